import { afterAll, beforeAll, expect, test } from 'vitest';
import { testBot, type TestBot } from '../fixtures/test-bot.ts';

let bot: TestBot;
beforeAll(async () => {
  bot = await testBot();
});
afterAll(() => bot.close());

test('a machine that answers every message is answered forty times in ten minutes, and then somebody is asked to look', async () => {
  const machine = (await bot.openGarage()).phone('+33639985077');
  for (let count = 0; count < 40; count += 1) expect(await machine.say('Vous êtes ouverts samedi ?')).toHaveLength(1);
  expect(await machine.say('Vous êtes ouverts samedi ?')).toEqual([]);
  expect((await machine.conversation())?.memberWantedAt).not.toBeNull();
  bot.clock.pass(11 * 60_000);
  expect(await machine.say('Vous êtes ouverts samedi ?')).toHaveLength(1);
});
