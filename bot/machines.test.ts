import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { Conversation } from '#db/conversation.ts';
import { Message } from '#db/message.ts';
import { type Garage, type Phone, testBot, type TestBot } from './fixtures/test-bot.ts';
import { remind } from './jobs/remind.ts';
import { receive } from './receive.ts';

let bot: TestBot;
let garage: Garage;
let person: Phone;
const warned: string[] = [];
beforeAll(async () => {
  bot = await testBot({
    log: { debug() {}, info() {}, error() {}, warn: (_fields, message) => void warned.push(message) },
  });
  garage = await bot.openGarage();
});
afterAll(() => bot.close());
beforeEach(() => {
  bot.clock.set('2026-11-23T09:00');
  person = garage.stranger();
});

describe('a reaction', () => {
  test.each([
    'Liked “Garage Dupont : rappel”',
    'Loved "C’est réservé"',
    'A aimé « Bonjour, ici l’assistant automatique »',
    'Reacted 👍 to “Nous sommes fermés le samedi.”',
    'Emphasized “à 9 h”',
    'Laughed at “Bonjour”',
    'Questioned “89 €”',
    'A réagi avec ❤️ à « C’est réservé »',
    '👍 à « C’est réservé »',
  ])('%j is stored and does nothing', async (text) => {
    await person.say('une vidange mercredi 16 décembre à 14h30');
    const [before, asks] = [await person.receipts(), await person.asks()];
    expect(await person.say(text)).toEqual([]);
    expect((await person.messages()).filter((message) => message.text === text)).toHaveLength(1);
    expect(await person.receipts()).toEqual(before);
    expect(await person.asks()).toEqual(asks);
    expect((await person.conversation()).memberWantedAt).toBeNull();
    await person.say('non');
  });

  test('beside words is passed over, and the words are answered', async () => {
    await person.say('Bonjour');
    for (const text of ['Liked “Bonjour, ici l’assistant automatique”', 'vous êtes ouverts samedi ?'])
      await person.write(text);
    expect(await person.answer()).toEqual([expect.stringMatching(/samedi/i)]);
  });

  test('to a reminder confirms nothing, and the reminder may still be answered', async () => {
    const { claire } = await bot.openGarage();
    await claire.say('Bonjour');
    bot.clock.set('2026-11-25T11:00');
    await remind.run(bot.ctx);
    await claire.answer();
    expect(await claire.say('A aimé « Garage Dupont : rappel de votre rendez-vous »')).toEqual([]);
    expect(await claire.appointments('booked')).toMatchObject([{ confirmedAt: null }]);
    expect(await claire.say('ok')).toEqual([expect.stringMatching(/confirmé/)]);
  });

  test('after a STOP makes nobody of the team wait', async () => {
    await person.say('STOP');
    await person.say('Liked “Garage Dupont : vous ne recevrez plus de messages.”');
    expect((await person.conversation()).memberWantedAt).toBeNull();
  });
});

describe('a message from one of our own numbers', () => {
  test('that is the receiver’s own is refused', async () => {
    const itself = garage.phone(garage.number);
    await expect(receive(bot.ctx, bot.sms, itself.webhook('Bonjour'))).rejects.toThrow('the number that receives');
    await expect(itself.job()).rejects.toThrow('Nobody has written');
  });

  test('that is another business’s is dropped, logged and never answered', async () => {
    const other = await bot.openGarage();
    const from = garage.phone(other.number);
    warned.length = 0;
    const response = await receive(bot.ctx, bot.sms, from.webhook('Bonjour, vous êtes ouverts samedi ?'));
    expect(response.status).toBe(200);
    expect(warned).toEqual(['message from one of our own numbers dropped']);
    await expect(from.job()).rejects.toThrow('Nobody has written');
    expect(from.inbox()).toEqual([]);
  });

  test('leaves the number’s owner untouched: both businesses still answer their customers', async () => {
    expect(await person.say('Vous êtes ouverts samedi ?')).toHaveLength(1);
  });
});

describe('the same words again', () => {
  test.each([
    "Je suis absent jusqu'au 30 novembre, je vous répondrai à mon retour.",
    'Votre message a bien été reçu, nous vous répondrons dans les meilleurs délais.',
    'I am currently out of the office and will get back to you when I return.',
    'Réponse automatique : je conduis, je vous rappelle plus tard.',
  ])('of a machine are answered once: %j', async (text) => {
    expect(await person.say(text)).toHaveLength(1);
    for (let count = 0; count < 5; count += 1) expect(await person.say(text)).toEqual([]);
    expect(await person.say('Vous êtes ouverts samedi ?')).toHaveLength(1);
    expect(await person.say(text)).toEqual([]);
  });

  test.each(['ok', 'bonjour', 'Vous êtes ouverts samedi ?', 'je voudrais une vidange', 'merci'])(
    'of a person are answered each time: %j',
    async (text) => {
      for (let count = 0; count < 4; count += 1) expect(await person.say(text)).toHaveLength(1);
    },
  );

  test('of nobody knows who are answered twice, and then a person of the business is asked', async () => {
    const text = 'Offre exceptionnelle sur nos fenêtres en PVC, livrées et posées avant Noël chez vous';
    expect(await person.say(text)).toHaveLength(1);
    expect(await person.say(text)).toHaveLength(1);
    await person.say(text);
    expect(await person.say(text)).toEqual([]);
    expect((await person.conversation()).memberWantedAt).not.toBeNull();
  });

  test('are a yes where a question waits for one, though it was said before', async () => {
    await person.say('une vidange jeudi 17 décembre à 9h');
    await person.say('oui');
    await person.say('une climatisation vendredi 18 décembre à 9h');
    await person.say('oui');
    expect(await person.appointments('booked')).toHaveLength(2);
  });
});

describe('a sender that only sends', () => {
  test.each(['GARAGE', 'Orange', '36180', '118', '+38002', 'INFO-SMS', '612345'])(
    '%s is stored and never answered',
    async (from) => {
      const sender = garage.phone(from);
      for (const text of ['je voudrais une vidange jeudi matin', 'Bonjour', 'votre code est 1234', 'STOP'])
        expect(await sender.say(text)).toEqual([]);
      expect(await sender.messages()).toHaveLength(4);
      expect(await sender.receipts()).toEqual([]);
      expect(await sender.appointments('held')).toEqual([]);
      expect((await sender.turns()).map(({ status }) => status)).toEqual(['done', 'done', 'done', 'done']);
      const { id, memberWantedAt } = await sender.conversation();
      expect(memberWantedAt).toBeNull();
      expect(await garage.inTenant((db) => db.count(Message, { conversationId: id, direction: 'out' }))).toBe(0);
      expect(await garage.inTenant((db) => db.count(Conversation, { id }))).toBe(1);
    },
  );

  test.each(['+33639985999', '+262692123456', '+687751234'])('is not %s, who is answered', async (from) => {
    expect(await garage.phone(from).say('Bonjour')).toHaveLength(1);
  });
});
