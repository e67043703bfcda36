import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type LastingPlace, lastingPlace } from '#bot/fixtures/lasting-place.ts';
import { quiet } from '#db/fixtures/test-store.ts';
import type { Place } from '#db/db.ts';
import type { TurnRecord } from '#db/record.ts';
import { readEnvironment } from '#root/config.ts';
import { refuseDemoSecrets } from './demo.ts';
import { type Desk, openDesk } from './desk.ts';
import { readPersona } from './personas.ts';

const now = () => new Date('2026-11-23T08:00:00Z');
let place: LastingPlace;
beforeAll(async () => {
  place = await lastingPlace();
});
afterAll(() => place.remove());

describe('the desk', () => {
  test('takes a conversation up where the last one who opened it left', async () => {
    const first = await open(place.first);
    expect(first.isFresh).toBe(false);
    expect(textOf(await first.say('je voudrais une vidange mercredi 16 décembre à 14h30'))).toMatch(/14 h 30/);
    expect(await first.say('')).toMatchObject({ turn: { lane: 'agent' } });
    await first.close();

    const second = await open(place.again);
    const record = await second.say('Vous êtes ouverts samedi ?');
    expect(textOf(record)).not.toMatch(/automatique/); // It was said in the first one.
    await second.close();
  });

  test('starts over as often as it is asked to, even where others did before', async () => {
    for (const round of [1, 2]) {
      const desk = await open(place.again);
      for (let renewal = 0; renewal < 2; renewal += 1) {
        await desk.renew();
        expect(textOf(await desk.say('Bonjour')), `round ${round}`).toMatch(/automatique/);
      }
      await desk.close();
    }
  });

  test('is refused in production on a database that has the demo in it', async () => {
    const desk = await open(place.again);
    await expect(refuseDemoSecrets(desk.comptoir.ctx.store)).rejects.toThrow(/Use another database for production/);
    await desk.close();
  });

  test('is closed again when it cannot be opened whole', async () => {
    const wrongKey = readEnvironment({ ENCRYPTION_KEY: Buffer.alloc(32, 5).toString('base64') });
    await expect(open(place.again, wrongKey)).rejects.toThrow(/ENCRYPTION_KEY is not the one it was sealed with/);
    // On an embedded database this would be refused while the first one still had it.
    const desk = await open(place.again);
    await desk.close();
  });

  test('speaks to a terminal as well, where nothing is signed', async () => {
    const written: string[] = [];
    const desk = await open(place.again, readEnvironment({}), {
      channel: 'terminal',
      write: (text) => written.push(text),
    });
    const record = await desk.say('Vous êtes ouverts samedi ?');
    expect(written).toEqual([textOf(record)]);
    expect(await desk.say('   ')).toBeNull();
    expect(await desk.say('STOP')).toMatchObject({ turn: { lane: 'legal' } });
    const all = [...written];
    expect(await desk.say('Bonjour')).toMatchObject({ turn: { lane: 'legal' }, sent: [] });
    expect(written).toEqual(all);
    await desk.close();
  });
});

function open(
  where: Place,
  env = readEnvironment({}),
  more: Partial<Parameters<typeof openDesk>[0]> = {},
): Promise<Desk> {
  return openDesk({
    env,
    place: where,
    log: quiet,
    now,
    persona: readPersona('customer', 'garage'),
    channel: 'sms',
    write: () => {},
    ...more,
  });
}

function textOf(record: TurnRecord | null): string {
  return record?.sent.map(({ text }) => text).join('\n') ?? '';
}
