import { expect, test } from 'vitest';
import { garage } from '#db/seed/garage.ts';
import { salon } from '#db/seed/salon.ts';
import { fold } from '#language/normalise.ts';
import { readServices, readCatalogue } from './catalogue.ts';
import { momentAt } from './fixtures/moment.ts';

const ofGarage = readCatalogue(momentAt(garage, 'fr').services);
const ofSalon = readCatalogue(momentAt(salon, 'fr').services);

function found(text: string, catalogue = ofGarage): { clear: string[]; unclear: string[] } {
  const { clear, unclear } = readServices(fold(text).split(' '), catalogue);
  return { clear, unclear };
}

test.each([
  ['je voudrais une vidange', ['vidange']],
  ['changer mes 4 pneus', ['pneus']],
  ['une vidnage svp', ['vidange']],
  ['les plaquettes de frein avant', ['plaquettes-avant']],
  ['plaquettes arriere', ['plaquettes-arriere']],
  ['refaire les freins', ['freins-complets']],
  ['la clim', ['climatisation']],
  ['I need new tyres', ['pneus']],
  ["c'est combien", []],
  ['je voudrais un rendez-vous', []],
])('%s', (text, services) => {
  expect(found(text)).toEqual({ clear: services, unclear: [] });
});

test('words that fit several services name none of them for sure', () => {
  expect(found('mes plaquettes')).toEqual({ clear: [], unclear: ['plaquettes-avant', 'plaquettes-arriere'] });
  expect(found('une coupe', ofSalon)).toEqual({ clear: [], unclear: ['coupe-femme', 'coupe-homme', 'coupe-enfant'] });
});

test.each([
  ['a mens haircut', 'coupe-homme'],
  ["men's haircut please", 'coupe-homme'],
  ['haircut for women', 'coupe-femme'],
  ["a women's cut", 'coupe-femme'],
  ['cut for a woman', 'coupe-femme'],
])('%s is for whom it says', (text, service) => {
  expect(found(text, ofSalon)).toEqual({ clear: [service], unclear: [] });
});

test('for whom decides which of the services a plain word means, not which of two things is wanted', () => {
  expect(found('can my daughter get a trim', ofSalon)).toEqual({ clear: ['coupe-enfant'], unclear: [] });
  expect(found('a haircut for my son', ofSalon)).toEqual({ clear: ['coupe-enfant'], unclear: [] });
  expect(found('coupe femme pour ma fille', ofSalon).clear).toEqual(['coupe-femme']);
  expect(found('a beard trim for my husband', ofSalon).clear).toEqual(['barbe']);
  expect(found('my sister can babysit', ofSalon).clear).toEqual([]);
});

test('a service beside a word that fits several is not chosen alone', () => {
  expect(found('une couleur et une coupe', ofSalon)).toEqual({
    clear: [],
    unclear: ['couleur', 'coupe-femme', 'coupe-homme', 'coupe-enfant'],
  });
});

test('two services in one text are both found', () => {
  expect(found('vidange et pneus').clear).toEqual(['vidange', 'pneus']);
});
