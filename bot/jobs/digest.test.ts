import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { v7 } from 'uuid';
import { Member } from '#db/member.ts';
import { addPreference } from '#db/preference.ts';
import { type Garage, type Phone, testBot, type TestBot } from '../fixtures/test-bot.ts';
import { digest } from './digest.ts';

const juliesNumber = '+33639980203';
const karimsNumber = '+33639980201';

let bot: TestBot;
let garage: Garage;
let julie: Phone;
let karim: Phone;
beforeAll(async () => {
  bot = await testBot();
});
afterAll(() => bot.close());
beforeEach(async () => {
  bot.clock.set('2026-11-23T09:00');
  garage = await bot.openGarage();
  julie = garage.phone(juliesNumber);
  karim = garage.phone(karimsNumber);
  for (const one of [julie, karim]) await one.say('bonjour');
});

/** What Julie, or another, is told when the job comes round. */
async function told(who = julie): Promise<string[]> {
  await digest.run(bot.ctx);
  return who.answer();
}

const memberId = async (name: string) =>
  (await garage.inTenant((db) => db.findOneOrFail(Member, { name: { $like: `${name}%` } }))).id;
const prefers = async (name: string, kind: string, row: { isOn: boolean; startsAt?: string; endsAt?: string }) => {
  const preference = { startsAt: null, endsAt: null, ...row, id: v7(), kind, memberId: await memberId(name) };
  await garage.inTenant((db) => addPreference(db, preference));
};

describe('the morning’s digest', () => {
  test('is a few short lines a quarter of an hour before the doors open, once', async () => {
    bot.clock.set('2026-11-24T07:45');
    const [text = '', ...more] = await told();
    expect(more).toEqual([]);
    const lines = text.split('\n');
    expect(lines.length).toBeLessThanOrEqual(8);
    expect(lines[0]).toBe('Bonjour Julie, mardi 24 novembre :');
    expect(lines).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/^\d+ rendez-vous, le premier à \d+ h( \d+)? \(.+\)$/),
        expect.stringMatching(/^\d+ factures? en retard, [\d ,]+ €$/),
      ]),
    );
    expect(await told()).toEqual([]);
    bot.clock.set('2026-11-24T08:30');
    expect(await told()).toEqual([]);
    bot.clock.set('2026-11-25T07:50');
    expect(await told()).toEqual([expect.stringMatching(/^Bonjour Julie, mercredi 25 novembre :/)]);
  });

  test.each([
    ['before its time', '2026-11-24T07:44'],
    ['late in the morning', '2026-11-24T09:46'],
    ['on a Sunday', '2026-11-29T07:45'],
  ])('does not come %s', async (_when, local) => {
    bot.clock.set(local);
    expect(await told()).toEqual([]);
  });

  test('goes by the hours of the day: on Saturday the doors open at nine', async () => {
    bot.clock.set('2026-11-28T08:00');
    expect(await told()).toEqual([]);
    bot.clock.set('2026-11-28T08:45');
    expect(await told()).toHaveLength(1);
  });

  test('does not come on a public holiday', async () => {
    bot.clock.set('2026-12-25T07:45');
    expect(await told()).toEqual([]);
  });

  test('made by two at once is sent once', async () => {
    bot.clock.set('2026-11-24T07:45');
    await Promise.all([digest.run(bot.ctx), digest.run(bot.ctx)]);
    expect(await julie.answer()).toHaveLength(1);
    expect(await julie.answer()).toEqual([]);
  });

  test('comes to a mechanic who has asked for it, at his hour and without the money', async () => {
    bot.clock.set('2026-11-24T07:45');
    expect(await told(karim)).toEqual([]);
    await prefers('Karim', 'morning', { isOn: true, startsAt: '07:10' });
    bot.clock.set('2026-11-24T07:09');
    expect(await told(karim)).toEqual([]);
    bot.clock.set('2026-11-24T07:10');
    const [text] = await told(karim);
    expect(text).toMatch(/^Bonjour Karim, mardi 24 novembre :\n/);
    expect(text).not.toMatch(/€|devis/);
  });

  test('does not come to a manager who has said no', async () => {
    await prefers('Julie', 'morning', { isOn: false });
    bot.clock.set('2026-11-24T07:45');
    expect(await told()).toEqual([]);
  });

  test('waits for the end of quiet hours, where no hour was chosen for it', async () => {
    await prefers('Julie', 'quiet_hours', { isOn: true, startsAt: '19:00', endsAt: '08:30' });
    bot.clock.set('2026-11-24T08:29');
    expect(await told()).toEqual([]);
    bot.clock.set('2026-11-24T08:30');
    expect(await told()).toHaveLength(1);
  });

  test('is in the language of whom it is for', async () => {
    await julie.say('What do I have today?');
    bot.clock.set('2026-11-24T07:45');
    const [text = ''] = await told();
    expect(text).toMatch(/^Good morning Julie, Tuesday 24 November:\n\d+ appointments, the first at /);
    expect(text).toMatch(/\d+ invoices? overdue, €/);
  });

  test('is nothing where there is nothing to say', async () => {
    await prefers('Karim', 'morning', { isOn: true });
    await garage.inTenant(async (db) => {
      await db.execute(`update appointment set status = 'cancelled' where status <> 'cancelled'`);
      await db.execute(`update task set status = 'done', done_at = app_now() where status <> 'done'`);
    });
    bot.clock.set('2026-11-24T07:45');
    expect(await told(karim)).toEqual([]);
  });
});
