import { expect, test } from 'vitest';
import { readAmounts } from './amount.ts';
import { noise } from './quantities/noise.ts';

test.each([
  ['189 €', 18_900],
  ['189€', 18_900],
  ['189,50 €', 18_950],
  ['1 234,50 euros', 123_450],
  ['1.234,50 €', 123_450],
  ['12 345 €', 1_234_500],
  ['89€50', 8_950],
  ['89 euros 50', 8_950],
  ['89 euros et 50 centimes', 8_950],
  ['€89', 8_900],
  ['€1,234.50', 123_450],
  ['89.00 EUR', 8_900],
  ['EUR 89', 8_900],
  ['cent quatre-vingts euros', 18_000],
  ['deux cent cinquante euros', 25_000],
  ['soixante-quinze euros', 7_500],
  ['mille euros', 100_000],
  ['a hundred and twenty euros', 12_000],
  ['fifty cents', 50],
  ['budget max 100 euros stp', 10_000],
])('"%s" is %i cents', (text, cents) => {
  expect(readAmounts(text).map((amount) => amount.cents)).toEqual([cents]);
});

test('a message may hold several amounts, each with its words', () => {
  expect(readAmounts('entre 89 et 120 €, pas deux cents euros')).toEqual([
    { cents: 8_900, text: '89' },
    { cents: 12_000, text: '120 €' },
    { cents: 20_000, text: 'deux cents euros' },
  ]);
});

test.each([
  '189',
  '4 pneus',
  '15 000 km',
  '9 h 30',
  '06 39 98 01 01',
  'AB-123-CD',
  '26/11/2026',
  '20 %',
  'Euro 6',
  'cent personnes',
  '2e créneau',
  'the european car',
  '',
])('"%s" holds no amount', (text) => {
  expect(readAmounts(text)).toEqual([]);
});

test('noise is read without an error', () => {
  for (const text of noise()) expect(Array.isArray(readAmounts(text))).toBe(true);
});
