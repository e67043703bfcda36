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

test('two services in one text are both found', () => {
  expect(found('vidange et pneus').clear).toEqual(['vidange', 'pneus']);
});
