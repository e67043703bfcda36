import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { countSegments } from '#channels/segments.ts';
import { Appointment } from '#db/appointment.ts';
import { Service } from '#db/service.ts';
import { Tenant } from '#db/tenant.ts';
import { type Garage, type Phone, testBot, type TestBot } from '../fixtures/test-bot.ts';
import { remind } from './remind.ts';

/** The demo's Claire has an appointment on Thursday the 26th at nine. */
const reminder =
  'Garage Dupont : rappel de votre rendez-vous jeudi 26 novembre à 9 h (Révision). Répondez OUI pour confirmer, ou écrivez-nous pour le changer.';

let bot: TestBot;
let garage: Garage;
let claire: Phone;
beforeAll(async () => {
  bot = await testBot();
});
afterAll(() => bot.close());
beforeEach(async () => {
  bot.clock.set('2026-11-23T09:00');
  garage = await bot.openGarage();
  claire = garage.claire;
  await claire.say('Bonjour');
});

describe('a reminder', () => {
  test('is sent on the day before, once', async () => {
    bot.clock.set('2026-11-25T10:00');
    expect(await reminded()).toEqual([reminder]);
    expect(await reminded()).toEqual([]);
    bot.clock.set('2026-11-25T18:00');
    expect(await reminded()).toEqual([]);
  });

  test.each(['2026-11-25T09:59', '2026-11-24T15:00', '2026-11-26T10:00'])('is not sent at %s', async (local) => {
    bot.clock.set(local);
    expect(await reminded()).toEqual([]);
  });

  test('is not made in the evening, when it could not leave before the appointment may have changed', async () => {
    bot.clock.set('2026-11-25T20:30');
    expect(await reminded()).toEqual([]);
    expect((await claire.messages()).filter(({ status }) => status === 'pending')).toEqual([]);
  });

  test('made twice at the same time is sent once', async () => {
    bot.clock.set('2026-11-25T11:00');
    await Promise.all([remind.run(bot.ctx), remind.run(bot.ctx)]);
    expect(await claire.answer()).toEqual([reminder]);
  });

  test.each(['cancelled', 'moved', 'held', 'released'] as const)(
    'is not sent for an appointment that is %s',
    async (status) => {
      await change({ status, heldUntil: bot.clock.now() });
      bot.clock.set('2026-11-25T11:00');
      expect(await reminded()).toEqual([]);
    },
  );

  test('is in the language of the conversation', async () => {
    await claire.say('Hello, are you open on Saturday?');
    bot.clock.set('2026-11-25T11:00');
    expect(await reminded()).toEqual([
      'Garage Dupont: a reminder of your appointment on Thursday 26 November at 9 am (Full service). Reply YES to confirm, or write to us to change it.',
    ]);
  });

  test('names all that the appointment is for', async () => {
    const other = await garage.inTenant((db) => db.findOneOrFail(Service, { code: 'parallelisme' }));
    await change({ also: [other.id] });
    bot.clock.set('2026-11-25T11:00');
    const both = reminder.replace('Révision', 'Révision et parallélisme');
    expect(await reminded()).toEqual([both]);
    expect(countSegments(both).segments).toBe(1);
  });

  test('can be answered: what it is about is known', async () => {
    bot.clock.set('2026-11-25T11:00');
    await reminded();
    const [answer] = await claire.say('je voudrais annuler mon rendez-vous');
    expect(answer).toMatch(/jeudi 26 novembre à 9 h/);
  });

  test('counts the days by the clock of the business, in the night in which it changes', async () => {
    // The 28th of March 2027 has 23 hours: at half past midnight and at 22:30 UTC on the day before it is that day in Paris.
    await change({ startsAt: new Date('2027-03-28T21:30:00Z'), endsAt: new Date('2027-03-28T22:30:00Z') });
    bot.clock.set('2027-03-27T11:00');
    expect(await reminded()).toEqual([expect.stringMatching(/dimanche 28 mars à 23 h 30/)]);
  });
});

test('a business whose reminders fail does not keep the others from theirs', async () => {
  const broken = await bot.openGarage();
  await broken.claire.say('Bonjour');
  await broken.inTenant((db) => db.nativeUpdate(Tenant, { id: broken.tenantId }, { zone: 'Europe/Nowhere' }));
  bot.clock.set('2026-11-25T11:00');
  expect(await reminded()).toEqual([reminder]);
  expect(await broken.claire.messages()).toHaveLength(2);
});

async function reminded(): Promise<string[]> {
  await remind.run(bot.ctx);
  return claire.answer();
}

async function change(values: {
  status?: 'cancelled' | 'moved' | 'held' | 'released';
  heldUntil?: Date;
  startsAt?: Date;
  endsAt?: Date;
  also?: string[];
}) {
  const { contactId } = await claire.conversation();
  if (!contactId) throw new Error('Claire is a contact.');
  await garage.inTenant((db) => db.nativeUpdate(Appointment, { contactId, status: 'booked' }, values));
}
