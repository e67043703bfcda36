import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { Address } from '#db/address.ts';
import { Suppression } from '#db/suppression.ts';
import { endWait, deskList } from '#db/waiting.ts';
import { type Garage, type Phone, testBot, type TestBot } from './fixtures/test-bot.ts';
import { remind } from './jobs/remind.ts';

/** The owner, who is told first, and the manager. */
const olivier = '+33639980204';
const julie = '+33639980203';
const optedOut =
  "Claire Martin, 06 39 98 01 01 : désabonnement signalé par l'opérateur. Nous n'écrivons plus à ce numéro.";
const isThursday = 'Rendez-vous prévu jeudi 26 novembre à 9 h : à confirmer par téléphone.';

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
});

describe('a carrier that says the person has opted out', () => {
  test('when we send, is believed: nothing more is sent, what was held is given back, the team is told', async () => {
    await claire.write('une climatisation jeudi 17 décembre à 15h');
    bot.carrier.next({ status: 400, code: 21610 });
    expect(await claire.answer()).toEqual([]);
    expect(await suppression(claire)).toMatchObject({ origin: 'carrier', liftedAt: null });
    expect(await claire.appointments('held')).toEqual([]);
    expect(await claire.appointments('released')).toHaveLength(1);
    expect(await claire.asks()).toEqual([]);
    expect(await told()).toEqual([`${optedOut} ${isThursday}`]);
    expect((await desk()).toKnow).toMatchObject([
      { kind: 'opted_out', words: "désabonnement signalé par l'opérateur", startsAt: new Date('2026-11-26T08:00:00Z') },
    ]);
  });

  test('when it reports on a message, is believed likewise, and once', async () => {
    await claire.say('une climatisation jeudi 17 décembre à 15h');
    for (const status of ['undelivered', 'undelivered', 'failed']) await claire.report(0, status, '21610');
    expect(await suppression(claire)).toMatchObject({ origin: 'carrier', liftedAt: null });
    expect(await claire.appointments('held')).toEqual([]);
    expect(await told()).toEqual([`${optedOut} ${isThursday}`]);
    expect((await desk()).toKnow).toHaveLength(1);
    expect(await claire.say('oui')).toEqual([]);
    expect(await claire.appointments('booked')).toHaveLength(1);
  });

  test('leaves no reminder to be sent', async () => {
    await claire.say('Bonjour');
    await claire.report(0, 'undelivered', '21610');
    bot.clock.set('2026-11-25T11:00');
    await remind.run(bot.ctx);
    expect(await claire.answer()).toEqual([]);
    expect((await claire.messages()).at(-1)).toMatchObject({ purpose: 'reminder', status: 'suppressed' });
  });

  test('after a STOP that we heard ourselves tells nobody anything new', async () => {
    await claire.write('STOP');
    bot.carrier.next({ status: 400, code: 21610 });
    await claire.answer();
    expect(await suppression(claire)).toMatchObject({ origin: 'said' });
    expect(await told()).toEqual([]);
    expect((await desk()).toKnow).toEqual([]);
  });

  test('of a message from before a START is out of date', async () => {
    await claire.say('Bonjour');
    await claire.say('STOP');
    await claire.say('START');
    await claire.report(0, 'undelivered', '21610');
    expect(await suppression(claire)).toMatchObject({ liftedAt: expect.any(Date) });
    expect(await claire.say('Vous êtes ouverts samedi ?')).toHaveLength(1);
    await claire.report(3, 'undelivered', '21610');
    expect(await suppression(claire)).toMatchObject({ origin: 'carrier', liftedAt: null });
  });

  test('is taken back by a START', async () => {
    await claire.say('Bonjour');
    await claire.report(0, 'undelivered', '21610');
    expect(await claire.say('START')).toEqual([expect.stringMatching(/de nouveau nos messages/)]);
    expect(await claire.say('Vous êtes ouverts samedi ?')).toHaveLength(1);
  });

  test('is listed where no member can be reached here', async () => {
    await garage.inTenant((db) => db.nativeDelete(Address, { channel: 'sms', memberId: { $ne: null } }));
    await claire.say('Bonjour');
    await claire.report(0, 'failed', '21610');
    const { alerts, toKnow } = await desk();
    expect(toKnow).toMatchObject([{ kind: 'opted_out' }]);
    expect(alerts).toMatchObject([{ text: expect.stringContaining(optedOut) }]);
    const { id } = await claire.conversation();
    await garage.inTenant((db) => endWait(db, id));
    expect(await desk()).toMatchObject({ alerts: [], toKnow: [] });
  });

  test('of a member is told to another one', async () => {
    const phone = garage.phone(julie);
    await phone.say('planning de demain');
    await phone.report(0, 'undelivered', '21610');
    expect(await suppression(phone)).toMatchObject({ origin: 'carrier' });
    expect(await told()).toEqual([expect.stringMatching(/^Julie Petit, 06 39 98 02 03 : désabonnement/)]);
    expect((await desk()).toKnow).toEqual([]);
  });
});

describe('a number that takes no messages', () => {
  test.each(['30006', '21614', '21635'])(
    'by a report of %s is not written to, and the team is told why',
    async (code) => {
      await claire.say('une climatisation jeudi 17 décembre à 15h');
      await claire.report(0, 'undelivered', code);
      expect(await suppression(claire)).toMatchObject({ origin: 'line', liftedAt: null });
      expect(await claire.appointments('held')).toEqual([]);
      expect(await told()).toEqual([
        `Claire Martin, 06 39 98 01 01 : ligne qui ne reçoit pas de messages, sans doute un fixe. Nous n'écrivons plus à ce numéro. ${isThursday}`,
      ]);
      expect((await desk()).toKnow).toMatchObject([{ kind: 'no_messages' }]);
      expect(await claire.say('oui')).toEqual([]);
    },
  );

  test.each([21614, 21635])('by an answer of %s to a send is not written to', async (code) => {
    await claire.write('Bonjour');
    bot.carrier.next({ status: 400, code });
    await claire.answer();
    expect(await suppression(claire)).toMatchObject({ origin: 'line' });
    expect(await claire.say('Bonjour')).toEqual([]);
  });
});

describe('a failure of one message', () => {
  test.each(['30003', '30004', '30005', '30007', '30008', '21612', '21408', ''])(
    'by a report of %j is no opt-out: the next message leaves',
    async (code) => {
      await claire.say('une climatisation jeudi 17 décembre à 15h');
      await claire.report(0, 'undelivered', code);
      expect(await suppression(claire)).toBeNull();
      expect(await claire.appointments('held')).toHaveLength(1);
      expect(await told()).toEqual([]);
      expect(await claire.say('Vous êtes ouverts samedi ?')).toHaveLength(1);
    },
  );

  test.each([21211, 21408, 21606, 21612])('by an answer of %s to a send is no opt-out', async (code) => {
    await claire.write('Bonjour');
    bot.carrier.next({ status: 400, code });
    await claire.answer();
    expect(await suppression(claire)).toBeNull();
    expect(await claire.say('Bonjour')).toHaveLength(1);
  });

  test('that was delivered after all is none, whatever code came with it', async () => {
    await claire.say('Bonjour');
    await claire.report(0, 'delivered', '21610');
    expect(await suppression(claire)).toBeNull();
  });
});

async function suppression({ number }: Phone) {
  const addressIndex = (await bot.ctx.store.keyOf(garage.tenantId)).index(number);
  return garage.inTenant((db) => db.findOne(Suppression, { addressIndex }, { disableIdentityMap: true }));
}

/** What reaches the owner's phone. */
async function told(): Promise<string[]> {
  const written = await garage.inTenant((db) =>
    db.execute<unknown[]>(
      `select 1
       from message
       join conversation on conversation.tenant_id = message.tenant_id and conversation.id = message.conversation_id
       join member on member.tenant_id = conversation.tenant_id and member.id = conversation.member_id
       where member.role = 'OWNER' and message.status = 'pending'`,
    ),
  );
  return written.length > 0 ? garage.phone(olivier).answer() : [];
}

async function desk() {
  return garage.inTenant(deskList);
}
