import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { BotContext } from './context.ts';
import { hurry } from './fixtures/hurry.ts';
import { type Garage, type Phone, testBot, type TestBot } from './fixtures/test-bot.ts';
import { startWorker } from './worker.ts';

let bot: TestBot;
let garage: Garage;
const logged: { fields: Record<string, unknown>; said: string }[] = [];
beforeAll(async () => {
  const error = (fields: Record<string, unknown>, said: string) => void logged.push({ fields, said });
  bot = await testBot({ log: { debug() {}, info() {}, warn() {}, error } });
  garage = await bot.openGarage();
  await startWorker({ ...bot.ctx, chain: brokenFor(bot.ctx.chain, 'mauvais message') });
});
afterAll(() => bot.close());

test('a turn that fails at every try is given up: the person is told once, and the conversation goes on', async () => {
  const [victim, other] = [garage.stranger(), garage.stranger()];
  await victim.write('mauvais message');
  await other.write('Bonjour');
  await inboxOf(victim, 1);
  await inboxOf(other, 1);
  expect(victim.inbox()).toEqual([expect.stringMatching(/souci technique.*06 39 98 00 02/)]);
  expect((await victim.conversation()).memberWantedAt).not.toBeNull();

  await victim.write('Vous êtes ouverts samedi ?');
  await inboxOf(victim, 2);
  expect(victim.inbox()[1]).toMatch(/samedi/i);
  expect((await victim.turns()).map(({ status, attempts }) => `${status} ${attempts}`)).toEqual(['failed 6', 'done 1']);
  expect(await bot.ctx.store.queue.blocked()).toBe(0);
});

test('each failure is logged with its cause, and the giving up once', () => {
  expect(logged.map(({ said }) => said)).toEqual([...Array.from({ length: 6 }, () => 'turn failed'), 'turn given up']);
  expect(logged[0]?.fields).toMatchObject({ cause: { name: 'TypeError', message: 'broken on purpose' } });
});

/** A chain that fails in our own code, not in a model's, whenever somebody says these words. */
function brokenFor(chain: BotContext['chain'], words: string): BotContext['chain'] {
  return {
    ...chain,
    forTurn(terms) {
      const asked = chain.forTurn(terms);
      const isHit = (prompt: unknown) => JSON.stringify(prompt).endsWith(`${words}"}]}]`);
      return {
        ...asked,
        doGenerate: (call) =>
          isHit(call.prompt) ? Promise.reject(new TypeError('broken on purpose')) : asked.doGenerate(call),
      };
    },
  };
}

async function inboxOf(person: Phone, count: number): Promise<void> {
  const look = async () => {
    await hurry(bot.ctx.store);
    expect(person.inbox()).toHaveLength(count);
  };
  await vi.waitFor(look, { timeout: 18_000, interval: 100 });
}
