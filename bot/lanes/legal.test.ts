import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { Suppression } from '#db/suppression.ts';
import { type Garage, type Phone, testBot, type TestBot } from '../fixtures/test-bot.ts';
import { remind } from '../jobs/remind.ts';

const stopped = 'Garage Dupont : vous ne recevrez plus de messages. Pour reprendre, envoyez START.';

let bot: TestBot;
let garage: Garage;
let person: Phone;
beforeAll(async () => {
  bot = await testBot();
  garage = await bot.openGarage();
});
afterAll(() => bot.close());
beforeEach(() => {
  bot.clock.set('2026-11-23T09:00');
  person = garage.stranger();
});

describe('STOP', () => {
  test.each(['STOP', 'stop', ' Stop. ', 'ARRET', 'Arrêt', 'désabonner', 'UNSUBSCRIBE'])(
    'said as %j is confirmed',
    async (word) => {
      await person.say('Bonjour');
      const answers = await person.say(word);
      expect(answers).toHaveLength(1);
      expect(answers[0]).toMatch(/^Garage Dupont ?: .*START\.$/);
      expect((await person.turns()).at(-1)).toMatchObject({ lane: 'legal', model: null, status: 'done' });
    },
  );

  test('is confirmed once, however often it is said', async () => {
    expect(await person.say('STOP')).toEqual([stopped]);
    expect(await person.say('STOP')).toEqual([]);
    expect(await person.say('stop')).toEqual([]);
  });

  test('silences all but the legal words, runs no tool, and shows the business that somebody waits', async () => {
    await person.say('une vidange mercredi 16 décembre à 14h30');
    await person.say('STOP');
    const receipts = await person.receipts();
    expect(await person.say('oui')).toEqual([]);
    expect(await person.say('une vidange jeudi matin')).toEqual([]);
    expect(await person.receipts()).toEqual(receipts);
    expect(await person.appointments('booked')).toEqual([]);
    expect((await person.conversation()).memberWantedAt).not.toBeNull();
    expect(await person.say('AIDE')).toEqual([expect.stringMatching(/^Garage Dupont\. Ecrivez-nous/)]);
    expect((await person.turns()).slice(1).map(({ lane }) => lane)).toEqual(['legal', 'legal', 'legal', 'legal']);
  });

  test('gives back what was held', async () => {
    await person.say('une vidange mercredi 16 décembre à 14h30');
    expect(await person.appointments('held')).toHaveLength(1);
    await person.say('STOP');
    expect(await person.appointments('held')).toEqual([]);
    expect(await person.appointments('released')).toHaveLength(1);
  });

  test('is obeyed wherever it stands in a burst', async () => {
    for (const text of ['je voudrais une vidange', 'STOP', 'mes données', 'merci']) await person.write(text);
    expect(await person.answer()).toEqual([stopped]);
    expect((await person.conversation()).memberWantedAt).not.toBeNull();
    expect(await person.say('bonjour')).toEqual([]);
  });

  test('holds back a reminder too', async () => {
    const { claire } = garage;
    await claire.say('STOP');
    bot.clock.set('2026-11-25T11:00');
    await remind.run(bot.ctx);
    expect(await claire.answer()).toEqual([]);
    expect((await claire.messages()).at(-1)).toMatchObject({ direction: 'out', status: 'suppressed' });
  });

  test('comes before a person of the business who holds the conversation', async () => {
    await person.say('Bonjour');
    await person.change({ holder: 'member', epoch: 1 });
    expect(await person.say('STOP')).toEqual([stopped]);
  });

  test('written under a picture is a STOP', async () => {
    const photo = { NumMedia: '1', MediaUrl0: 'https://api.twilio.com/x', MediaContentType0: 'image/jpeg' };
    expect(await person.say('STOP', photo)).toEqual([stopped]);
  });

  test('is about one number: another customer, and the same one elsewhere, still get answers', async () => {
    await person.say('STOP');
    expect(await garage.stranger().say('Bonjour')).toHaveLength(1);
    const elsewhere = await bot.openGarage();
    expect(await elsewhere.phone(person.number).say('Bonjour')).toHaveLength(1);
  });

  test.each([
    'Stop. Merci',
    'please stop',
    'stop svp',
    'ARRET SMS',
    'STOP STOP STOP',
    'please stop sending text reminders',
    'I opt out',
    'remove my number',
    'stop aux sms, bonne journée',
    "I'm opting out",
    'mauvais numéro, stop',
    "Les pneus c'est noté. Et arrêtez de m'envoyer vos pubs par sms svp",
    'Vos sms me saoulent un peu, je veux plus en recevoir',
    'désinscrivez mon numéro svp. je viens vendredi quand même',
  ])('is heard in %j', async (text) => {
    await person.say('Bonjour');
    expect(await person.say(text)).toEqual([expect.stringMatching(/^Garage Dupont ?: .*START\.$/)]);
    expect(await person.say(text)).toEqual([]);
    expect(await person.say('bonjour')).toEqual([]);
    expect(await suppressionOf(person)).toMatchObject({ origin: 'said', liftedAt: null });
  });

  test('beside a question shows the business that somebody waits for the answer', async () => {
    expect(await person.say('How much are rear pads? And stop texting me offers')).toHaveLength(1);
    expect((await person.turns()).at(-1)).toMatchObject({ lane: 'legal' });
    expect((await person.conversation()).memberWantedAt).not.toBeNull();
  });

  test('beside nothing to answer asks for nobody', async () => {
    await person.say('please stop texting me offers');
    expect((await person.conversation()).memberWantedAt).toBeNull();
  });

  test.each([
    "arrêtez de m'envoyer des sms, appelez-moi",
    "remove my number and put my wife's instead",
    'arrêtez de me prendre pour un idiot',
    'stop, Zé ne vient pas',
    'stop, mon frère ne vient pas',
    'stop à la vidange, finalement un pneu',
    "stop stop je me trompe de jour, c'est jeudi !",
    'arrêtez de me proposer le matin',
    'arrêt moteur au feu rouge',
    'Can I stop by at nine?',
    'annuler',
    'stop ou encore',
  ])('is not what %j says', async (text) => {
    await person.say(text);
    expect((await person.turns()).at(-1)).toMatchObject({ lane: 'agent' });
    expect(await person.say('Vous êtes ouverts samedi ?')).toHaveLength(1);
  });
});

describe('what the carrier says it did itself', () => {
  test('counts as the word, and gets no second answer', async () => {
    await person.say('Bonjour');
    expect(await person.say('Ne m’écrivez plus', { OptOutType: 'STOP' })).toEqual([]);
    expect(await person.say('Vous êtes ouverts samedi ?')).toEqual([]);
    expect(await person.say('Reprenez', { OptOutType: 'START' })).toEqual([]);
    expect(await person.say('Vous êtes ouverts samedi ?')).toHaveLength(1);
    expect(await person.say('?', { OptOutType: 'HELP' })).toEqual([]);
  });
});

describe('START', () => {
  test('lifts a STOP, and a STOP after it counts again', async () => {
    await person.say('STOP');
    expect(await person.say('START')).toEqual([
      'Garage Dupont : vous recevrez de nouveau nos messages. Pour ne plus en recevoir : STOP.',
    ]);
    expect(await person.say('Vous êtes ouverts samedi ?')).toHaveLength(1);
    expect(await person.say('STOP')).toEqual([stopped]);
    expect(await person.say('Vous êtes ouverts samedi ?')).toEqual([]);
  });

  test('and STOP in one burst end as the last one says', async () => {
    await person.say('STOP');
    for (const text of ['START', 'STOP']) await person.write(text);
    expect(await person.answer()).toEqual([]);
    for (const text of ['STOP', 'START']) await person.write(text);
    expect(await person.answer()).toEqual([expect.stringMatching(/de nouveau nos messages/)]);
    expect(await person.say('Bonjour')).toHaveLength(1);
  });
});

describe('the rights over one’s data', () => {
  test.each(['mes données', 'Supprimez mes données', 'delete my data'])(
    '%j is recorded for a person, and answered',
    async (text) => {
      const [answer] = await person.say(text);
      expect(answer).toMatch(/un mois au plus|within one month/);
      expect((await person.conversation()).memberWantedAt).not.toBeNull();
    },
  );

  test('are not lost in a burst', async () => {
    for (const text of ['mes données', 'svp']) await person.write(text);
    expect(await person.answer()).toEqual([expect.stringMatching(/un mois au plus/)]);
  });
});

test('HELP keeps an offer standing', async () => {
  await person.say('une vidange mercredi 16 décembre à 14h30');
  await person.say('AIDE');
  await person.say('oui');
  expect(await person.appointments('booked')).toHaveLength(1);
});

test('the answer is in the language of the conversation, or of the words', async () => {
  expect((await person.say('help'))[0]).toMatch(/^Garage Dupont\. Write to us/);
  expect((await person.say('delete my data'))[0]).toMatch(/will answer within one month/);
  await person.say('Hello, are you open on Saturday?');
  expect((await person.say('STOP'))[0]).toMatch(/you will get no more messages/);
});

async function suppressionOf({ number }: Phone) {
  const addressIndex = (await bot.ctx.store.keyOf(garage.tenantId)).index(number);
  return garage.inTenant((db) => db.findOne(Suppression, { addressIndex }, { disableIdentityMap: true }));
}
