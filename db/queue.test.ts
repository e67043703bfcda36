import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Place } from './db.ts';
import { freshPlace, quiet, testMasterKey, testStore, type TestStore } from './fixtures/test-store.ts';
import type { TurnJob } from './queue.ts';
import { openStore, type Store } from './store.ts';

/** What runs a conversation's jobs in these tests, and what is told of those given up. */
const handlers = new Map<string, (label: string) => Promise<void>>();
const givenUp: string[] = [];
const errors: unknown[] = [];
let rounds = 0;
const hourly = { name: 'hourly', cron: '0 * * * *', run: async () => void (rounds += 1) };
let store: TestStore;

beforeAll(async () => {
  store = await testStore(() => new Date(), { ...quiet, error: (fields, message) => errors.push([message, fields]) });
  await store.queue.workTurns(
    4,
    ({ conversationId, tenantId }) => handlers.get(conversationId)?.(tenantId) ?? Promise.resolve(),
    async ({ tenantId }) => void givenUp.push(tenantId),
  );
  await store.queue.workScheduled([hourly]);
});

afterAll(() => store.close());

describe('turns of one conversation', () => {
  test('run in order and never two at once, beside those of others', async () => {
    const conversations = ['a', 'b', 'c'];
    const done: string[] = [];
    let running = 0;
    let most = 0;
    for (const name of conversations) {
      let own = 0;
      handlers.set(name, async (label) => {
        expect((own += 1)).toBe(1);
        most = Math.max(most, (running += 1));
        await sleep(5 + (Number(label.slice(1)) % 3) * 10);
        done.push(label);
        running -= 1;
        own -= 1;
      });
    }
    for (let i = 0; i < 8; i += 1) for (const name of conversations) await enqueue(name, `${name}${i}`);
    await expect.poll(() => done.length, { timeout: 15_000 }).toBe(24);
    for (const name of conversations) {
      const own = done.filter((label) => label.startsWith(name));
      expect(own).toEqual(Array.from({ length: 8 }, (_, i) => `${name}${i}`));
    }
    expect(most).toBeGreaterThan(1);
  });

  test('keep their order when one fails and is tried again', async () => {
    const tried: string[] = [];
    handlers.set('failing', async (label) => {
      tried.push(label);
      if (label === 'first' && tried.length < 3) throw new Error('the provider is down');
    });
    for (const label of ['first', 'second', 'third']) await enqueue('failing', label);
    await expect.poll(() => tried, { timeout: 15_000 }).toEqual(['first', 'first', 'first', 'second', 'third']);
  });

  test('go on after one that failed at every try was given up', async () => {
    const tried: string[] = [];
    handlers.set('hopeless', async (label) => {
      tried.push(label);
      if (label === 'lost') throw new Error('this will never work');
    });
    await store.beforeTenant(async (db) => {
      await store.queue.enqueue(db, 'turn', job('hopeless', 'lost'), 'hopeless');
      // Five tries take a minute.
      await db.execute(`update pgboss.job set retry_limit = 0 where singleton_key = 'hopeless'`);
    });
    await enqueue('hopeless', 'next');
    await expect.poll(() => tried, { timeout: 15_000 }).toEqual(['lost', 'next']);
    expect(givenUp).toEqual(['lost']);
    expect(await store.queue.blocked()).toBe(0);
  });

  test('do not wait for one that is put off', async () => {
    const ran: string[] = [];
    handlers.set('patient', async (label) => void ran.push(label));
    const start = Date.now();
    await store.beforeTenant((db) =>
      store.queue.enqueue(db, 'turn', job('patient', 'later'), 'patient', new Date(start + 4_000)),
    );
    await enqueue('patient', 'now');
    await expect.poll(() => ran, { timeout: 3_500 }).toEqual(['now']);
    await expect.poll(() => ran, { timeout: 10_000 }).toEqual(['now', 'later']);
    expect(Date.now() - start).toBeGreaterThanOrEqual(3_900);
  });
});

test('an import that failed at every try is given up, once', async () => {
  const [tried, gone]: [string[], string[]] = [[], []];
  await store.queue.workImports(
    async ({ importId }) => {
      tried.push(importId);
      if (importId === 'lost') throw new Error('this will never work');
    },
    async ({ importId }) => void gone.push(importId),
  );
  await store.beforeTenant(async (db) => {
    await store.queue.enqueue(db, 'import', { tenantId: 'a', importId: 'lost' }, 'lost');
    // Its tries take an hour.
    await db.execute(`update pgboss.job set retry_limit = 0 where singleton_key = 'lost'`);
    await store.queue.enqueue(db, 'import', { tenantId: 'a', importId: 'sound' }, 'sound');
  });
  await expect.poll(() => [tried.length, gone], { timeout: 15_000 }).toEqual([2, ['lost']]);
});

test('a transaction that is rolled back leaves no job', async () => {
  const ran: string[] = [];
  handlers.set('undone', async (label) => void ran.push(label));
  const work = store.beforeTenant(async (db) => {
    await store.queue.enqueue(db, 'turn', job('undone', 'ghost'), 'undone');
    throw new Error('no');
  });
  await expect(work).rejects.toThrow('no');
  const rows = await store.beforeTenant((db) => db.execute(`select from pgboss.job where singleton_key = 'undone'`));
  expect(rows).toEqual([]);
  await enqueue('undone', 'real');
  await expect.poll(() => ran, { timeout: 10_000 }).toEqual(['real']);
});

test('an enqueue outside a transaction is refused', async () => {
  const outside = await store.beforeTenant(async (db) => db.fork());
  await expect(store.queue.enqueue(outside, 'turn', job('x', 'y'), 'x')).rejects.toThrow(
    'Enqueue inside a transaction',
  );
});

// Without being woken, a worker looks every half second: each job would wait for most of it.
test('a job wakes an idle worker', async () => {
  const { place, remove } = await freshPlace();
  const own = await open(place);
  const delays: number[] = [];
  await own.queue.workTurns(
    1,
    async ({ tenantId }) => void delays.push(Date.now() - Number(tenantId)),
    async () => {},
  );
  for (let i = 0; i < 5; i += 1) {
    await sleep(100);
    await own.beforeTenant((db) => own.queue.enqueue(db, 'turn', job('idle', String(Date.now())), 'idle'));
    await expect.poll(() => delays.length, { timeout: 5_000 }).toBe(i + 1);
  }
  await own.close();
  await remove();
  expect(Math.min(...delays)).toBeLessThan(200);
});

test('closing waits for the turn at hand', async () => {
  const { place, remove } = await freshPlace();
  const own = await open(place);
  const events: string[] = [];
  await own.queue.workTurns(
    1,
    async () => {
      events.push('begun');
      await sleep(700);
      events.push('ended');
    },
    async () => {},
  );
  await own.beforeTenant((db) => own.queue.enqueue(db, 'turn', job('closing', 'x'), 'closing'));
  await expect.poll(() => events, { timeout: 5_000 }).toEqual(['begun']);
  await own.close();
  expect(events).toEqual(['begun', 'ended']);
  await remove();
});

// On PGlite by the next process that opens the folder; on PostgreSQL by any other, once the dead one's heartbeat is missed.
test('a turn whose process was killed is taken up by another', { timeout: 90_000 }, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'comptoir-'));
  const { place, remove } = await freshPlace();
  const kept: Place = place.kind === 'pglite' ? { ...place, folder, dump: null } : place;
  if (place.kind === 'pglite') await (await open({ ...place, folder })).close();
  const script = fileURLToPath(new URL('fixtures/dying-worker.ts', import.meta.url));
  const dying = spawn(process.execPath, [script, JSON.stringify(kept), 'enqueue'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await once(dying.stdout, 'data');
  dying.kill('SIGKILL');
  await once(dying, 'exit');

  const own = await open(kept);
  const ran: string[] = [];
  await own.queue.workTurns(
    1,
    async ({ tenantId }) => void ran.push(tenantId),
    async () => {},
  );
  await expect.poll(() => ran, { timeout: 60_000, interval: 100 }).toEqual(['begun']);
  await own.close();
  await remove();
  rmSync(folder, { recursive: true });
});

test('the limited login may do all that the queue does by itself: supervise, schedule, listen', async () => {
  const supervised = () =>
    store.beforeTenant((db) => db.execute(`select from pgboss.queue where name = 'turn' and monitor_on is not null`));
  await expect.poll(async () => (await supervised()).length, { timeout: 15_000, interval: 250 }).toBe(1);
  const schedules = await store.beforeTenant((db) => db.execute(`select name, cron from pgboss.schedule`));
  expect(schedules).toEqual([{ name: 'hourly', cron: '0 * * * *' }]);
  expect(errors).toEqual([]);
});

test('a scheduled job runs when its time has come, and its schedule ends when nobody names it any more', async () => {
  await store.beforeTenant((db) => db.execute(`insert into pgboss.job (name) values ('hourly')`));
  await expect.poll(() => rounds, { timeout: 10_000 }).toBe(1);

  const { place, remove } = await freshPlace();
  const own = await open(place);
  const names = () => own.beforeTenant((db) => db.execute(`select name from pgboss.schedule order by name`));
  await own.queue.workScheduled([hourly, { ...hourly, name: 'nightly' }]);
  expect(await names()).toEqual([{ name: 'hourly' }, { name: 'nightly' }]);
  await own.queue.workScheduled([{ ...hourly, name: 'nightly' }]);
  expect(await names()).toEqual([{ name: 'nightly' }]);
  await own.close();
  await remove();
});

function open(place: Place): Promise<Store> {
  return openStore({ place, masterKey: testMasterKey, now: () => new Date(), log: quiet, drainMs: 5_000 });
}

/** The label travels as the tenant, which the queue does not read. */
function job(conversationId: string, label: string): TurnJob {
  return { tenantId: label, conversationId };
}

function enqueue(conversationId: string, label: string): Promise<void> {
  return store.beforeTenant((db) => store.queue.enqueue(db, 'turn', job(conversationId, label), conversationId));
}
