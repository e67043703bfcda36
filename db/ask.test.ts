import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { closeAsks, closeAsksAbout, type NewAsk, StoredAsk, storeAsk } from './ask.ts';
import type { Db } from './db.ts';
import { fullTenant, type FullTenant } from './fixtures/full-tenant.ts';
import { testStore, type TestStore } from './fixtures/test-store.ts';
import { Message, type MessageStatus, storeOutbound } from './message.ts';
import { settingOf } from './setting.ts';

const now = new Date('2026-11-23T08:00:00Z');
const until = new Date('2026-11-23T09:00:00Z');

let clock = now;
let store: TestStore;
let tenant: FullTenant;

beforeAll(async () => {
  store = await testStore(() => clock);
  tenant = await fullTenant(store, { now, sms: '+33639980000' });
});
beforeEach(async () => {
  clock = now;
  await inTenant((db) => db.nativeDelete(StoredAsk, {}));
});
afterAll(() => store.close());

test('a question waits as it was put, the newest first', async () => {
  const first = await put({});
  clock = new Date(now.getTime() + 1_000);
  const options = [{ label: 'x', tool: 'y', input: { z: ['é', null] } }];
  const second = await put({ topic: 'which', kind: 'choose', options, no: { tool: 'n', input: {} }, late: 'runs' });
  const asks = await open();
  expect(asks.map(({ id }) => id)).toEqual([second, first]);
  expect(asks[0]).toMatchObject({
    topic: 'which',
    kind: 'choose',
    options,
    no: { tool: 'n', input: {} },
    late: 'runs',
  });
  expect(new Date(asks[0]?.until ?? '')).toEqual(until);
  expect(asks[1]).toMatchObject({ no: null });
});

test.each<[MessageStatus, boolean]>([
  ['pending', false],
  ['refused', false],
  ['suppressed', false],
  ['failed', false],
  ['sending', true],
  ['sent', true],
  ['delivered', true],
  ['read', true],
  ['unknown', true],
])('one whose message is %s can be answered: %s', async (status, isOpen) => {
  const messageId = randomUUID();
  await inTenant(async (db) => {
    await storeOutbound(db, {
      id: messageId,
      conversationId: tenant.conversationId,
      turnId: null,
      author: 'agent',
      purpose: 'reply',
      text: 'Oui ou non ?',
      choices: [],
      dedupeKey: messageId,
    });
    await db.nativeUpdate(Message, { id: messageId }, { status });
  });
  await put({ messageId });
  expect(await open()).toHaveLength(isOpen ? 1 : 0);
});

test('one that is closed is open no more, and when it was stays', async () => {
  const [one, other] = [await put({}), await put({})];
  await inTenant((db) => closeAsks(db, [one]));
  expect((await open()).map(({ id }) => id)).toEqual([other]);
  clock = until;
  await inTenant((db) => closeAsks(db, [one, other]));
  await inTenant((db) => closeAsks(db, []));
  const rows = await inTenant((db) => db.find(StoredAsk, {}, { orderBy: { closedAt: 'asc' } }));
  expect(rows.map(({ closedAt }) => closedAt)).toEqual([now, until]);
});

test('those about a proposal are closed together, and no other', async () => {
  const option = (proposal: string) => ({ options: [{ label: 'x', tool: 'y', input: {}, proposal }] });
  await put(option('a'));
  await put(option('a'));
  const others = [await put(option('b')), await put({})];
  await inTenant((db) => closeAsksAbout(db, 'a'));
  expect((await open()).map(({ id }) => id).toSorted()).toEqual(others.toSorted());
});

function inTenant<T>(work: (db: Db) => Promise<T>): Promise<T> {
  return store.forTenant(tenant.tenantId, work);
}

async function put(change: Partial<NewAsk>): Promise<string> {
  const ask: NewAsk = {
    id: randomUUID(),
    conversationId: tenant.conversationId,
    messageId: null,
    topic: 'booking',
    kind: 'confirm',
    options: [{ label: 'x', tool: 'y', input: {} }],
    no: null,
    late: 'lapses',
    until,
    ...change,
  };
  await inTenant((db) => storeAsk(db, ask));
  return ask.id;
}

async function open() {
  const { asks } = await inTenant((db) => settingOf(db, tenant.conversationId));
  return asks as { id: string; until: string }[]; // Read with their ids.
}
