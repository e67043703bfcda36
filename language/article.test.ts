import { expect, test } from 'vitest';
import { small, withA, withThe, withYour } from './article.ts';

test.each([
  ['Révision', 'la révision', 'une révision'],
  ['Vidange', 'la vidange', 'une vidange'],
  ['Parallélisme', 'le parallélisme', 'un parallélisme'],
  ['Montage de pneus', 'le montage de pneus', 'un montage de pneus'],
  ['Contrôle avant contrôle technique', 'le contrôle avant contrôle technique', 'un contrôle avant contrôle technique'],
  ['Pré-contrôle', 'le pré-contrôle', 'un pré-contrôle'],
  ['Courroie de distribution', 'la courroie de distribution', 'une courroie de distribution'],
  ['Entretien annuel', "l'entretien annuel", 'un entretien annuel'],
  ['Coupe femme', 'la coupe femme', 'une coupe femme'],
  ['Plaquettes de frein avant', 'les plaquettes de frein avant', null],
  ['Pneus', 'les pneus', null],
  ['Essuie-glaces', 'les essuie-glaces', null],
  ['Devis', 'le devis', 'un devis'],
])('%s has its article', (name, the, a) => {
  expect([withThe(name), withA(name)]).toEqual([the, a]);
});

test.each(['Ombré', 'Bris de glace', 'Image', 'Hammam'])('%s has none: nobody can be sure', (name) => {
  expect(withA(name)).toBeNull();
});

test('a name inside a sentence begins with a small letter, unless it is an acronym', () => {
  expect(['Vidange', 'ABS', 'Écran'].map(small)).toEqual(['vidange', 'ABS', 'écran']);
});

test.each([
  ['Révision', 'votre révision'],
  ['Hydratation', 'votre hydratation'],
  ['Plaquettes de frein avant', 'vos plaquettes de frein avant'],
  ['Balayage', 'votre balayage'],
  ['Quatre pneus montés', null],
  ['4 pneus', null],
])("%s is somebody's: %s", (name, your) => {
  expect(withYour(name)).toBe(your);
});
