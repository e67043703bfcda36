import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { Appointment, type AppointmentRow } from '#db/appointment.ts';
import { Message } from '#db/message.ts';
import { toInstant } from '#language/zone.ts';
import { type Garage, type Phone, testBot, type TestBot } from '../fixtures/test-bot.ts';
import { remind } from './remind.ts';

/** Of the demo's Claire, on Thursday the 26th at nine. */
const reminder =
  'Garage Dupont : rappel de votre rendez-vous jeudi 26 novembre à 9 h (Révision). Répondez OUI pour confirmer, ou écrivez-nous pour le changer.';
const confirmed = "Merci, c'est confirmé pour jeudi 26 novembre à 9 h.";
const moveOrCancel = "D'accord. Voulez-vous déplacer ou annuler votre révision du jeudi 26 novembre à 9 h ?";

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

test('a reminder lives from the day before to the hour it speaks of', async () => {
  bot.clock.set('2026-11-25T09:30');
  expect(await reminded()).toEqual([]);
  bot.clock.set('2026-11-25T10:00');
  expect(await reminded()).toEqual([reminder]);
  expect(await claire.asks()).toMatchObject([{ topic: 'reminder', until: new Date('2026-11-26T08:00:00Z') }]);
  bot.clock.set('2026-11-25T21:00');
  expect(await claire.say('ok à demain')).toEqual([confirmed]);
  expect(await coming()).toMatchObject([{ status: 'booked', confirmedAt: expect.any(Date) }]);
  expect(await claire.asks()).toEqual([]);
  bot.clock.set('2026-11-26T10:00');
  expect(await reminded()).toEqual([]);
  expect((await claire.messages()).filter(({ purpose }) => purpose === 'reminder')).toHaveLength(1);
});

describe('when it leaves, a reminder', () => {
  test.each(['cancelled', 'moved', 'released', 'no_show', 'in_workshop'] as const)(
    'of an appointment that is %s by then is dropped',
    async (status) => {
      await made();
      await change({ status });
      expect(await claire.answer()).toEqual([]);
      expect(await latest()).toMatchObject({ purpose: 'reminder', status: 'suppressed', errorCode: 'outdated' });
    },
  );

  test.each(['2026-11-26T09:00', '2026-11-26T09:30', '2026-11-27T11:00'])(
    'is dropped once the time it speaks of has come, at %s',
    async (local) => {
      await made();
      bot.clock.set(local);
      expect(await claire.answer()).toEqual([]);
      expect(await latest()).toMatchObject({ status: 'suppressed', errorCode: 'outdated' });
    },
  );

  test('that waited for the carrier until after the hour is dropped', async () => {
    await made();
    bot.carrier.next({ status: 429, code: 20429, headers: { 'retry-after': '86400' } });
    expect(await claire.answer()).toEqual([]);
    bot.clock.set('2026-11-26T11:10');
    expect(await claire.answer()).toEqual([]);
    expect(await latest()).toMatchObject({ status: 'suppressed', errorCode: 'outdated' });
  });

  test('that waited through the quiet hours is dropped where the appointment began with the day', async () => {
    await change(between('2026-11-26T08:00', '2026-11-26T09:00'));
    await made();
    bot.clock.set('2026-11-25T20:30');
    expect(await claire.answer()).toEqual([]);
    expect(await latest()).toMatchObject({ status: 'pending' });
    bot.clock.set('2026-11-26T08:00');
    expect(await claire.answer()).toEqual([]);
    expect(await latest()).toMatchObject({ status: 'suppressed', errorCode: 'outdated' });
  });

  test('says the new time of an appointment that was moved within its reach, and a yes confirms that one', async () => {
    await made();
    await change(between('2026-11-26T18:00', '2026-11-26T19:30'));
    expect(await claire.answer()).toEqual([reminder.replace('à 9 h', 'à 18 h')]);
    expect(await reminded()).toEqual([]);
    expect(await claire.say('oui')).toEqual([confirmed.replace('à 9 h', 'à 18 h')]);
    expect(await coming()).toMatchObject([{ confirmedAt: expect.any(Date) }]);
  });

  test('says the time of the appointment that has replaced its own', async () => {
    await made();
    await claire.write('déplacer mon rendez-vous à jeudi 18h');
    const old = await only();
    const next = {
      ...old,
      id: bot.ctx.newId(),
      replacesId: old.id,
      ...between('2026-11-26T18:00', '2026-11-26T19:30'),
    };
    await garage.inTenant(async (db) => {
      await db.nativeUpdate(Appointment, { id: old.id }, { status: 'moved' });
      await db.insert(Appointment, { ...next, remindedAt: null });
    });
    expect(await claire.answer()).toContain(reminder.replace('à 9 h', 'à 18 h'));
  });

  test('is dropped where the appointment was moved further away, which has a reminder of its own later', async () => {
    await made();
    await change({ ...between('2026-12-01T18:00', '2026-12-01T19:30'), remindedAt: null });
    expect(await claire.answer()).toEqual([]);
    bot.clock.set('2026-11-30T10:00');
    expect(await reminded()).toEqual([reminder.replace('jeudi 26 novembre à 9 h', 'mardi 1er décembre à 18 h')]);
  });

  test('is not said twice where the job has made the new one already', async () => {
    await made();
    await change({ ...between('2026-11-26T18:00', '2026-11-26T19:30'), remindedAt: null });
    await remind.run(bot.ctx);
    expect(await claire.answer()).toEqual([reminder.replace('à 9 h', 'à 18 h')]);
  });
});

describe('to a reminder', () => {
  beforeEach(async () => {
    bot.clock.set('2026-11-25T11:00');
    await reminded();
  });

  test.each([
    'ok',
    'Oui',
    '👍',
    'je confirme',
    '1',
    'ok à demain',
    'C',
    'oui je serai là, merci',
    'à demain !',
    "c'est noté",
  ])('%j confirms that appointment, once', async (text) => {
    expect(await claire.say(text)).toEqual([confirmed]);
    expect((await claire.turns()).at(-1)).toMatchObject({ lane: 'ask', model: null });
    expect(await coming()).toMatchObject([{ status: 'booked', confirmedAt: expect.any(Date) }]);
    expect(await claire.asks()).toEqual([]);
  });

  test.each(['non', 'Non merci', '👎', 'je ne pourrai pas venir', 'empêché demain'])(
    '%j asks whether to move or to cancel, and touches nothing',
    async (text) => {
      expect(await claire.say(text)).toEqual([moveOrCancel]);
      expect(await coming()).toMatchObject([{ status: 'booked', confirmedAt: null }]);
    },
  );

  test('a no, then "annuler", asks by name, and only a yes cancels', async () => {
    await claire.say('non');
    expect(await claire.say('annuler')).toEqual(["J'annule votre révision du jeudi 26 novembre à 9 h ?"]);
    expect(await coming()).toHaveLength(1);
    expect(await claire.say('oui')).toEqual(["J'ai annulé votre révision du jeudi 26 novembre à 9 h."]);
    expect(await coming()).toEqual([]);
  });

  test.each(['1', 'déplacer', 'le déplacer svp'])(
    'a no, then %j, asks for a day, and moves that one',
    async (choice) => {
      await claire.say('non');
      expect(await claire.say(choice)).toEqual([expect.stringMatching(/Quel (autre )?jour/)]);
      expect(await claire.say('mardi 15 décembre à 15h')).toEqual([expect.stringMatching(/mardi 15 décembre à 15 h/)]);
      await claire.say('oui');
      expect(await coming()).toMatchObject([
        { startsAt: new Date('2026-12-15T14:00:00Z'), replacesId: expect.any(String) },
      ]);
    },
  );

  test.each([
    ['plutôt mardi 15 décembre à 15h', '2026-12-15T14:00:00Z'],
    ['mardi 15 décembre à 15h', '2026-12-15T14:00:00Z'],
    ['non, mardi 15 décembre 15h', '2026-12-15T14:00:00Z'],
    ['je ne peux pas demain, le 15 décembre à 15h ça irait ?', '2026-12-15T14:00:00Z'],
  ])('%j offers that time for that appointment, and a yes moves it', async (text, start) => {
    expect(await claire.say(text)).toEqual([expect.stringMatching(/mardi 15 décembre à 15 h/)]);
    expect(await coming()).toMatchObject([{ startsAt: new Date('2026-11-26T08:00:00Z') }]);
    await claire.say('oui');
    expect(await coming()).toMatchObject([{ startsAt: new Date(start), confirmedAt: null }]);
  });

  test.each(['annulez mon rdv', 'je veux annuler', 'annule'])('%j asks by name before it cancels', async (text) => {
    expect(await claire.say(text)).toEqual(["J'annule votre révision du jeudi 26 novembre à 9 h ?"]);
    expect(await coming()).toHaveLength(1);
  });

  test('a question is answered, and the yes after it confirms nothing', async () => {
    expect(await claire.say('vous êtes ouverts samedi ?')).toEqual([expect.stringMatching(/samedi/i)]);
    await claire.say('ok');
    expect(await coming()).toMatchObject([{ confirmedAt: null }]);
    expect(await claire.say('je confirme mon rdv')).toEqual([confirmed]);
  });

  test('a yes with a question beside it confirms, and is answered', async () => {
    const [answer] = await claire.say('oui, et vous êtes où ?');
    expect(answer).toMatch(/rue des Forges/);
    expect(await coming()).toMatchObject([{ confirmedAt: expect.any(Date) }]);
  });

  test.each(['merci', 'bonjour', 'ok mais je serai en retard de 10 minutes'])('%j confirms nothing', async (text) => {
    await claire.say(text);
    expect(await coming()).toMatchObject([{ status: 'booked', confirmedAt: null }]);
  });

  test('a yes once the appointment was cancelled, or moved, says how it is', async () => {
    await change(between('2026-11-26T18:00', '2026-11-26T19:30'));
    expect(await claire.say('oui')).toEqual([
      'Votre rendez-vous est maintenant jeudi 26 novembre à 18 h. Cela vous convient ?',
    ]);
    expect(await coming()).toMatchObject([{ confirmedAt: null }]);
    expect(await claire.say('oui')).toEqual([confirmed.replace('à 9 h', 'à 18 h')]);
    await garage.inTenant((db) => db.nativeUpdate(Appointment, { status: 'booked' }, { status: 'cancelled' }));
    expect(await claire.say('je confirme le rdv')).not.toContain(confirmed);
  });

  test('an answer that comes when it has begun confirms nothing', async () => {
    bot.clock.set('2026-11-26T09:05');
    await claire.say('ok');
    expect(await coming()).toMatchObject([{ confirmedAt: null }]);
  });

  test('a yes is seen by the team in the planning, and taken back by a no', async () => {
    await claire.say('oui');
    const julie = garage.phone('+33639980203');
    expect(await julie.say('planning de demain')).toEqual([expect.stringMatching(/Révision, Claire Martin.*confirmé/)]);
    bot.clock.pass(60_000);
    await garage.inTenant((db) => db.nativeUpdate(Appointment, { status: 'booked' }, { confirmedAt: null }));
    expect(await julie.say('planning de demain')).not.toEqual([expect.stringMatching(/confirmé/)]);
  });
});

test('in English, a reminder is confirmed, refused and moved alike', async () => {
  await claire.say('Hello, are you open on Saturday?');
  bot.clock.set('2026-11-25T11:00');
  expect(await reminded()).toEqual([
    expect.stringMatching(/^Garage Dupont: a reminder of your appointment on Thursday 26 November at 9 am/),
  ]);
  expect(await claire.say("sorry I can't make it")).toEqual([
    'All right. Would you like to move or cancel your full service on Thursday 26 November at 9 am?',
  ]);
  expect(await claire.say('move')).toEqual(['Which day suits you?']);
  expect(await claire.say('Tuesday 15 December at 3pm')).toEqual([
    expect.stringMatching(/Tuesday 15 December at 3 pm/),
  ]);
  await claire.say('yes');
  expect(await coming()).toMatchObject([{ startsAt: new Date('2026-12-15T14:00:00Z') }]);
  bot.clock.set('2026-12-14T11:00');
  await reminded();
  expect(await claire.say('yes but can I come at 4pm?')).toEqual([expect.stringMatching(/move .* at 4 pm\?$/)]);
  await claire.say('no thanks');
  expect(await claire.say("I'll be there, see you tomorrow")).toEqual([
    'Thank you, it is confirmed for Tuesday 15 December at 3 pm.',
  ]);
});

test('a reminder of a business on Réunion goes by its own clock', async () => {
  await garage.inTenant((db) =>
    db.execute(`update tenant set zone = 'Indian/Reunion' where id = ?`, [garage.tenantId]),
  );
  bot.clock.set('2026-11-25T06:59');
  expect(await reminded()).toEqual([]);
  bot.clock.set('2026-11-25T07:00');
  expect(await reminded()).toEqual([reminder.replace('à 9 h', 'à 12 h')]);
});

async function reminded(): Promise<string[]> {
  await remind.run(bot.ctx);
  return claire.answer();
}

/** A reminder that waits in the outbox. */
async function made(): Promise<void> {
  bot.clock.set('2026-11-25T11:00');
  await remind.run(bot.ctx);
  if ((await latest())?.status !== 'pending') throw new Error('No reminder waits in the outbox.');
}

async function latest() {
  const { id } = await claire.conversation();
  const newest = { orderBy: { createdAt: 'desc', id: 'desc' }, disableIdentityMap: true } as const;
  return garage.inTenant((db) => db.findOne(Message, { conversationId: id, purpose: 'reminder' }, newest));
}

const coming = () => claire.appointments('booked');

async function only(): Promise<AppointmentRow> {
  const [row] = await coming();
  if (!row) throw new Error('Claire has no appointment.');
  return row;
}

async function change(values: Partial<AppointmentRow>): Promise<void> {
  const { id } = await only();
  await garage.inTenant((db) => db.nativeUpdate(Appointment, { id }, values));
}

function between(from: string, to: string) {
  const at = (local: string) => {
    const instant = toInstant(local.slice(0, 10), local.slice(11), 'Europe/Paris');
    if (!instant) throw new Error(`${local} is no time in Paris.`);
    return instant;
  };
  return { startsAt: at(from), endsAt: at(to) };
}
