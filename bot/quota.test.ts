import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { Tenant, type TenantRow } from '#db/tenant.ts';
import { Usage } from '#db/usage.ts';
import { beginTurn, type Scene } from './begin.ts';
import { openSlowModel, type SlowModel } from './fixtures/slow-model.ts';
import { type Garage, testBot, type TestBot } from './fixtures/test-bot.ts';
import { reserveTurn } from './quota.ts';

let model: SlowModel;
let bot: TestBot;
let garage: Garage;
beforeAll(async () => {
  model = await openSlowModel('gemini');
  bot = await testBot({ env: model.env });
});
afterAll(async () => {
  await bot.close();
  await model.close();
});
beforeEach(async () => {
  bot.clock.set('2026-11-23T09:00');
  garage = await bot.openGarage();
  model.think(async () => ({ text: 'Bonjour, que puis-je faire pour vous ?' }));
});

test('a paid turn is counted with its tokens and its cost', async () => {
  await garage.claire.say('Bonjour');
  expect(await ledger()).toMatchObject([
    { month: '2026-11', status: 'settled', inputTokens: 1_000, outputTokens: 100, costMicros: 1_125 },
  ]);
});

test('a legal word, an answer to an offer, and a person who holds the conversation cost nothing', async () => {
  const { claire } = garage;
  await claire.say('AIDE');
  await claire.write('Bonjour');
  await claire.change({ holder: 'member', epoch: 1 });
  await claire.answer();
  expect(model.asked).toEqual([]);
  expect(await ledger()).toEqual([]);
});

test('when the plan is used up the rules answer alone, and the person notices nothing of it', async () => {
  await setPlan('FREE');
  const scene = await anyScene();
  for (let turn = 0; turn < 10; turn += 1) expect(await reserve(scene)).toBe(true);
  const [answer] = await garage.claire.say('Vous êtes ouverts samedi ?');
  expect(answer).toMatch(/samedi/i);
  expect(model.asked).toEqual([]);
  expect((await garage.claire.turns()).at(-1)).toMatchObject({ model: 'rules', costMicros: 0 });
});

test('ten turns at once cannot take more than the plan gives', async () => {
  await setPlan('FREE');
  const scene = await anyScene();
  for (let turn = 0; turn < 7; turn += 1) await reserve(scene);
  const reserved = await Promise.all(Array.from({ length: 10 }, () => reserve(scene)));
  expect(reserved.filter(Boolean)).toHaveLength(3);
});

test('a turn that asks again keeps its reservation, even when the plan is used up since', async () => {
  await setPlan('FREE');
  const scene = await anyScene();
  expect(await reserveTurn(bot.ctx, scene)).toBe(true);
  for (let turn = 0; turn < 9; turn += 1) await reserve(scene);
  expect(await reserveTurn(bot.ctx, scene)).toBe(true);
  expect(await ledger()).toHaveLength(10);
});

test('the month begins at midnight of the business, not of the server', async () => {
  await setPlan('FREE');
  bot.clock.set('2026-11-30T23:59');
  const scene = await anyScene();
  for (let turn = 0; turn < 10; turn += 1) await reserve(scene);
  expect(await reserve(scene)).toBe(false);
  bot.clock.set('2026-12-01T00:01'); // Still November in UTC.
  expect(await reserve(scene)).toBe(true);
});

test('the largest plan has no limit', async () => {
  await setPlan('ENTERPRISE');
  const scene = await anyScene();
  for (let turn = 0; turn < 12; turn += 1) expect(await reserve(scene)).toBe(true);
});

function reserve(scene: Scene): Promise<boolean> {
  return reserveTurn(bot.ctx, { ...scene, turnId: bot.ctx.newId() });
}

async function anyScene(): Promise<Scene> {
  const person = garage.stranger();
  await person.write('Bonjour');
  const scene = await beginTurn(bot.ctx, await person.job());
  if (!scene) throw new Error('There is nothing to answer.');
  return scene;
}

async function setPlan(plan: TenantRow['plan']): Promise<void> {
  await garage.inTenant((db) => db.nativeUpdate(Tenant, { id: garage.tenantId }, { plan }));
}

async function ledger() {
  return garage.inTenant((db) => db.find(Usage, {}, { disableIdentityMap: true }));
}
