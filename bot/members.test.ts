import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { Appointment } from '#db/appointment.ts';
import { Audit } from '#db/audit.ts';
import { Contact } from '#db/contact.ts';
import { conversationOf } from '#db/conversation.ts';
import { addMember, Member, putMemberAway } from '#db/member.ts';
import { giveAddress } from '#db/member-address.ts';
import { Message } from '#db/message.ts';
import { Proposal } from '#db/proposal.ts';
import { type Garage, type Phone, testBot, type TestBot } from './fixtures/test-bot.ts';
import { endProposals } from './jobs/end-proposals.ts';

/** The demo's technician and manager; the manager's number is for the tests, as her own channel is another. */
const karimsNumber = '+33639980201';
const juliesNumber = '+33639980203';

let bot: TestBot;
let garage: Garage;
let karim: Phone;
let julie: Phone;

beforeAll(async () => {
  bot = await testBot();
});
afterAll(() => bot.close());
beforeEach(async () => {
  bot.clock.set('2026-11-23T09:00');
  garage = await bot.openGarage();
  karim = garage.phone(karimsNumber);
  julie = garage.phone(juliesNumber);
});

const contacts = () => garage.inTenant((db) => db.count(Contact, {}));
const planned = () =>
  garage.inTenant(async (db) => {
    const rows = await db.find(Appointment, { status: 'booked' }, { disableIdentityMap: true });
    return rows.map(({ id, startsAt }) => `${id} ${startsAt.toISOString()}`).toSorted();
  });
/** Claire's révision of Thursday, which the demo has. */
const clairesStart = async () => {
  await garage.claire.say('bonjour');
  const [coming] = await garage.claire.appointments('booked');
  return coming?.startsAt.toISOString();
};

describe('a mechanic who writes by SMS', () => {
  test.each(["J'ai quoi aujourd'hui ?", 'What do I have today?'])(
    'is a colleague and no customer: %s',
    async (text) => {
      const before = await contacts();
      const [answer, ...more] = await karim.say(text);
      expect(more).toEqual([]);
      expect(answer).toMatch(/lundi 23 novembre|Monday 23 November/i);
      expect(answer).not.toMatch(/assistant automatique|automated assistant/);
      expect(await contacts()).toBe(before);
      expect(await karim.asks()).toEqual([]);
      expect(await karim.conversation()).toMatchObject({ contactId: null });
      expect((await karim.turns()).at(-1)).toMatchObject({ agent: 'assistant', lane: 'agent', model: 'rules' });
      expect((await karim.messages())[0]).toMatchObject({ author: 'member' });
    },
  );

  test('is remembered: thanks after the planning is thanks, and shows nothing again', async () => {
    await karim.say("J'ai quoi aujourd'hui ?");
    await karim.say('merci');
    expect((await karim.receipts()).map(({ tool }) => tool)).toEqual(['show_planning']);
  });

  test('cannot book as a customer would, whatever they say', async () => {
    await karim.say('je voudrais une vidange mercredi 16 décembre à 14h30');
    expect((await karim.receipts()).map(({ tool }) => tool)).not.toContain('hold_slots');
    expect(await garage.inTenant((db) => db.count(Appointment, { status: 'held' }))).toBe(0);
  });

  test.each(['aide', 'info', 'help', 'mes données'])(
    'asks a question with "%s", and invokes no right',
    async (word) => {
      await karim.say(word);
      expect((await karim.turns()).at(-1)).not.toMatchObject({ lane: 'legal' });
    },
  );

  test('is believed when they say STOP, because their carrier does too', async () => {
    await karim.say('STOP');
    expect((await karim.turns()).at(-1)).toMatchObject({ lane: 'legal' });
  });
});

describe('what is written in one word', () => {
  test.each([
    ['oui', 'yes', /Julie Petit a validé|C'est fait|déplacé/],
    ['yes', 'oui', /moved/i],
    ['yep', 'oui', /moved/i],
    ['Yes!', 'oui', /moved/i],
  ] as const)('"%s" is answered in its language, whatever was spoken before', async (yes, other, done) => {
    await clairesStart();
    await julie.say(other === 'yes' ? 'what do I have today?' : "j'ai quoi aujourd'hui ?");
    await karim.say('Décale la révision de Claire Martin à vendredi 27 novembre 15h');
    await julie.answer();
    expect((await julie.say(yes)).join()).toMatch(done);
  });

  test.each(['ok', '1', 'mon'])('"%s" is no language: the last one stays', async (word) => {
    await julie.say('what do I have today?');
    expect((await julie.say(word)).join()).not.toMatch(/(?:Rien|Je ne|Quel|Vous|Cela)(?![a-z])/);
  });
});

describe('what a mechanic may only propose', () => {
  const asked = 'Décale la révision de Claire Martin à vendredi 27 novembre 15h';

  test('waits for a manager, who says yes on her own phone, and both are told', async () => {
    const start = await clairesStart();
    await julie.say('planning');
    const before = await planned();
    const [answer] = await karim.say(asked);
    expect(answer).toMatch(/Julie Petit/);
    expect(await planned()).toEqual(before);

    const [question] = await julie.answer();
    expect(question).toMatch(/Karim Benali propose de déplacer .*Claire Martin.*vendredi 27 novembre à 15 h.*\?/);
    const [done] = await julie.say('oui');
    expect(done).toMatch(/déplacé.*vendredi 27 novembre à 15 h/);
    expect(await planned()).not.toEqual(before);
    const [moved] = await garage.claire.appointments('booked');
    expect(moved?.startsAt.toISOString()).toBe('2026-11-27T14:00:00.000Z');
    expect(moved?.startsAt.toISOString()).not.toBe(start);

    expect(await karim.answer()).toEqual([expect.stringMatching(/Julie Petit a validé/)]);
    expect(await garage.claire.answer()).toEqual([expect.stringMatching(/déplacé au vendredi 27 novembre à 15 h/)]);
    const audited = await garage.inTenant((db) => db.find(Audit, { tableName: 'appointment' }));
    const members = await garage.inTenant((db) => db.find(Member, {}));
    const idOf = (name: string) => members.find((member) => member.name === name)?.id;
    expect(audited).toMatchObject([
      { actorRole: 'MANAGER', actorId: idOf('Julie Petit'), proposerId: idOf('Karim Benali'), action: 'move_for' },
    ]);
  });

  test('changes nothing when she says no, and the mechanic learns it', async () => {
    await clairesStart();
    await julie.say('planning');
    const before = await planned();
    await karim.say(asked);
    await julie.answer();
    await julie.say('non');
    expect(await planned()).toEqual(before);
    expect(await karim.answer()).toEqual([expect.stringMatching(/n'a pas validé/)]);
    expect(await garage.inTenant((db) => db.find(Proposal, {}))).toMatchObject([{ status: 'declined' }]);
  });

  test('is not approved by a manager who is none any more when the button is pressed', async () => {
    await clairesStart();
    await julie.say('planning');
    const before = await planned();
    await karim.say(asked);
    await julie.answer();
    await garage.inTenant((db) => db.nativeUpdate(Member, { name: 'Julie Petit' }, { role: 'USER' }));
    expect(await julie.say('oui')).toEqual([expect.stringMatching(/plus le droit/)]);
    expect(await planned()).toEqual(before);
    expect(await garage.inTenant((db) => db.find(Proposal, {}))).toMatchObject([{ status: 'open' }]);
  });

  test('is not done to an appointment that was changed meanwhile', async () => {
    await clairesStart();
    await julie.say('planning');
    await karim.say(asked);
    await julie.answer();
    const [coming] = await garage.claire.appointments('booked');
    await garage.inTenant((db) => db.nativeUpdate(Appointment, { id: coming!.id }, { priceCents: 1 }));
    const before = await planned();
    expect(await julie.say('oui')).toEqual([expect.stringMatching(/a changé depuis/)]);
    expect(await planned()).toEqual(before);
  });

  test('is asked which, when two wait for the same word', async () => {
    await clairesStart();
    await julie.say('planning');
    await karim.say(asked);
    await karim.say('Décale la révision de Claire Martin à vendredi 27 novembre 16h');
    await julie.answer();
    expect(await julie.asks()).toHaveLength(2);
    expect(await julie.say('oui')).toEqual([expect.stringMatching(/Laquelle validez-vous/)]);
    const [which] = await julie.say('1');
    expect(which).toMatch(/déplacé.*vendredi 27 novembre à 16 h/);
    expect(await garage.inTenant((db) => db.count(Proposal, { status: 'approved' }))).toBe(1);
  });
});

describe('an approval is meant', () => {
  const asked = 'Décale la révision de Claire Martin à vendredi 27 novembre 15h';
  beforeEach(async () => {
    await clairesStart();
    await julie.say('planning');
    await karim.say(asked);
    await julie.answer();
  });

  test.each(['ok', 'super merci', 'parfait'])('not by a "%s" to what was said since: it is put again', async (word) => {
    await julie.say('planning demain');
    const before = await planned();
    expect(await julie.say(word)).toEqual([
      expect.stringMatching(/attend encore votre accord.*Claire Martin.*Vous validez/),
    ]);
    expect(await planned()).toEqual(before);
    expect(await julie.say('oui')).toEqual([expect.stringMatching(/déplacé/)]);
  });

  test.each(['ANNULER', 'annule stp'])(
    'nor refused by a "%s", which takes back what one has done since',
    async (word) => {
      await julie.say('Ajoute une tâche : commander des essuie-glaces');
      expect(await julie.say(word)).toEqual(["C'est annulé : la tâche en moins."]);
      expect(await garage.inTenant((db) => db.find(Proposal, {}))).toMatchObject([{ status: 'open' }]);
    },
  );

  test.each(['1', 'Claire Martin', 'jeudi', 'vendredi 27', 'Révision'])('not by a word out of it: %s', async (word) => {
    const before = await planned();
    await julie.say(word);
    expect(await planned()).toEqual(before);
    expect(await garage.inTenant((db) => db.find(Proposal, {}))).toMatchObject([{ status: 'open' }]);
  });

  test('by a button pressed twice before it was answered, once', async () => {
    const [question] = await julie.asks();
    const value = `${question?.id}:0`;
    await julie.press(value, { isTwice: true });
    expect((await julie.receipts()).filter(({ tool }) => tool === 'move_for')).toMatchObject([{ ok: true }]);
    expect(await garage.inTenant((db) => db.find(Proposal, {}))).toMatchObject([{ status: 'approved' }]);
    expect(await julie.press(value)).toEqual([expect.stringMatching(/déjà réglé : Julie Petit l'a validé/)]);
  });

  test('once, however often it is proposed', async () => {
    await karim.say(asked);
    expect(await garage.inTenant((db) => db.count(Proposal, {}))).toBe(1);
    expect(await julie.asks()).toHaveLength(1);
  });

  test('within a day: after it the question is gone, and the mechanic is told', async () => {
    bot.clock.pass(25 * 3_600_000);
    await endProposals.run(bot.ctx);
    expect(await julie.asks()).toEqual([]);
    expect(await karim.answer()).toEqual([expect.stringMatching(/a expiré/)]);
  });
});

describe('a yes to one’s own cancelling', () => {
  const cancelled = () => garage.inTenant((db) => db.count(Appointment, { status: 'cancelled' }));
  const ask = () => julie.say('Annule la révision de Claire Martin');

  test('counts for an hour', async () => {
    expect(await ask()).toEqual([expect.stringMatching(/^Vous confirmez/)]);
    const before = await cancelled();
    bot.clock.pass(59 * 60_000);
    await julie.say('oui');
    expect(await cancelled()).toBe(before + 1);
  });

  test('and is gone once what is said begins with a no', async () => {
    await ask();
    const before = await cancelled();
    await julie.say('non attends je regarde avec elle');
    await julie.say('oui');
    expect(await cancelled()).toBe(before);
  });

  test('and not after it, by word or by button', async () => {
    await ask();
    const before = await cancelled();
    const [question] = await julie.asks();
    bot.clock.pass(61 * 60_000);
    await julie.say('oui');
    expect(await julie.press(`${question?.id}:0`)).toEqual([expect.stringMatching(/n'est plus ouverte/)]);
    expect(await cancelled()).toBe(before);
  });
});

describe('a button', () => {
  async function offered(): Promise<string[]> {
    const out = (await garage.claire.messages()).filter(({ direction }) => direction === 'out');
    return out.at(-1)?.choices.map(({ value }) => value) ?? [];
  }

  test('of an old question never answers a newer one', async () => {
    const { claire } = garage;
    await claire.say('une vidange mercredi 16 décembre le matin');
    const [old] = await offered();
    await claire.say('plutôt une vidange jeudi 17 décembre à 15h');
    const before = await planned();
    expect(await claire.press(old ?? '')).toEqual([expect.stringMatching(/n'est plus ouverte/)]);
    expect(await planned()).toEqual(before);
    await claire.press((await offered())[0] ?? '');
  });

  test('runs its own option, once, however often it is pressed', async () => {
    const { claire } = garage;
    await claire.say('une vidange mercredi 16 décembre le matin');
    const values = await offered();
    expect(values).toHaveLength(2);
    const before = await planned();
    expect(await claire.press(values[1] ?? '')).toEqual([expect.stringMatching(/réservé/)]);
    expect(await claire.press(values[1] ?? '')).toEqual([expect.stringMatching(/n'est plus ouverte/)]);
    expect(await planned()).toHaveLength(before.length + 1);
  });

  test.each(['', 'x', '0', '11111111-1111-1111-1111-111111111111:0'])(
    'that is none of ours does nothing: %s',
    async (value) => {
      const { claire } = garage;
      await claire.say('une vidange mercredi 16 décembre à 14h30');
      const before = await planned();
      await claire.press(value);
      expect(await planned()).toEqual(before);
    },
  );
});

describe('an address', () => {
  const seal = async (value: string) => {
    const key = await bot.ctx.store.keyOf(garage.tenantId);
    return { valueSealed: key.seal(value), valueIndex: key.index(value) };
  };

  test('is one member’s: two on one phone are refused, with the name of the first', async () => {
    const id = bot.ctx.newId();
    const address = { ...(await seal(karimsNumber)), id: bot.ctx.newId(), memberId: id, channel: 'whatsapp' };
    const end = await garage.inTenant(async (db) => {
      await addMember(db, { id, name: 'Autre', role: 'MANAGER' });
      return giveAddress(db, address);
    });
    expect(end).toEqual({ kind: 'taken', by: 'Karim Benali' });
  });

  test('that was a customer’s is the member’s from the invitation on', async () => {
    const thomas = garage.stranger();
    await thomas.say('une vidange mercredi 16 décembre à 14h30');
    const memberId = bot.ctx.newId();
    const address = { ...(await seal(thomas.number)), id: bot.ctx.newId(), memberId, channel: 'sms' };
    await garage.inTenant(async (db) => {
      await addMember(db, { id: memberId, name: 'Nouveau Mécano', role: 'USER' });
      await giveAddress(db, address);
    });
    await thomas.say('oui');
    expect(await thomas.conversation()).toMatchObject({ memberId, contactId: null });
    expect((await thomas.turns()).at(-1)).toMatchObject({ agent: 'assistant' });
  });

  test('of somebody who left the business is no customer’s and no member’s', async () => {
    await karim.say("J'ai quoi aujourd'hui ?");
    const { memberId } = await karim.conversation();
    await garage.inTenant((db) => putMemberAway(db, memberId ?? ''));
    const receipts = await karim.receipts();
    expect(await karim.say("J'ai quoi aujourd'hui ?")).toEqual([expect.stringMatching(/n'est plus rattaché/)]);
    expect(await karim.receipts()).toEqual(receipts);
  });

  test('is a customer’s in one business and a member’s in another', async () => {
    const other = await bot.openGarage();
    const key = await bot.ctx.store.keyOf(other.tenantId);
    const inOther = await other.inTenant((db) => db.count(Member, { name: 'Karim Benali' }));
    expect(inOther).toBe(1);
    await other.inTenant((db) => db.nativeUpdate(Member, { name: 'Karim Benali' }, { name: 'Karim' }));
    const stranger = garage.stranger();
    await stranger.say('bonjour');
    const memberId = bot.ctx.newId();
    await other.inTenant(async (db) => {
      await addMember(db, { id: memberId, name: 'Client Ailleurs', role: 'OWNER' });
      const sealed = { valueSealed: key.seal(stranger.number), valueIndex: key.index(stranger.number) };
      await giveAddress(db, { ...sealed, id: bot.ctx.newId(), memberId, channel: 'sms' });
    });
    await stranger.say('bonjour');
    expect((await stranger.turns()).at(-1)).toMatchObject({ agent: 'reception' });
    const there = other.phone(stranger.number);
    await there.say('planning');
    expect((await there.turns()).at(-1)).toMatchObject({ agent: 'assistant' });
  });

  test('of a member on one channel is theirs on another too', async () => {
    const account = await bot.ctx.accounts.find('sms', garage.number);
    const sealed = await seal(karimsNumber);
    const found = await garage.inTenant(async (db) => {
      const arrival = { channelAccountId: account!.id, channel: 'sms', place: '', newId: bot.ctx.newId, ...sealed };
      return conversationOf(db, arrival);
    });
    expect(found).toMatchObject({ contactId: null, memberId: expect.any(String) });
    expect(await garage.inTenant((db) => db.count(Message, { author: 'contact' }))).toBe(0);
  });
});
