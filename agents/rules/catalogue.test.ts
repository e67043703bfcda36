import { expect, test } from 'vitest';
import { fold } from '#language/normalise.ts';
import { findServices, readCatalogue } from './catalogue.ts';
import { garageDesk, salonDesk } from './fixtures/businesses.ts';

const garage = readCatalogue(garageDesk('fr').context.services);
const salon = readCatalogue(salonDesk('fr').context.services);

function found(text: string, catalogue = garage): { clear: string[]; unclear: string[] } {
  const { clear, unclear } = findServices(fold(text).split(' '), catalogue);
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
  expect(found('une coupe', salon)).toEqual({ clear: [], unclear: ['coupe-femme', 'coupe-homme'] });
});

test.each([
  ['a mens haircut', 'coupe-homme'],
  ["men's haircut please", 'coupe-homme'],
  ['haircut for women', 'coupe-femme'],
  ["a women's cut", 'coupe-femme'],
  ['cut for a woman', 'coupe-femme'],
])('%s is for whom it says', (text, service) => {
  expect(found(text, salon)).toEqual({ clear: [service], unclear: [] });
});

test('for whom decides which of the services a plain word means, not which of two things is wanted', () => {
  expect(found('can my daughter get a trim', salon)).toEqual({ clear: ['coupe-enfant'], unclear: [] });
  expect(found('a haircut for my son', salon)).toEqual({ clear: ['coupe-enfant'], unclear: [] });
  expect(found('coupe femme pour ma fille', salon).clear).toEqual(['coupe-femme', 'coupe-enfant']);
});

test('a service beside a word that fits several is not chosen alone', () => {
  expect(found('une couleur et une coupe', salon)).toEqual({
    clear: [],
    unclear: ['couleur', 'coupe-femme', 'coupe-homme'],
  });
});

test('two services in one text are both found', () => {
  expect(found('vidange et pneus').clear).toEqual(['vidange', 'pneus']);
});
