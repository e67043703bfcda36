import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { readEnvironment } from './config.ts';
import { newUuid, placeOf, wire } from './main.ts';
import { quiet } from '#db/fixtures/test-store.ts';

describe('ids', () => {
  test('are unique and sort in the order in which they were made, even where the clock stands still', () => {
    const newId = newUuid(() => new Date('2026-11-23T08:00:00Z'));
    const ids = Array.from({ length: 5_000 }, newId);
    expect(ids.toSorted()).toEqual(ids);
    expect(
      new Set([
        ...ids,
        ...Array.from(
          { length: 5_000 },
          newUuid(() => new Date('2026-11-23T08:00:00Z')),
        ),
      ]).size,
    ).toBe(10_000);
    expect(ids[0]).toMatch(/^01a2076b-4400-7/); // The time comes first: a uuid v7.
  });
});

describe('the data', () => {
  test('is on the server that is named, else in a folder', () => {
    expect(placeOf(readEnvironment({ DATABASE_URL: 'postgres://app@db/desk' }))).toMatchObject({
      kind: 'postgres',
      url: 'postgres://app@db/desk',
    });
    expect(placeOf(readEnvironment({ DATA_DIR: '/srv/desk' }))).toEqual({
      kind: 'pglite',
      folder: '/srv/desk',
      dump: null,
    });
  });

  test('is not opened by a program that is set up wrong', async () => {
    const env = readEnvironment({ MODEL_CHAIN: 'rules,gpt' });
    const folder = path.join(tmpdir(), `comptoir-${randomUUID()}`);
    const place = { kind: 'pglite', folder, dump: null } as const;
    const wiring = wire({
      env,
      place,
      log: quiet,
      now: () => new Date(),
      newId: () => '',
      random: () => 0.5,
      quietMs: 0,
    });
    await expect(wiring).rejects.toThrow(
      'There is no model "gpt" for the chain. Known: rules, gemini, local, rules-best.',
    );
    expect(existsSync(folder)).toBe(false);
  });
});
