import { describe, expect, test } from 'vitest';
import { seededRandom } from '#db/seed/chance.ts';
import { lineCents, type PricedLine, spread, totalsOf } from './totals.ts';

const line = (unitCents: number, change: Partial<PricedLine> = {}): PricedLine => {
  return { quantity: 1, unitCents, vatBp: 2_000, ...change };
};
const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0);

test('prices include VAT, which is taken out of what is paid', () => {
  expect(totalsOf([line(13_900), line(8_500)], null)).toEqual({
    subtotalCents: 22_400,
    discountCents: 0,
    totalCents: 22_400,
    vat: [{ vatBp: 2_000, netCents: 18_667, vatCents: 3_733 }],
  });
});

test('a half cent is rounded up, line by line', () => {
  expect(lineCents({ quantity: 1.5, unitCents: 333 })).toBe(500);
  expect(lineCents({ quantity: 0.33, unitCents: 100 })).toBe(33);
  expect(totalsOf([line(1, { quantity: 0.5 }), line(1, { quantity: 0.5 })], null).totalCents).toBe(2);
});

test('a discount is a part of the whole or an amount', () => {
  expect(totalsOf([line(13_990)], { discountBp: 1_000 })).toMatchObject({ discountCents: 1_399, totalCents: 12_591 });
  expect(totalsOf([line(13_900)], { discountCents: 900 })).toMatchObject({ discountCents: 900, totalCents: 13_000 });
  expect(totalsOf([line(13_900)], { discountBp: 10_000 })).toMatchObject({
    totalCents: 0,
    vat: [{ netCents: 0, vatCents: 0 }],
  });
});

test('a discount is spread over the rates, to the cent', () => {
  const { vat } = totalsOf([line(10_000), line(10_000, { vatBp: 1_000 })], { discountCents: 333 });
  expect(vat).toEqual([
    { vatBp: 1_000, netCents: 8_939, vatCents: 894 },
    { vatBp: 2_000, netCents: 8_195, vatCents: 1_639 },
  ]);
});

test('nothing costs nothing', () => {
  expect(totalsOf([], { discountBp: 500 })).toEqual({ subtotalCents: 0, discountCents: 0, totalCents: 0, vat: [] });
});

describe('whatever the lines and the discount', () => {
  const random = seededRandom(2_026);
  const upTo = (most: number) => Math.floor(random() * (most + 1));
  const cases = Array.from({ length: 500 }, () => {
    const lines = Array.from({ length: 1 + upTo(8) }, () => {
      const vatBp = [0, 550, 1_000, 2_000][upTo(3)] ?? 0;
      return { quantity: (1 + upTo(999)) / 100, unitCents: upTo(200_000), vatBp };
    });
    const { subtotalCents } = totalsOf(lines, null);
    const discount = random() < 0.5 ? { discountBp: upTo(10_000) } : { discountCents: upTo(subtotalCents) };
    return { lines, totals: totalsOf(lines, discount) };
  });

  test('net and VAT of all rates are the total', () => {
    for (const { totals } of cases) {
      expect(sum(totals.vat.map(({ netCents, vatCents }) => netCents + vatCents))).toBe(totals.totalCents);
      expect(totals.subtotalCents - totals.discountCents).toBe(totals.totalCents);
    }
  });

  test('every amount is a whole number of cents, and none is below zero', () => {
    for (const { totals } of cases) {
      const { vat, ...amounts } = totals;
      const all = [...Object.values(amounts), ...vat.flatMap(({ netCents, vatCents }) => [netCents, vatCents])];
      expect(all.filter((cents) => !Number.isInteger(cents) || cents < 0)).toEqual([]);
    }
  });

  test('the lines add up to the subtotal', () => {
    for (const { lines, totals } of cases) expect(sum(lines.map(lineCents))).toBe(totals.subtotalCents);
  });
});

test('an amount is spread in proportion, and adds up', () => {
  expect(spread(100, [1, 1, 1])).toEqual([34, 33, 33]);
  expect(spread(10, [0, 5])).toEqual([0, 10]);
  expect(spread(10, [0, 0])).toEqual([0, 0]);
});
