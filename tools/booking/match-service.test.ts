import { expect, test } from 'vitest';
import type { ServiceRow } from '#db/service.ts';
import { garage } from '#db/seed/garage.ts';
import { salon } from '#db/seed/salon.ts';
import { matchServices } from './match-service.ts';

/** The columns a catalogue's row has beside what is matched are not read. */
const rows = (business: typeof garage) => business.services.map((offer) => offer as unknown as ServiceRow);
const codes = (query: string, business = garage) => matchServices(query, rows(business)).map(({ code }) => code);

test.each([
  ['vidange', ['vidange']],
  ['PLAQUETTES-AVANT', ['plaquettes-avant']],
  ['une vidange svp', ['vidange']],
  ['je voudrais faire la révision de ma clio', ['revision']],
  ['vidnage', ['vidange']],
  ['courroie de distrbution', ['courroie']],
  ['plaquettes avant', ['plaquettes-avant']],
  ['freins avant', ['plaquettes-avant']],
  ['plaquettes', ['plaquettes-avant', 'plaquettes-arriere']],
  ['freins', ['freins-complets']],
  ['oil change', ['vidange']],
  ['winter tyres please', ['pneus']],
  ['contrôle technique', ['controle-avant-ct']],
  ['pneu et vidange', ['vidange', 'pneus']],
  ['clim', ['climatisation']],
])('"%s" names %j', (query, expected) => {
  expect(codes(query).toSorted()).toEqual(expected.toSorted());
});

test.each(['', 'peinture', 'une coupe', 'bonjour', 'ma voiture', 'de la', 'a', 'à'])('"%s" names nothing', (query) => {
  expect(codes(query)).toEqual([]);
});

test('a word within another word is no match', () => {
  expect(codes('actif')).toEqual([]);
  expect(codes('huilerie')).toEqual([]);
});

test('another trade has other words', () => {
  expect(codes('vidange', salon)).toEqual([]);
  expect(codes('coupe homme', salon)).toHaveLength(1);
});

test.each([
  ['mens haircut', 'coupe-homme'],
  ["a men's cut", 'coupe-homme'],
  ['haircut for women', 'coupe-femme'],
  ["a women's cut", 'coupe-femme'],
  ['cut for a woman', 'coupe-femme'],
  ['childrens cut', 'coupe-enfant'],
])('"%s" is for whom it says', (query, code) => {
  expect(codes(query, salon)).toEqual([code]);
});
