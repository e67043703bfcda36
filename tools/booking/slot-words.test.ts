import { expect, test } from 'vitest';
import { eitherSlot } from './slot-words.ts';

const [eight, ten, two] = ['2026-11-26T08:00', '2026-11-26T10:00', '2026-11-26T14:30'].map((startsAt) => ({
  startsAt,
}));
const december = { startsAt: '2026-12-01T09:00' };

test.each([
  [[eight], 'jeudi 26 novembre à 8 h', 'Thursday 26 November at 8 am'],
  [[eight, ten], 'jeudi 26 novembre à 8 h ou à 10 h', 'Thursday 26 November at 8 am or 10 am'],
  [[eight, ten, two], 'jeudi 26 novembre à 8 h, à 10 h ou à 14 h 30', 'Thursday 26 November at 8 am, 10 am or 2:30 pm'],
  [
    [eight, december],
    'jeudi 26 novembre à 8 h ou mardi 1er décembre à 9 h',
    'Thursday 26 November at 8 am or Tuesday 1 December at 9 am',
  ],
])('%j: a day is said once', (slots, french, english) => {
  const known = slots.flatMap((slot) => slot ?? []);
  expect(eitherSlot(known, 'fr')).toBe(french);
  expect(eitherSlot(known, 'en')).toBe(english);
});

test('each day has what goes before it', () => {
  expect(eitherSlot([eight ?? december, december], 'fr', 'au ')).toBe(
    'au jeudi 26 novembre à 8 h ou au mardi 1er décembre à 9 h',
  );
});
