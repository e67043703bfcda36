import { expect, test } from 'vitest';
import { readNewBay } from './bay.ts';

const bay = { kind: 'bay', name: null, word: 'pont', number: null, isCount: false };
const technician = { kind: 'technician', name: null, word: null, number: null, isCount: false };

test.each([
  ['ajoute un pont', bay],
  ['tu peux ajouter un pont élévateur au planning stp', bay],
  ['ajoute le pont 4', { ...bay, number: 4 }],
  ['ajoute un pont Géométrie', { ...bay, name: 'pont Géométrie' }],
  ['on a maintenant un deuxième pont', { ...bay, number: 2, isCount: true }],
  ["on a installé un nouveau pont dans l'atelier", bay],
  ['we now have a third lift', { ...bay, word: 'lift', number: 3, isCount: true }],
  ['add another chair', { ...bay, word: 'chair' }],
  ['ajoute un fauteuil', { ...bay, word: 'fauteuil' }],
  ['ajoute Sami comme technicien', { ...technician, name: 'Sami' }],
  ['ajoute un technicien : Sami Leroux', { ...technician, name: 'Sami Leroux' }],
  ['add Nina Caron as a stylist', { ...technician, name: 'Nina Caron' }],
  ['mets Sami au planning', { ...technician, name: 'Sami' }],
  ['ajoute un technicien', technician],
])('"%s" is one more in the diary', (said, read) => {
  expect(readNewBay(said)).toEqual(read);
});

test.each([
  'on a un pont en panne',
  'on a un pont',
  'on a deux ponts',
  'ajoute un pont entre les deux',
  'ajoute un pont pour les utilitaires et appelle le fournisseur',
  'ajoute un technicien dès lundi prochain si possible',
  'le pont 2 est là',
  'ajoute Sami',
  'ajoute deux ponts',
  'ajoute un pont ; ajoute un technicien Sami',
  'ajoute un pont, supprime Karim',
  'add two technicians',
  'ajoute un pont à 300 €',
  'ajoute une vidange au devis',
])('"%s" is not read as one', (said) => {
  expect(readNewBay(said)).toBeNull();
});
