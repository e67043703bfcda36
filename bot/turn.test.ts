import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { StoredAsk } from '#db/ask.ts';
import { beginTurn, type Scene } from './begin.ts';
import { agentLane } from './lanes/agent.ts';
import { askLane } from './lanes/ask.ts';
import { runTurn } from './turn.ts';
import { openSlowModel, type SlowModel } from './fixtures/slow-model.ts';
import { type Garage, type Phone, testBot, type TestBot } from './fixtures/test-bot.ts';

const disclosure = /^Bonjour, ici l'assistant automatique de Garage Dupont\. /;

describe('with the rules', () => {
  let bot: TestBot;
  let garage: Garage;
  beforeAll(async () => {
    bot = await testBot();
  });
  afterAll(() => bot.close());
  beforeEach(async () => {
    bot.clock.set('2026-11-23T09:00');
    garage = await bot.openGarage();
  });

  test('a customer books by SMS, from the first word to the appointment', async () => {
    const { claire } = garage;
    const [offer, ...more] = await claire.say('je voudrais un rdv vidange mercredi 16 décembre à 14h30');
    expect(more).toEqual([]);
    expect(offer).toMatch(/mercredi 16 décembre à 14 h 30/);
    expect(await claire.appointments('held')).toHaveLength(1);

    const [confirmation] = await claire.say('OUI');
    expect(confirmation).toMatch(/mercredi 16 décembre à 14 h 30.*89 €/);
    const booked = (await claire.appointments('booked')).map(({ startsAt }) => startsAt.toISOString());
    expect(booked).toContain('2026-12-16T13:30:00.000Z');
    expect(await claire.appointments('held')).toEqual([]);
    expect((await claire.messages()).map(({ direction, status }) => `${direction} ${status}`)).toEqual([
      'in received',
      'out sent',
      'in received',
      'out sent',
    ]);
  });

  test('the first message says that a machine answers, and only the first', async () => {
    const person = garage.stranger();
    const [first] = await person.say('Bonjour');
    const [second] = await person.say('Vous êtes ouverts samedi ?');
    expect(first).toMatch(disclosure);
    expect(second).not.toMatch(disclosure);
    expect(second).not.toMatch(/automatique/);
  });

  test('a machine that has said one legal sentence has not said yet that it is one', async () => {
    const person = garage.stranger();
    const [help] = await person.say('AIDE');
    expect(help).toMatch(/^Garage Dupont\. Ecrivez-nous/);
    expect((await person.say('Bonjour'))[0]).toMatch(disclosure);
  });

  test('three messages in a burst get one answer', async () => {
    const { claire } = garage;
    for (const text of ['Bonjour', 'je voudrais une vidange', 'mercredi 16 décembre à 14h30']) await claire.write(text);
    expect(await claire.answer()).toEqual([expect.stringContaining('mercredi 16 décembre à 14 h 30')]);
    // Each of the three messages queued a turn; the other two find nothing to do.
    expect(await claire.answer()).toEqual([]);
    expect(await claire.answer()).toEqual([]);
    expect(await claire.turns()).toHaveLength(1);
  });

  test('a message of no words, and a picture that is not to be had, are told so', async () => {
    const photo = { NumMedia: '1', MediaUrl0: 'https://api.twilio.com/x', MediaContentType0: 'image/jpeg' };
    expect(await garage.claire.say('', photo)).toEqual([
      "Bonjour, ici l'assistant automatique de Garage Dupont. Je n'ai pas pu ouvrir votre fichier. " +
        "Pouvez-vous le renvoyer, ou me dire en quelques mots ce qu'il montre ?",
    ]);
    expect(await garage.claire.say('   ')).toEqual([expect.stringContaining('messages écrits')]);
    const [answer] = await garage.claire.say('vous êtes ouverts samedi ?', photo);
    expect(answer).toMatch(/samedi/i);
  });

  describe('an answer to an offer', () => {
    test('by number takes that slot and gives the other back', async () => {
      const { claire } = garage;
      const [offer] = await claire.say('une vidange mardi ou jeudi après-midi ?');
      expect(offer).toMatch(/j'ai mardi 24 novembre à .* ou jeudi 26 novembre à .*\. Lequel vous convient \?$/);
      const [first, second] = await claire.appointments('held');
      await claire.say('2');
      expect(await claire.appointments('held')).toEqual([]);
      const after = new Map((await claire.appointments()).map(({ id, status }) => [id, status]));
      expect([after.get(first!.id), after.get(second!.id)]).toEqual(['released', 'booked']); // Two were offered.
      expect((await claire.turns()).at(-1)).toMatchObject({ lane: 'ask', model: null, costMicros: 0 });
    });

    test('by NON books nothing and is not asked again', async () => {
      const { claire } = garage;
      await claire.say('une vidange mercredi 16 décembre à 14h30');
      const before = await claire.appointments('booked');
      const [answer] = await claire.say('non');
      expect(answer).toMatch(/autre jour/);
      expect(await claire.appointments('booked')).toEqual(before);
      expect(await claire.asks()).toEqual([]);
      await claire.say('oui');
      expect(await claire.appointments('booked')).toEqual(before);
    });

    test('that is more than an answer is left to the agent', async () => {
      const { claire } = garage;
      await claire.say('une vidange mercredi 16 décembre à 14h30');
      const before = await claire.appointments('booked');
      const [answer] = await claire.say('oui mais plutôt vendredi matin');
      expect(answer).toMatch(/vendredi/);
      expect(await claire.appointments('booked')).toEqual(before);
      expect((await claire.turns()).at(-1)).toMatchObject({ lane: 'agent' });
    });

    test('that goes on in the next message is left to the agent', async () => {
      const { claire } = garage;
      await claire.say('une vidange mercredi 16 décembre à 14h30');
      const before = await claire.appointments('booked');
      for (const text of ['oui', 'mais plutôt vendredi matin']) await claire.write(text);
      await claire.answer();
      expect(await claire.appointments('booked')).toEqual(before);
      expect((await claire.turns()).at(-1)).toMatchObject({ lane: 'agent' });
    });

    test('that comes late still takes the slot, which nobody else took', async () => {
      const { claire } = garage;
      await claire.say('une vidange mercredi 16 décembre à 14h30');
      bot.clock.pass(30 * 60_000);
      await claire.say('oui');
      const booked = (await claire.appointments('booked')).map(({ startsAt }) => startsAt.toISOString());
      expect(booked).toContain('2026-12-16T13:30:00.000Z');
    });

    test('cannot take what was offered in another conversation', async () => {
      const [{ claire }, thief] = [garage, garage.stranger()];
      await claire.say('une vidange mercredi 16 décembre à 14h30');
      await thief.say('bonjour');
      const [offer] = await claire.asks();
      const [theirs] = await thief.messages();
      await garage.inTenant((db) =>
        db.insert(StoredAsk, {
          ...offer!,
          id: bot.ctx.newId(),
          conversationId: theirs!.conversationId,
          messageId: null,
        }),
      );
      await thief.say('oui');
      expect(await thief.appointments()).toEqual([]);
      expect(await thief.receipts()).toMatchObject([{ tool: 'book_appointment', ok: false, rows: [] }]);
      expect(await claire.appointments('held')).toHaveLength(1);
    });

    test('is not held up by an offer that another version of the program kept', async () => {
      const person = garage.stranger();
      await person.say('bonjour');
      const { id: conversationId } = await person.conversation();
      const raffle = { kind: 'choose' as const, topic: 'raffle', options: [{ prizes: 3 }], no: null };
      await garage.inTenant((db) =>
        db.insert(StoredAsk, {
          ...raffle,
          late: 'runs',
          id: bot.ctx.newId(),
          conversationId,
          until: new Date('2030-01-01'),
        }),
      );
      expect(await person.say('oui')).toHaveLength(1);
      expect((await person.turns()).at(-1)).toMatchObject({ lane: 'agent', status: 'done' });
    });

    test('that comes too late to cancel cancels nothing', async () => {
      const { claire } = garage;
      await claire.say('je veux annuler mon rendez-vous de jeudi');
      const before = await claire.appointments('booked');
      expect(before).not.toEqual([]);
      expect(await claire.asks()).toMatchObject([{ kind: 'confirm' }]);
      bot.clock.pass(61 * 60_000);
      await claire.say('oui');
      expect(await claire.appointments('booked')).toEqual(before);
    });
  });

  test('a turn waits until the person has finished, and answers all that they wrote', async () => {
    const { claire } = garage;
    await claire.write('Bonjour');
    const turn = runTurn({ ...bot.ctx, quietMs: 100 }, await claire.job());
    await claire.write('je voudrais une vidange');
    await claire.write('mercredi 16 décembre à 14h30');
    // Until now the clock has moved by milliseconds only, however long the machine took.
    bot.clock.pass(1_000);
    await turn;
    expect(claire.inbox()).toEqual([expect.stringMatching(/mercredi 16 décembre à 14 h 30/)]);
    expect(await claire.turns()).toHaveLength(1);
  });

  describe('a turn whose process died', () => {
    let claire: Phone;
    beforeEach(() => {
      claire = garage.claire;
    });

    test('after its tools ran, answers from their receipts and runs none again', async () => {
      await claire.write('une vidange mercredi 16 décembre à 14h30');
      await agentLane(bot.ctx, await begun());
      const receipts = await claire.receipts();
      expect(receipts.map(({ tool }) => tool)).toContain('hold_slots');

      expect(await claire.answer()).toEqual([expect.stringMatching(/mercredi 16 décembre à 14 h 30/)]);
      expect(await claire.receipts()).toEqual(receipts);
      expect(await claire.appointments('held')).toHaveLength(1);
      expect(await claire.turns()).toMatchObject([{ status: 'done', attempts: 2 }]);
      expect(await claire.asks()).toMatchObject([{ kind: 'confirm' }]);
    });

    test('after the booking, confirms the booking and books nothing more', async () => {
      await claire.say('une vidange mercredi 16 décembre à 14h30');
      await claire.write('oui');
      await askLane(bot.ctx, await begun());
      const booked = await claire.appointments('booked');
      const receipts = await claire.receipts();

      expect(await claire.answer()).toEqual([expect.stringMatching(/mercredi 16 décembre à 14 h 30.*89 €/)]);
      expect(await claire.appointments('booked')).toEqual(booked);
      expect(await claire.receipts()).toEqual(receipts);
    });

    test('answers what it took, and leaves what came since to the next turn', async () => {
      await claire.write('vous êtes ouverts samedi ?');
      await begun();
      await claire.write('STOP');
      expect(await claire.answer()).toEqual([]);
      expect(await claire.answer()).toEqual([expect.stringMatching(/ne recevrez plus/)]);
      expect((await claire.messages()).filter(({ turnId }) => turnId === null)).toEqual([]);
    });

    async function begun(): Promise<Scene> {
      const scene = await beginTurn(bot.ctx, await claire.job());
      if (!scene) throw new Error('There is nothing to answer.');
      return scene;
    }
  });
});

describe('while the model thinks', () => {
  let model: SlowModel;
  let bot: TestBot;
  let person: Phone;
  beforeAll(async () => {
    model = await openSlowModel();
    bot = await testBot({ env: model.env });
  });
  afterAll(async () => {
    await bot.close();
    await model.close();
  });
  beforeEach(async () => {
    person = (await bot.openGarage()).stranger();
  });

  test('a newer message makes the answer old: one answer to both leaves', async () => {
    model.think(async (count) => {
      if (count === 1) await person.write('non, plutôt pour mardi');
      return { text: count === 1 ? 'Ancienne réponse.' : 'Réponse aux deux.' };
    });
    expect(await person.say('je voudrais passer lundi')).toEqual([]);
    expect(await person.answer()).toEqual([expect.stringMatching(/Réponse aux deux\.$/)]);
    expect(await person.answer()).toEqual([]);
    expect((await person.turns()).map(({ status }) => status)).toEqual(['superseded', 'done']);
    expect(JSON.stringify(model.asked.at(-1))).toMatch(/passer lundi.*plutôt pour mardi/);
    expect(person.inbox()).toHaveLength(1);
  });

  test('somebody who never stops writing is answered all the same, the third time', async () => {
    model.think(async (count) => {
      await person.write(`et aussi ${count}`);
      return { text: 'Réponse.' };
    });
    expect(await person.say('bonjour')).toEqual([]);
    expect(await person.answer()).toEqual([]);
    expect(await person.answer()).toEqual([expect.stringMatching(/Réponse\.$/)]);
    expect((await person.turns()).map(({ status }) => status)).toEqual(['superseded', 'superseded', 'done']);
    const open = (await person.messages()).filter(({ direction, turnId }) => direction === 'in' && !turnId);
    expect(open).toHaveLength(1);
  });

  test('an answer to what was done is sent, whatever came meanwhile', async () => {
    model.think(async (count) => {
      if (count === 1) return { tool: 'request_member', input: { reason: 'Souhaite un collègue' } };
      await person.write('vite svp');
      return { text: "J'ai prévenu l'équipe." };
    });
    expect(await person.say('je veux parler à quelqu’un')).toHaveLength(1);
    expect((await person.turns()).map(({ status }) => status)).toEqual(['done']);
  });

  test('a person of the business who takes over is not talked over', async () => {
    model.think(async () => {
      await person.change({ holder: 'member', epoch: 1 });
      return { text: 'Réponse.' };
    });
    expect(await person.say('bonjour')).toEqual([]);
    expect(await person.say('vous êtes là ?')).toEqual([]);
    expect((await person.turns()).map(({ lane, status }) => `${lane} ${status}`)).toEqual([
      'agent done',
      'takeover done',
    ]);
    expect(person.inbox()).toEqual([]);
    await person.change({ holder: 'agent', epoch: 2 });
    model.think(async () => ({ text: 'Me revoilà.' }));
    expect(await person.say('merci')).toEqual([expect.stringMatching(disclosure)]);
  });

  test('a STOP is obeyed before the answer leaves, even when something was done', async () => {
    model.think(async (count) => {
      if (count === 1) return { tool: 'request_member', input: { reason: 'Souhaite un collègue' } };
      await person.write('STOP');
      return { text: "J'ai prévenu l'équipe." };
    });
    expect(await person.say('je veux parler à quelqu’un')).toEqual([]);
    expect(await person.answer()).toEqual([expect.stringMatching(/vous ne recevrez plus de messages/)]);
  });

  test('a process that was taken for dead says nothing when it wakes up', async () => {
    const words = ['Trop tard.', 'Ancienne réponse.', 'Réponse aux deux.'];
    model.think(async (count) => {
      const job = await person.job();
      // Meanwhile the queue gave the job to another process, which took the turn up, gave it up for a newer message,
      if (count === 1) await runTurn(bot.ctx, job);
      if (count === 2) await person.write('plutôt mardi');
      // and answered both.
      if (count === 1) await runTurn(bot.ctx, job);
      return { text: words[count - 1] ?? '' };
    });
    expect(await person.say('je voudrais passer lundi')).toEqual([expect.stringMatching(/Réponse aux deux\.$/)]);
    expect(await person.answer()).toEqual([]);
    expect(await person.turns()).toMatchObject([
      { status: 'superseded', attempts: 2 },
      { status: 'done', attempts: 1 },
    ]);
  });
});
