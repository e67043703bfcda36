import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { Challenge } from '#db/challenge.ts';
import { Contact } from '#db/contact.ts';
import { Conversation } from '#db/conversation.ts';
import { Invoice } from '#db/invoice.ts';
import { Message } from '#db/message.ts';
import { Note } from '#db/note.ts';
import { Quote } from '#db/quote.ts';
import { Vehicle } from '#db/vehicle.ts';
import { type Garage, type Phone, testBot, type TestBot } from './fixtures/test-bot.ts';

/** Claire's invoice of forty days ago; her quote is of three days ago, and her Clio AB-123-CD is long known. */
const amount = /189/;
const asks = /donnez-moi l'immatriculation d'un de vos véhicules/;
const wrong = /Ce n'est pas ce que j'ai ici|That is not what I have here/;
const refused = /Je ne peux pas vous montrer cela ici\. L'équipe est prévenue/;
const owed = 'combien je vous dois ?';
const day = 24 * 3_600_000;

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

/** The one answer, which tells of no paper. */
async function nothingTold(text: string): Promise<string> {
  const answers = await claire.say(text);
  expect(answers).toHaveLength(1);
  const [answer = ''] = answers;
  expect(answer).not.toMatch(amount);
  expect(answer).not.toMatch(/FAC-|Révision/);
  return answer;
}

describe('an invoice that was not sent here lately', () => {
  test('is read once a plate of theirs was said, and then without asking again for thirty days', async () => {
    expect(await nothingTold(owed)).toMatch(asks);
    expect(await claire.say('AB-123-CD')).toEqual([expect.stringMatching(amount)]);
    expect((await claire.turns()).at(-1)).toMatchObject({ lane: 'ask', model: null });
    expect(await claire.say(owed)).toEqual([expect.stringMatching(amount)]);
    bot.clock.pass(29 * day);
    expect(await claire.say(owed)).toEqual([expect.stringMatching(amount)]);
    bot.clock.pass(2 * day);
    expect(await nothingTold(owed)).toMatch(asks);
  });

  test('is asked about in English', async () => {
    const [question] = await claire.say('Hello, how much do I owe you?');
    expect(question).toMatch(/please give me the number plate of one of your vehicles/);
    expect(await claire.say("it's AB-123-CD")).toEqual([expect.stringMatching(/€189/)]);
  });

  test('is no source of an answer before it is read', async () => {
    await nothingTold(owed);
    expect(await nothingTold('pourquoi ?')).toMatch(/^Je n'ai pas de source/);
    bot.clock.pass(60_000);
    await claire.say(`${owed} ma plaque est AB-123-CD`);
    expect(await nothingTold('pourquoi ?')).toBe('Cela vient de vos devis et factures chez nous.');
  });

  test('is read at once by who has said their plate in this talk', async () => {
    await claire.say('je voudrais une vidange pour ma AB-123-CD mercredi 16 décembre à 14h30');
    expect(await claire.say(owed)).toEqual([expect.stringMatching(amount)]);
  });

  test('is read at once where the plate stands beside the question', async () => {
    expect(await claire.say(`${owed} ma plaque est AB-123-CD`)).toEqual([expect.stringMatching(amount)]);
  });

  test('is read by the postcode, which counts once it was asked for', async () => {
    await garage.inTenant((db) => db.nativeUpdate(Contact, { firstName: 'Claire' }, { postcode: '35000' }));
    await claire.say('je suis au 35000');
    expect(await nothingTold(owed)).toMatch(/ou votre code postal/);
    expect(await claire.say('35000')).toEqual([expect.stringMatching(amount)]);
  });

  test('is read where it was sent to this conversation within thirty days', async () => {
    await claire.say('bonjour');
    const { id: conversationId } = await claire.conversation();
    await garage.inTenant(async (db) => {
      const invoice = await db.findOneOrFail(Invoice, { status: 'issued' });
      const message = {
        id: bot.ctx.newId(),
        conversationId,
        text: 'Votre facture',
        choices: [],
        turnId: null,
        detail: null,
      };
      const sent = { author: 'system', purpose: 'notice', direction: 'out', kind: 'text', status: 'sent' } as const;
      await db.insert(Message, { ...message, ...sent, dedupeKey: `invoice:${invoice.id}` });
    });
    expect(await claire.say(owed)).toEqual([expect.stringMatching(amount)]);
    bot.clock.pass(31 * day);
    expect(await nothingTold(owed)).toMatch(asks);
  });
});

describe('a quote that was sent lately', () => {
  test('is read and accepted in two words, and asks for nothing', async () => {
    expect(await claire.say('où en est mon devis ?')).toEqual([expect.stringMatching(/139 €/)]);
    expect(await claire.say('oui')).toEqual([expect.stringMatching(/vous acceptez le devis/)]);
    expect(await garage.inTenant((db) => db.count(Challenge, {}))).toBe(0);
  });

  test('is private again after thirty days, to a yes or a no as well', async () => {
    await claire.say('bonjour');
    bot.clock.pass(31 * day);
    expect(await claire.say('où en est mon devis ?')).toEqual([expect.stringMatching(asks)]);
    for (const text of ["j'accepte le devis", 'je refuse le devis']) {
      expect((await claire.say(text)).join(' ')).not.toMatch(/139/);
    }
    expect(await garage.inTenant((db) => db.count(Quote, { status: 'accepted' }))).toBe(0);
  });
});

describe('somebody with their phone', () => {
  test('has three wrong tries a day; then nothing is shown, whatever they say, and the team knows', async () => {
    await claire.say(owed);
    expect(await nothingTold('AA-111-AA')).toMatch(wrong);
    expect(await nothingTold('AA-222-AA')).toMatch(wrong);
    expect(await nothingTold('AA-333-AA')).toMatch(refused);
    expect(await garage.inTenant((db) => db.count(Note, { kind: 'other' }))).toBe(1);
    expect((await claire.conversation()).memberWantedAt).not.toBeNull();
    const told = await garage.inTenant((db) => db.find(Message, { dedupeKey: { $like: 'alert:%' } }));
    expect(told.map(({ text }) => text)).toEqual([expect.stringMatching(/au nom de Claire Martin, sans preuve/)]);
    await nothingTold('AB-123-CD');
    expect(await nothingTold(owed)).toMatch(refused);
    expect(await garage.inTenant((db) => db.count(Note, { kind: 'other' }))).toBe(1);
    bot.clock.pass(day);
    expect(await nothingTold(owed)).toMatch(asks);
  });

  test('gains nothing by many plates in one message', async () => {
    await claire.say(owed);
    await nothingTold('AA-111-AA AA-222-AA AA-333-AA AB-123-CD');
    expect(await nothingTold(owed)).toMatch(refused);
  });

  test('cannot put a car of their own on record and show it', async () => {
    await claire.say('notez ma nouvelle voiture : Peugeot 208, immatriculation ZZ-987-ZY');
    await garage.inTenant(async (db) => {
      const { contactId } = await claire.conversation();
      await db.insert(Vehicle, {
        id: bot.ctx.newId(),
        contactId: contactId ?? '',
        plate: 'ZZ-987-ZY',
        model: 'Peugeot 208',
      });
    });
    await claire.say(owed);
    expect(await nothingTold('ZZ-987-ZY')).toMatch(wrong);
  });

  test('is not told the plate by us, and cannot show one that we told', async () => {
    expect((await claire.say('ma voiture est prête ?')).join(' ')).not.toMatch(/AB.?123.?CD/);
    const { id: conversationId } = await claire.conversation();
    await garage.inTenant((db) =>
      db.insert(Message, {
        ...{
          id: bot.ctx.newId(),
          conversationId,
          text: 'Votre Clio AB-123-CD',
          choices: [],
          turnId: null,
          detail: null,
        },
        ...{ author: 'agent', purpose: 'reply', direction: 'out', kind: 'text', status: 'sent', dedupeKey: 'told' },
      }),
    );
    await claire.say('AB-123-CD');
    expect(await nothingTold(owed)).toMatch(refused);
  });

  test('is a stranger to what the customer of before showed, once the number is somebody else’s', async () => {
    await claire.say(owed);
    await claire.say('AB-123-CD');
    const other = bot.ctx.newId();
    await garage.inTenant(async (db) => {
      const { id, contactId } = await claire.conversation();
      await db.insert(Contact, { id: other, firstName: 'Anne', lastName: 'Caron' });
      await db.nativeUpdate(Vehicle, { contactId: contactId ?? '' }, { contactId: other });
      await db.nativeUpdate(Conversation, { id }, { contactId: other });
      await db.nativeUpdate(
        Quote,
        { contactId: contactId ?? '' },
        { contactId: other, sentAt: new Date('2026-09-01T09:00Z') },
      );
    });
    expect((await claire.say('où en est mon devis ?')).join(' ')).not.toMatch(/139/);
  });
});

test('a plate that answers another question is not taken for this one', async () => {
  await claire.say(owed);
  await claire.say('vous ouvrez à quelle heure samedi ?');
  await claire.say('AB-123-CD');
  expect((await claire.turns()).at(-1)).toMatchObject({ lane: 'agent' });
});
