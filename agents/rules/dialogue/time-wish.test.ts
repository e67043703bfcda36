import { expect, test } from 'vitest';
import { seededRandom } from '#db/seed/chance.ts';
import { readWhen } from '#language/when.ts';
import { anyTime, narrowTime, type TimeWish, timeWishOf, withoutTime, wishInWords } from './time-wish.ts';

const at = { now: new Date('2026-11-23T08:00:00Z'), zone: 'Europe/Paris', language: 'fr' } as const;

function said(text: string): TimeWish {
  const when = readWhen(text, at);
  if (!when) throw new Error(`"${text}" says no time.`);
  return timeWishOf(when);
}

const wish = (...texts: string[]) => texts.map(said).reduce(narrowTime, anyTime);
const words = (...texts: string[]) => wishInWords(wish(...texts), 'fr');

test.each([
  [['jeudi à 10h', 'vendredi'], 'vendredi 27 novembre à 10 h'],
  [['jeudi à 10h', 'à 14h'], 'jeudi 26 novembre à 14 h'],
  [['mardi ou jeudi', 'jeudi alors', 'le matin'], 'jeudi 26 novembre entre 6 h et 12 h'],
  [['la semaine prochaine', 'mercredi', 'le matin'], 'mercredi 2 décembre entre 6 h et 12 h'],
  [['la semaine prochaine', 'mercredi', 'non mardi'], 'mardi 1er décembre'],
  [['le matin', 'après 10h', 'vendredi'], 'vendredi 27 novembre entre 10 h et 12 h'],
  [['vendredi matin', "l'après-midi"], 'vendredi 27 novembre entre 13 h et 18 h'],
  [['jeudi 10h', 'vendredi matin'], 'vendredi 27 novembre entre 6 h et 12 h'],
])('%j is %s', (texts, expected) => {
  expect(words(...texts)).toBe(expected);
});

test('a day that does not suit stays out, until it is asked for by name', () => {
  const without = withoutTime(wish('mardi ou jeudi'), said('jeudi'));
  expect(without.days).toEqual(['2026-11-24']);
  expect(narrowTime(without, said('vendredi ou jeudi')).days).toEqual(['2026-11-27']);
  expect(narrowTime(without, said('jeudi')).days).toEqual(['2026-11-26']);
  expect(withoutTime(wish('jeudi'), said('jeudi')).days).toBeNull();
});

/** All of these hold together, whatever comes first. */
const together = [
  ['la semaine prochaine', 'mercredi', 'le matin', 'après 9h', 'avant 11h'],
  ['mercredi', 'à 10h', 'le matin'],
  ['mardi ou jeudi', 'jeudi', "l'après-midi", 'à partir de 15h'],
  ['la semaine prochaine', 'mardi ou jeudi', 'mardi', 'à 14h', 'après-midi'],
  ['du lundi 30 novembre au vendredi 4 décembre', 'jeudi', 'avant 12h'],
];

test('the same constraints in any order lead to the same wish', () => {
  const random = seededRandom(6);
  for (const texts of together) {
    const expected = words(...texts);
    expect(expected).not.toBeNull();
    for (let round = 0; round < 40; round++) {
      const shuffled = texts
        .map((text) => ({ text, key: random() }))
        .toSorted((a, b) => a.key - b.key)
        .map(({ text }) => text);
      expect({ shuffled, wish: words(...shuffled) }).toEqual({ shuffled, wish: expected });
      // Said twice.
      expect(words(...shuffled, ...shuffled.slice(0, 1))).toBe(expected);
    }
  }
});
