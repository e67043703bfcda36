import { v7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { KnownBlock } from '#db/block.ts';
import type { Language } from '#language/language.ts';
import { toLocal } from '#language/zone.ts';
import { type Colleague, instant, openWorld, type World } from '../fixtures/world.ts';
import { ToolError } from '../tool.ts';
import { readStretch } from './stretch.ts';

let world: World;
let julie: Colleague;

/** On Monday 23 November 2026 at nine; open from 8 to 12 and from 14 to 18, on Saturdays from 9 to 12. */
beforeAll(async () => {
  world = await openWorld();
  julie = await world.member({ name: 'Julie', role: 'MANAGER' });
});
afterAll(() => world.store.close());

/** The stretch in local time, what is asked, or what is told of a refusal. */
async function read(words: string, language: Language = 'fr', known: KnownBlock | null = null): Promise<unknown> {
  const turn = await world.turn(julie, { language });
  const key = await world.store.keyOf(world.tenantId);
  return world.inTenant(async (db) => {
    const ctx = {
      ...turn,
      db,
      key,
      wrote() {},
      post: async () => false,
      runImport: () => Promise.resolve(),
      leave: async () => false,
    };
    try {
      const stretch = await readStretch(ctx, words, known);
      return 'which' in stretch ? stretch : `${local(stretch.from)} ${local(stretch.to)}`;
    } catch (error) {
      if (error instanceof ToolError) return error.said?.[language] ?? error.message;
      throw error;
    }
  });
}

function local(at: Date): string {
  const { date, time } = toLocal(at, 'Europe/Paris');
  return `${date}T${time}`;
}

describe('words become a stretch of time', () => {
  test.each([
    ['fr', 'demain', '2026-11-24T08:00 2026-11-24T18:00'],
    ['fr', 'demain matin', '2026-11-24T08:00 2026-11-24T12:00'],
    ['fr', 'demain après-midi', '2026-11-24T13:00 2026-11-24T18:00'],
    ['fr', 'demain de 14h à 16h', '2026-11-24T14:00 2026-11-24T16:00'],
    ['fr', 'le 20 janvier de 14h à 16h30', '2027-01-20T14:00 2027-01-20T16:30'],
    ['fr', 'vendredi à partir de 15h', '2026-11-27T15:00 2026-11-27T18:00'],
    ['fr', "vendredi jusqu'à 10h", '2026-11-27T08:00 2026-11-27T10:00'],
    ['fr', 'vendredi à 10h', '2026-11-27T10:00 2026-11-27T11:00'],
    ['fr', 'samedi', '2026-11-28T09:00 2026-11-28T12:00'],
    ['fr', 'du 22 au 26 février', '2027-02-22T08:00 2027-02-26T18:00'],
    ['fr', 'demain et mercredi', '2026-11-24T08:00 2026-11-25T18:00'],
    ['fr', 'la semaine prochaine', '2026-11-30T08:00 2026-12-07T00:00'],
    ['en', 'tomorrow morning', '2026-11-24T08:00 2026-11-24T12:00'],
    ['en', '20 January from 2pm to 4pm', '2027-01-20T14:00 2027-01-20T16:00'],
    ['en', 'Friday from 10 to 11', '2026-11-27T10:00 2026-11-27T11:00'],
  ] as const)('in %s: %s', async (language, words, stretch) => {
    expect(await read(words, language)).toBe(stretch);
  });

  test('written by a machine, they are taken as they are', async () => {
    expect(await read('2026-11-24T13:00:00.000Z/2026-11-24T15:00:00.000Z')).toBe('2026-11-24T14:00 2026-11-24T16:00');
  });
});

test('a day that the words leave open is asked for, with its hours', async () => {
  expect(await read('jeudi prochain de 14h à 16h')).toEqual({
    which: [
      { label: 'jeudi 26 novembre', input: { when: '2026-11-26T13:00:00.000Z/2026-11-26T15:00:00.000Z' } },
      { label: 'jeudi 3 décembre', input: { when: '2026-12-03T13:00:00.000Z/2026-12-03T15:00:00.000Z' } },
    ],
  });
});

describe('what is no stretch of time is refused', () => {
  test.each([
    ['fr', 'un jour', /^Je ne lis pas d'heures dans "un jour"\. De quand à quand \?$/],
    ['fr', 'le 31 novembre', /^Je ne lis pas d'heures/],
    ['fr', 'demain de 14h à 27h', /^Je ne lis/],
    ['fr', 'demain matin pour 412', 'Je ne lis que "demain matin". De quand à quand ?'],
    ['fr', 'la semaine prochaine sauf mercredi', /^Je bloque un seul temps à la fois/],
    ['en', 'tomorrow and Friday', /^I block one stretch at a time/],
    ['fr', 'hier', "C'est déjà passé. De quand à quand ?"],
    ['fr', 'le matin', 'Pour quel jour ?'],
    ['fr', '2026-11-24T15:00:00.000Z/2026-11-24T13:00:00.000Z', 'La fin est avant le début. De quand à quand ?'],
    ['fr', '2026-13-45T15:00:00.000Z/2026-13-46T13:00:00.000Z', /^(?:Je ne lis|La fin)/],
    ['en', 'yesterday', 'That is past already. From when to when?'],
    ['en', 'some day', /^I cannot read a time/],
  ] as const)('in %s: %s', async (language, words, said) => {
    expect(await read(words, language)).toMatch(said);
  });
});

describe('a block that is changed keeps what is not said', () => {
  const known: KnownBlock = {
    ...{ id: v7(), version: 1, resourceId: v7(), resource: 'Pont 1', reason: null },
    ...{ startsAt: instant('2026-11-25T14:00'), endsAt: instant('2026-11-25T16:00') },
  };
  test.each([
    ['fr', "jusqu'à 17h", '2026-11-25T14:00 2026-11-25T17:00'],
    ['fr', 'de 15h à 18h', '2026-11-25T15:00 2026-11-25T18:00'],
    ['fr', 'une heure plus tard', '2026-11-25T15:00 2026-11-25T17:00'],
    ['fr', '2 heures plus tôt', '2026-11-25T12:00 2026-11-25T14:00'],
    ['fr', 'vendredi de 10h à 11h', '2026-11-27T10:00 2026-11-27T11:00'],
    ['en', 'one hour later', '2026-11-25T15:00 2026-11-25T17:00'],
    ['en', 'until 5pm', '2026-11-25T14:00 2026-11-25T17:00'],
  ] as const)('in %s: %s', async (language, words, stretch) => {
    expect(await read(words, language, known)).toBe(stretch);
  });

  test('and cannot end before it begins', async () => {
    expect(await read("jusqu'à 13h", 'fr', known)).toBe('La fin est avant le début. De quand à quand ?');
  });
});
