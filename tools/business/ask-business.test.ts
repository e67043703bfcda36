import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { testStore, type TestStore } from '#db/fixtures/test-store.ts';
import { KeptFact } from '#db/fact.ts';
import type { Language } from '#language/language.ts';
import { allTools } from '../all.ts';
import { business } from '../fixtures/outputs.ts';
import { sayOutput } from '../say.ts';
import { askBusiness } from './ask-business.ts';
import { type DemoDesk, demoDesk } from './fixtures/demo-desk.ts';
import { askedInEnglish, askedInFrench } from './fixtures/questions.ts';

const now = new Date('2026-11-23T08:00:00Z');

let store: TestStore;
let desks: Record<'garage' | 'salon', DemoDesk>;
beforeAll(async () => {
  store = await testStore(() => now);
  desks = { garage: await demoDesk(store, 'garage', now), salon: await demoDesk(store, 'salon', now) };
});
afterAll(() => store.close());

async function ask(at: 'garage' | 'salon', question: string, more: { language?: Language; service?: string } = {}) {
  const { language = 'fr', service } = more;
  const { output } = await desks[at].call('ask_business', { question, service }, language);
  return askBusiness.output.parse(output);
}

async function said(at: 'garage' | 'salon', question: string, language: Language): Promise<string | null> {
  const output = await ask(at, question, { language });
  return sayOutput(allTools, { tool: 'ask_business', output }, { language, business, ask: null });
}

describe('a question about the business', () => {
  test('is answered in the sentence the business wrote down, in the language of the conversation', async () => {
    expect(await said('salon', 'vs avez du wifi ?', 'fr')).toBe("Oui, il y a du wifi : demandez le code à l'accueil.");
    expect(await said('salon', 'Is there wifi?', 'en')).toBe('Yes, there is wifi: ask for the code at the desk.');
  });

  test('may be put in the other language', async () => {
    expect(await said('salon', 'Is there wifi?', 'fr')).toBe("Oui, il y a du wifi : demandez le code à l'accueil.");
  });

  test('is answered with a slip, and by a word that its fact has in another form', async () => {
    expect(await ask('garage', 'est ce kil y a un parkng ?')).toMatchObject({ answers: [{ topic: 'parking' }] });
    expect(await ask('garage', 'vos réparation sont garantis ?')).toMatchObject({ answers: [{ topic: 'guarantee' }] });
  });

  test('that is two gets both answers, in its order', async () => {
    const answers = [{ topic: 'payment' }, { topic: 'parking' }];
    expect(await ask('garage', 'Vous prenez les chèques ? Et on peut se garer ?')).toMatchObject({ answers });
  });

  test('gets the more exact one of two facts that share a word', async () => {
    expect(await ask('garage', 'Je garde la garantie constructeur ?')).toMatchObject({
      answers: [{ topic: 'maker-warranty' }],
    });
    expect(await ask('salon', 'do you do gift cards')).toMatchObject({ answers: [{ topic: 'gift-cards' }] });
  });

  test.each(['Quel temps fait-il à Rennes ?', 'Vous vendez des trottinettes ?', 'ok', ''])(
    'that no fact answers is unknown: %j',
    async (question) => {
      expect(await ask('garage', question)).toEqual({ outcome: 'unknown', answers: [], reason: null });
      expect(await said('garage', question, 'fr')).toBe("Je n'ai pas cette information.");
    },
  );

  test('is not answered by what is only told beside it', async () => {
    expect(await ask('garage', 'Vous êtes ouverts samedi ? Mon chien est malade.')).toMatchObject({ answers: [] });
  });

  test('is unknown where a business has written nothing down', async () => {
    const bare = await demoDesk(store, 'garage', now, 'garage-bare');
    await store.forTenant(bare.tenantId, (db) => db.nativeDelete(KeptFact, {}));
    const { output } = await bare.call('ask_business', { question: 'Il y a un parking ?' });
    expect(output).toEqual({ outcome: 'unknown', answers: [], reason: null });
  });
});

describe('how long something takes', () => {
  test.each([
    ['garage', 'ça dure combien de temps une vidange ?', 'Comptez environ une heure pour votre vidange.'],
    ['garage', 'la courroie c long ?', 'Comptez environ quatre heures pour votre courroie de distribution.'],
    [
      'garage',
      'cb de tps pr changer la batterie',
      'Comptez environ une demi-heure pour votre remplacement de batterie.',
    ],
    ['salon', 'combien de temps pour un balayage ?', 'Comptez environ deux heures et demie pour votre balayage.'],
    ['salon', 'durée du soin profond ?', "Comptez environ trois quarts d'heure pour votre soin profond."],
  ] as const)('at the %s comes from the catalogue: %s', async (at, question, sentence) => {
    expect(await said(at, question, 'fr')).toBe(sentence);
  });

  test('is said in English, too', async () => {
    expect(await said('garage', 'How long do front brake pads take?', 'en')).toBe(
      'Allow about an hour and a half for your front brake pads.',
    );
  });

  test('is said of each, where the words fit two services', async () => {
    expect(await said('garage', 'combien de temps pour changer les plaquettes ?', 'fr')).toMatch(
      /^Comptez environ .* pour vos plaquettes de frein avant\. Comptez environ .* pour vos plaquettes de frein arrière\.$/,
    );
  });

  test('is known of the service that is spoken of, named before or by its code', async () => {
    const answers = [{ topic: 'waiting' }, { topic: 'duration' }];
    expect(await ask('garage', 'Je peux attendre pendant la vidange ? Ça dure longtemps ?')).toMatchObject({ answers });
    expect(await ask('garage', 'Ça prend combien de temps ?', { service: 'vidange' })).toMatchObject({
      answers: [{ text: 'Comptez environ une heure pour votre vidange.' }],
    });
  });

  test.each([
    ['Ça prend combien de temps ?', undefined],
    ["Combien de temps pour changer l'embrayage ?", undefined],
    ['Ça prend combien de temps ?', 'boite-de-vitesses'],
  ])('is not guessed: %s (%s)', async (question, service) => {
    expect(await ask('garage', question, { ...(service && { service }) })).toEqual({
      ...{ outcome: 'unknown', answers: [], reason: 'service' },
    });
  });

  test.each([
    ['garage', 'Combien de temps à l’avance faut-il réserver une vidange ?'],
    ['salon', 'Une couleur, ça tient combien de temps ?'],
    ['salon', 'How long before I have to come again for my colour?'],
  ] as const)('is not what is asked of another span, at the %s: %s', async (at, question) => {
    expect(await ask(at, question)).toMatchObject({ answers: [] });
  });
});

test('of sixty questions as people typed them, two in three are answered, one at most not as by hand', async () => {
  const counts = { right: 0, wrong: [] as string[], missed: 0, left: 0 };
  for (const [language, asked] of [['fr', askedInFrench] as const, ['en', askedInEnglish] as const]) {
    for (const { business: at, question, topics } of asked) {
      const answers = (await ask(at, question, { language })).answers.map(({ topic }) => topic);
      if (answers.some((topic) => !topics.includes(topic))) counts.wrong.push(question);
      else if (answers.length > 0) counts.right += 1;
      else if (topics.length > 0) counts.missed += 1;
      else counts.left += 1;
    }
  }
  expect(counts).toEqual({
    ...{ right: 38, missed: 4, left: 17 },
    wrong: ['Pouvez-vous me dire si un véhicule de remplacement est assuré au même niveau que le mien ?'],
  });
});
