import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Db } from './db.ts';
import { fullTenant, type FullTenant } from './fixtures/full-tenant.ts';
import { testStore, type TestStore } from './fixtures/test-store.ts';
import { openMessages, unanswered } from './message.ts';
import { finishTurn, startTurn, Turn, type TurnEnd } from './turn.ts';

const now = new Date('2026-11-23T08:00:00Z');

let store: TestStore;
let tenant: FullTenant;

beforeAll(async () => {
  store = await testStore(() => now);
  tenant = await fullTenant(store, { now, sms: '+33639980000' });
});
afterAll(() => store.close());

test('a turn takes its messages when it starts, and keeps how it ended', async () => {
  const { conversationId } = tenant;
  const id = randomUUID();
  const heard = await inTenant((db) => unanswered(db, conversationId));
  expect(heard).toHaveLength(1);
  const messageIds = heard.map((message) => message.id);
  await inTenant((db) => startTurn(db, { id, conversationId, language: 'fr', messageIds }));
  expect(await inTenant((db) => openMessages(db, conversationId))).toEqual({ runningTurnId: id, heard });

  const end: TurnEnd = {
    status: 'done',
    lane: 'agent',
    agent: 'reception',
    model: 'rules',
    language: 'en',
    trace: [{ role: 'user', content: ['é', { x: null }] }],
    guard: null,
    ms: { model: 1.5 },
    inputTokens: 12,
    outputTokens: 3,
    costMicros: 5_000_000_000,
  };
  await inTenant((db) => finishTurn(db, id, end));
  const find = () => inTenant((db) => db.findOneOrFail(Turn, { id }));
  expect(await find()).toMatchObject({ ...end, attempts: 1, finishedAt: now });
  expect(await inTenant((db) => openMessages(db, conversationId))).toEqual({ runningTurnId: null, heard: [] });

  const guard = { verdict: 'repaired', problems: ['a price'] };
  await inTenant((db) => finishTurn(db, id, { ...end, lane: null, guard }));
  expect(await find()).toMatchObject({ lane: null, guard });
});

function inTenant<T>(work: (db: Db) => Promise<T>): Promise<T> {
  return store.forTenant(tenant.tenantId, work);
}
