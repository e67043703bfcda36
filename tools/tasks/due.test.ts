import { describe, expect, test } from 'vitest';
import type { Language } from '#language/language.ts';
import { instant } from '../fixtures/world.ts';
import { ToolError } from '../tool.ts';
import { dueLabel, readDue } from './due.ts';

/** Monday 23 November 2026, nine in the morning. */
const ctx = (language: Language = 'fr') => ({
  now: () => instant('2026-11-23T09:00'),
  tenant: { id: '', name: 'Garage Test', zone: 'Europe/Paris' },
  language,
});

describe('words become a day, and an hour where one was said', () => {
  test.each([
    ['fr', 'demain', '2026-11-24', null],
    ['fr', 'demain 8h', '2026-11-24', '08:00'],
    ['fr', 'demain à 8h30', '2026-11-24', '08:30'],
    ['fr', "aujourd'hui", '2026-11-23', null],
    ['fr', 'à 15h', '2026-11-23', '15:00'],
    ['fr', 'ce soir', '2026-11-23', null],
    ['fr', 'vendredi', '2026-11-27', null],
    ['fr', 'avant vendredi soir', '2026-11-27', null],
    ['fr', 'avant midi', '2026-11-23', '12:00'],
    ['fr', 'le 3 décembre', '2026-12-03', null],
    ['fr', 'le 3 décembre à 14h', '2026-12-03', '14:00'],
    ['fr', '3/12', '2026-12-03', null],
    ['fr', 'cette semaine', '2026-11-29', null],
    ['fr', 'dans trois jours', '2026-11-26', null],
    ['fr', 'dans 10 jours', '2026-12-03', null],
    ['fr', 'dans huit jours', '2026-11-30', null],
    ['fr', 'dans quinze jours', '2026-12-07', null],
    ['fr', 'sous une semaine', '2026-11-30', null],
    ['fr', 'dans deux semaines', '2026-12-07', null],
    ['en', 'tomorrow at 8am', '2026-11-24', '08:00'],
    ['en', 'Friday', '2026-11-27', null],
    ['en', 'by Friday 5pm', '2026-11-27', '17:00'],
    ['en', 'in two weeks', '2026-12-07', null],
    ['en', 'in a week', '2026-11-30', null],
    ['en', 'December 3rd', '2026-12-03', null],
  ] as const)('in %s: %s', (language, words, dueOn, dueAt) => {
    expect(readDue(ctx(language), words)).toEqual({ due: { dueOn, dueAt } });
  });

  test('written by a machine, they are taken as they are', () => {
    expect(readDue(ctx(), '2026-12-03')).toEqual({ due: { dueOn: '2026-12-03', dueAt: null } });
    expect(readDue(ctx(), '2026-12-03T14:30')).toEqual({ due: { dueOn: '2026-12-03', dueAt: '14:30' } });
  });

  test('an hour alone is one of the day that is known, and of no past hour of today', () => {
    expect(readDue(ctx(), 'à 8h', '2026-11-25')).toEqual({ due: { dueOn: '2026-11-25', dueAt: '08:00' } });
    expect(refused(() => readDue(ctx(), 'à 8h'))).toBe(`"à 8h", c'est déjà passé. Pour quand ?`);
  });
});

test('a day that the words leave open is asked for, with the hour', () => {
  const read = readDue(ctx(), 'jeudi prochain à 10h');
  expect(read).toEqual({
    which: [
      { label: 'jeudi 26 novembre à 10 h', input: { due: '2026-11-26T10:00' } },
      { label: 'jeudi 3 décembre à 10 h', input: { due: '2026-12-03T10:00' } },
    ],
  });
});

describe('what cannot be a day is refused', () => {
  test.each([
    ['no day at all', 'bientôt'],
    ['a day no calendar has', 'le 31 novembre'],
    ['an hour no clock has', 'demain à 27h'],
    ['a number that was read in half', 'vendredi 27 novembre dossier 412'],
    ['no words', ''],
  ])('%s', (_, words) => {
    expect(refused(() => readDue(ctx(), words))).toBe(`Je ne lis pas de jour dans "${words}". Pour quand ?`);
  });

  test.each(['hier', 'le 20 novembre 2026', '2026-11-20'])('a day that is past (%s)', (words) => {
    expect(refused(() => readDue(ctx(), words))).toBe(`"${words}", c'est déjà passé. Pour quand ?`);
  });

  test.each(['2026-13-45', '2026-02-30', '2026-12-03T27:00'])('a date that is none (%s)', (words) => {
    expect(refused(() => readDue(ctx(), words))).toBe(`Je ne lis pas de jour dans "${words}". Pour quand ?`);
  });
});

test('a day and an hour are told as one says them', () => {
  const due = { dueOn: '2026-11-24', dueAt: '08:00' };
  expect(dueLabel(due, 'fr')).toBe('mardi 24 novembre à 8 h');
  expect(dueLabel(due, 'en')).toBe('Tuesday 24 November at 8 am');
  expect(dueLabel({ ...due, dueAt: null }, 'fr')).toBe('mardi 24 novembre');
});

/** What the person is told of a refusal. */
function refused(read: () => unknown): string {
  try {
    return `It was read: ${JSON.stringify(read())}`;
  } catch (error) {
    if (error instanceof ToolError) return error.said?.fr ?? error.message;
    throw error;
  }
}
