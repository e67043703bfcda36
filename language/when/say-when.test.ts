import { describe, expect, test } from 'vitest';
import { seededRandom } from '#db/seed/chance.ts';
import type { Language } from '../language.ts';
import { readWhen } from '../when.ts';
import { addDays, type LocalDate, type LocalTime } from '../zone.ts';
import { sayWhen, type Constraint } from './say-when.ts';

const today = '2026-11-23'; // a Monday
/** Before the first of the hours that are drawn: none of them is over. */
const now = new Date(`${today}T05:00+01:00`);
const anything: Constraint = { days: [], time: null, around: false, from: null, to: null, prefers: null };
const decemberFirst = Array.from({ length: 10 }, (_, index) => addDays('2026-12-01', index));

function readBack(text: string, language: Language): Constraint & { ambiguous: boolean; problem: string | null } {
  const when = readWhen(text, { now, zone: 'Europe/Paris', language });
  const { days, time, around, from, to, prefers, ambiguous, problem } = when ?? {
    ...anything,
    ambiguous: false,
    problem: null,
  };
  return { days, time, around, from, to, prefers, ambiguous, problem };
}

describe('a constraint is said', () => {
  test.each<[Partial<Constraint>, string, string]>([
    [{ days: ['2026-11-27'], time: '14:00' }, 'vendredi 27 novembre à 14 h', 'Friday 27 November at 2 pm'],
    [
      { days: ['2026-11-24', '2026-11-26'], from: '14:00', to: '18:00' },
      'mardi 24 novembre ou jeudi 26 novembre entre 14 h et 18 h',
      'Tuesday 24 November or Thursday 26 November between 2 pm and 6 pm',
    ],
    [
      { days: decemberFirst, to: '12:00' },
      'du mardi 1er décembre au jeudi 10 décembre avant 12 h',
      'from Tuesday 1 December to Thursday 10 December before 12 pm',
    ],
    [{ from: '16:00' }, 'à partir de 16 h', 'from 4 pm'],
    [
      {
        days: ['2026-11-27', '2026-11-30', '2026-12-02', '2026-12-03', '2026-12-04'],
        time: '10:00',
        around: true,
        prefers: 'latest',
      },
      'vendredi 27 novembre, lundi 30 novembre ou du mercredi 2 décembre au vendredi 4 décembre vers 10 h le plus tard possible',
      'Friday 27 November, Monday 30 November or from Wednesday 2 December to Friday 4 December around 10 am as late as possible',
    ],
    [{ prefers: 'earliest' }, 'le plus tôt possible ce jour-là', 'as early as possible that day'],
    [{}, '', ''],
  ])('%o', (said, french, english) => {
    expect(sayWhen({ ...anything, ...said }, 'fr')).toBe(french);
    expect(sayWhen({ ...anything, ...said }, 'en')).toBe(english);
  });
});

test('a list of days in a row is read as well as their range', () => {
  const words = 'mercredi 2 décembre, jeudi 3 décembre ou vendredi 4 décembre vers 10 h le plus tard possible';
  expect(readBack(words, 'fr')).toEqual({
    ...anything,
    days: ['2026-12-02', '2026-12-03', '2026-12-04'],
    time: '10:00',
    around: true,
    prefers: 'latest',
    ambiguous: false,
    problem: null,
  });
});

test.each<Language>(['fr', 'en'])('what is said in %s is read back as it was, whatever it is', (language) => {
  const random = seededRandom(20261123);
  for (let round = 0; round < 3000; round++) {
    const constraint = drawn(random);
    const words = sayWhen(constraint, language);
    expect(readBack(words, language), `${words}`).toEqual({ ...constraint, ambiguous: false, problem: null });
  }
});

/** Days within a year of today, alone and in stretches, an hour or a window of them, and a preference or none. */
function drawn(random: () => number): Constraint {
  const below = (count: number) => Math.floor(random() * count);
  const days = new Set<LocalDate>();
  for (let stretch = below(4); stretch > 0; stretch--) {
    // Most people ask for the coming weeks.
    const first = below(random() < 0.5 ? 40 : 360);
    const length = random() < 0.5 ? 1 : 1 + below(12);
    for (let day = first; day < first + length && day <= 365; day++) days.add(addDays(today, day));
  }
  const minutes = [0, 0, 30, 15, 45, 5, 20][below(7)] ?? 0;
  const early = 6 + below(8);
  const first: LocalTime = `${String(early).padStart(2, '0')}:${String(minutes).padStart(2, '0')}`;
  const last: LocalTime = `${early + 1 + below(9)}:${below(2) === 0 ? '00' : '30'}`.padStart(5, '0');
  const hours = [
    {},
    { time: first },
    { time: last },
    { time: last, around: true },
    { from: first },
    { to: last },
    { from: first, to: last },
  ][below(7)];
  const prefers = ([null, null, 'earliest', 'latest'] as const)[below(4)] ?? null;
  return { ...anything, days: [...days].toSorted(), ...hours, prefers };
}
