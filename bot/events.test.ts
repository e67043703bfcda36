import { Redis } from 'ioredis';
import { describe, expect, onTestFinished, test } from 'vitest';
import { quiet } from '#db/fixtures/test-store.ts';
import { type BotEvent, connectRedis, type Events, localEvents } from './events.ts';

const event: BotEvent = { kind: 'turn', tenantId: 't', conversationId: 'c', id: '1' };

test('everybody in the process hears an event, until they leave', () => {
  const events = localEvents();
  const first = listen(events);
  const second: BotEvent[] = [];
  const leave = events.subscribe((heard) => second.push(heard));
  events.publish(event);
  leave();
  events.publish({ ...event, id: '2' });
  expect(first.map(({ id }) => id)).toEqual(['1', '2']);
  expect(second).toEqual([event]);
});

test('without Redis at the start, the process goes on alone and says so', async () => {
  const warnings: string[] = [];
  const line = await connectRedis('redis://127.0.0.1:1', { ...quiet, warn: (_fields, said) => warnings.push(said) });
  onTestFinished(() => line.close());
  const heard = listen(line.events);
  line.events.publish(event);
  expect(heard).toEqual([event]);
  expect(warnings).toContain('redis away');
  await expect(line.ping()).rejects.toThrow();
});

describe.runIf(process.env['TEST_REDIS_URL'])('over Redis', () => {
  test('another process hears an event once, and its own process hears it at once', async () => {
    const [here, there] = [await open(), await open()];
    const [heardHere, heardThere] = [listen(here.events), listen(there.events)];
    // Other tests may use the same Redis at the same time.
    const id = `test-${Math.random()}`;
    const arrived = arrivalOf(there.events, `${id}-last`);
    here.events.publish({ ...event, id });
    expect(heardHere.map((heard) => heard.id)).toEqual([id]);
    here.events.publish({ ...event, id: `${id}-last` });
    await arrived;
    expect(heardThere.filter((heard) => heard.id === id)).toEqual([{ ...event, id }]);
    expect(heardHere.filter((heard) => heard.id === id)).toHaveLength(1);
  });

  test.each(['no JSON', '{"kind":"unheard of"}', JSON.stringify({ from: 'x', events: [{ ...event, kind: 'new' }] })])(
    'what is no event of ours is passed over: %s',
    async (text) => {
      const [here, there] = [await open(), await open()];
      const id = `test-${Math.random()}`;
      const arrived = arrivalOf(there.events, id);
      const stranger = new Redis(process.env['TEST_REDIS_URL'] ?? ''); // Set, or the test would not run.
      await stranger.publish('comptoir:events', text);
      stranger.disconnect();
      here.events.publish({ ...event, id });
      expect(await arrived).toEqual({ ...event, id });
    },
  );

  test('it can be asked whether it is there', async () => {
    const line = await open();
    await expect(line.ping()).resolves.toBeUndefined();
  });
});

async function open() {
  const line = await connectRedis(process.env['TEST_REDIS_URL'] ?? '', quiet); // Set, or the test would not run.
  onTestFinished(() => line.close());
  return line;
}

function listen(events: Events): BotEvent[] {
  const heard: BotEvent[] = [];
  onTestFinished(events.subscribe((one) => heard.push(one)));
  return heard;
}

function arrivalOf(events: Events, id: string): Promise<BotEvent> {
  return new Promise((resolve) => {
    onTestFinished(events.subscribe((heard) => heard.id === id && resolve(heard)));
  });
}
