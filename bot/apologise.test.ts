import { expect, onTestFinished, test, vi } from 'vitest';
import { testBot } from './fixtures/test-bot.ts';
import { startWorker } from './worker.ts';

/** Six tries with their pauses: about a minute in all. */
const patience = { timeout: 150_000, interval: 200 };

test('a turn that fails at every try is given up: the person is told once, and the conversation goes on', { timeout: 170_000 }, async () => {
  const logged: { fields: object; said: string }[] = [];
  const error = (fields: object, said: string) => void logged.push({ fields, said });
  const bot = await testBot({ log: { debug() {}, info() {}, warn() {}, error } });
  onTestFinished(() => bot.close());
  const garage = await bot.openGarage();
  const [victim, other] = [garage.stranger(), garage.stranger()];
  await victim.write('mauvais message');
  const { conversationId } = await victim.job();
  let isBroken = true;
  const { chain } = bot.ctx;
  await startWorker({
    ...bot.ctx,
    chain: {
      ...chain,
      forTurn(terms) {
        const asked = chain.forTurn(terms);
        return { ...asked, doGenerate: (call) => (isBroken && JSON.stringify(call.prompt).includes('mauvais') ? Promise.reject(new TypeError('broken on purpose')) : asked.doGenerate(call)) };
      },
    },
  });
  await other.write('Bonjour');
  await vi.waitFor(() => expect(other.inbox()).toHaveLength(1), patience);
  await vi.waitFor(() => expect(victim.inbox()).toHaveLength(1), patience);
  expect(victim.inbox()).toEqual([expect.stringMatching(/souci technique.*06 39 98 00 02/)]);
  isBroken = false;
  await victim.write('Vous êtes ouverts samedi ?');
  await vi.waitFor(() => expect(victim.inbox()).toHaveLength(2), patience);
  expect(victim.inbox()[1]).toMatch(/samedi/i);
  expect((await victim.turns()).map(({ status }) => status)).toEqual(['failed', 'done']);
  expect((await victim.conversation()).personWantedAt).not.toBeNull();
  expect(await bot.ctx.store.queue.blocked()).toBe(0);
  expect(logged.filter(({ said }) => said === 'turn failed').length).toBeGreaterThanOrEqual(6);
  expect(logged.filter(({ said }) => said === 'turn given up')).toEqual([{ fields: expect.objectContaining({ conversationId }), said: 'turn given up' }]);
});
