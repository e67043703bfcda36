import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Garage, testBot, type TestBot } from '../fixtures/test-bot.ts';

let bot: TestBot;
let garage: Garage;
beforeAll(async () => {
  bot = await testBot();
  garage = await bot.openGarage();
});
afterAll(() => bot.close());

test.each(['annule', 'Annulez svp', 'cancel please'])(
  '%j to an offered slot gives the slot back, and touches no appointment',
  async (word) => {
    const person = garage.stranger();
    await person.say('une vidange mercredi 16 décembre à 14h30');
    await person.say('oui');
    await person.say('une climatisation jeudi 17 décembre à 15h');
    expect(await person.appointments('held')).toHaveLength(1);
    await person.say(word);
    expect(await person.appointments('held')).toEqual([]);
    const booked = await person.appointments('booked');
    expect(booked).toHaveLength(1);
    for (const { id } of booked)
      await garage.inTenant((db) => db.execute(`update appointment set status = 'cancelled' where id = ?`, [id]));
  },
);

test('"annule" to the question whether to cancel is a yes', async () => {
  const person = garage.stranger();
  await person.say('une vidange vendredi 18 décembre à 14h30');
  await person.say('oui');
  await person.say('annuler mon rendez-vous');
  expect(await person.appointments('booked')).toHaveLength(1);
  await person.say('annule');
  expect(await person.appointments('booked')).toEqual([]);
});

test('nobody fills the diary by message: a sixth appointment is for a person of the business', async () => {
  const person = garage.stranger();
  for (const day of [7, 8, 9, 10, 11]) {
    await person.say(`une vidange le ${day} décembre à 16h30`);
    await person.say('oui');
  }
  expect(await person.appointments('booked')).toHaveLength(5);
  await person.say('une vidange le 14 décembre à 16h30');
  await person.say('oui');
  expect(await person.appointments('booked')).toHaveLength(5);
  expect(await person.appointments('held')).toEqual([]);
});
