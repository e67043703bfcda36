import { afterAll, beforeAll, expect, test } from 'vitest';
import { Appointment } from '#db/appointment.ts';
import { type Garage, testBot, type TestBot } from '../fixtures/test-bot.ts';
import { endHolds } from './end-holds.ts';

let bot: TestBot;
let garage: Garage;
beforeAll(async () => {
  bot = await testBot();
  garage = await bot.openGarage();
});
afterAll(() => bot.close());

test('a hold ends when its time is over, and not before', async () => {
  await garage.claire.say('Bonjour');
  const until = new Date(bot.clock.now().getTime() + 60_000);
  await garage.inTenant((db) =>
    db.nativeUpdate(Appointment, { status: 'booked' }, { status: 'held', heldUntil: until }),
  );
  await endHolds.run(bot.ctx);
  const held = await garage.claire.appointments('held');
  expect(held.length).toBeGreaterThan(0);
  bot.clock.pass(61_000);
  await endHolds.run(bot.ctx);
  expect(await garage.claire.appointments('held')).toEqual([]);
  expect((await garage.claire.appointments('expired')).map(({ id }) => id)).toEqual(held.map(({ id }) => id));
});
