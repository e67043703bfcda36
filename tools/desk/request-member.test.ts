import { afterAll, beforeAll, expect, test } from 'vitest';
import { Conversation } from '#db/conversation.ts';
import { instant, openWorld, type Caller, type World } from '../fixtures/world.ts';

let world: World;

beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.store.close());

const wantedAt = async ({ conversationId }: Caller) => {
  const find = () =>
    world.store.forTenant(world.tenantId, (db) => db.findOneOrFail(Conversation, { id: conversationId }));
  return (await find()).memberWantedAt;
};

test('asking for a person marks the conversation, once, and says when and where', async () => {
  const claire = await world.customer();
  const { output, rows } = await world.call(claire, 'request_member', { reason: 'Une facture.' });
  expect(output).toEqual({ outcome: 'requested', phone: '+33199000001', phoneLabel: '01 99 00 00 01', openNow: true });
  expect(rows).toEqual([
    { table: 'conversation', op: 'update', id: claire.conversationId, values: { memberWanted: true } },
  ]);
  world.clock.now = instant('2026-11-23T19:00');
  const again = await world.call(claire, 'request_member', { reason: 'Encore.' });
  expect(again.output).toMatchObject({ openNow: false });
  expect(await wantedAt(claire)).toEqual(instant('2026-11-23T09:00'));
});

test('nobody else’s conversation is marked', async () => {
  const [claire, paul] = [await world.customer(), await world.customer()];
  await world.call(claire, 'request_member', { reason: 'Une question.' });
  expect(await wantedAt(paul)).toBeNull();
});
