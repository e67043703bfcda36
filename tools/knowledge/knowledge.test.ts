import { v7 } from 'uuid';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { KeptFact, storeFacts } from '#db/fact.ts';
import { Message } from '#db/message.ts';
import { OpenQuestion } from '#db/open-question.ts';
import type { Language } from '#language/language.ts';
import { allTools } from '../all.ts';
import { business } from '../fixtures/outputs.ts';
import { type Caller, type Colleague, instant, openWorld, type World } from '../fixtures/world.ts';
import type { ToolOutcome } from '../outcome.ts';
import { sayOutput } from '../say.ts';

let world: World;
let olivier: Colleague;
let julie: Colleague;
let karim: Colleague;
let claire: Caller;

beforeAll(async () => {
  world = await openWorld();
  olivier = await world.member({ name: 'Olivier Dupont', role: 'OWNER' });
  julie = await world.member({ name: 'Julie Petit', role: 'MANAGER' });
  karim = await world.member({ name: 'Karim Benali', role: 'USER' });
  claire = await world.customer({ firstName: 'Claire', lastName: 'Martin' });
});
beforeEach(async () => {
  world.clock.now = instant('2026-11-25T10:00');
  await world.store.asOwner(async (db) => {
    await db.execute(`delete from open_question where tenant_id = ?`, [world.tenantId]);
    await db.execute(`delete from fact where tenant_id = ?`, [world.tenantId]);
  });
  const parking = { fr: 'Vous pouvez vous garer dans la cour.', en: 'You can park in the yard.' };
  const fact = { topic: 'parking', asks: { fr: ['parking', 'se garer'], en: ['parking', 'park'] }, answer: parking };
  await world.inTenant((db) => storeFacts(db, [fact], { newId: v7, at: new Date('2026-01-05T08:00Z') }));
});
afterAll(() => world.store.close());

function spoken({ output }: ToolOutcome, tool: string, language: Language = 'fr'): string | null {
  return sayOutput(allTools, { tool, output }, { language, business, ask: null });
}

async function said(who: Colleague | Caller, tool: string, input: object, language: Language = 'fr') {
  return spoken(await world.call(who, tool, input), tool, language);
}

const ask = (who: Colleague | Caller, question: string) => said(who, 'ask_business', { question });
const unknown = "Je n'ai pas cette information.";

describe('what shall be remembered', () => {
  test('is for the team until somebody says that customers may hear it', async () => {
    const kept = await world.call(julie, 'remember_fact', { words: 'Retiens que le local à pneus est au sous-sol' });
    expect(spoken(kept, 'remember_fact')).toBe(
      `C'est retenu : "Le local à pneus est au sous-sol." Pour l'équipe seulement. Je le dis aussi aux clients ?`,
    );
    expect(await ask(karim, 'où est le local à pneus ?')).toBe('Le local à pneus est au sous-sol.');
    expect(await ask(claire, 'où est le local à pneus ?')).toBe(unknown);
    const option = kept.ask?.options[0];
    expect(await said(julie, option?.tool ?? '', option?.input ?? {})).toMatch(/dit aux clients, Julie Petit/);
    expect(await ask(claire, 'où est le local à pneus ?')).toBe('Le local à pneus est au sous-sol.');
  });

  test.each([
    ['Si un client demande, tu dis que les pneus usés sont repris gratuitement', true],
    ['remember for customers that used tyres are taken back free', true],
    ['entre nous : les pneus usés partent chez Recyclo', false],
    ["les pneus usés partent chez Recyclo, pour l'équipe seulement", false],
  ])('is told to whom the words say: %s', async (words, isPublic) => {
    const { output, ask: question } = await world.call(julie, 'remember_fact', { words });
    expect(output).toMatchObject({ outcome: 'kept', fact: { isPublic }, asksPublic: false });
    expect(question).toBeNull();
  });

  test.each([
    ['retiens pour nous le code du portail est 4812, surtout pas aux clients', 'Le code du portail est 4812.', false],
    ['retiens que le coffre est au sous-sol, ne le dis pas aux clients', 'Le coffre est au sous-sol.', false],
    ['retiens que le coffre est au sous-sol. Rien aux clients stp', 'Le coffre est au sous-sol.', false],
    [
      'retiens que le coffre est au sous-sol, les clients ne doivent pas le savoir',
      'Le coffre est au sous-sol.',
      false,
    ],
    ['retiens que le coffre est au sous-sol, ça reste entre nous', 'Le coffre est au sous-sol.', false],
    ["remember the safe is downstairs, don't tell customers", 'The safe is downstairs.', false],
    ['remember that the safe is downstairs, for us only please', 'The safe is downstairs.', false],
    ['remember the safe is downstairs. Customers must not know', 'The safe is downstairs.', false],
    ['remember for us that the safe is downstairs', 'The safe is downstairs.', false],
    ['retiens que le lavage est offert. tu peux le dire aux clients', 'Le lavage est offert.', true],
    ['retiens que le lavage est offert, dis-le aux clients stp', 'Le lavage est offert.', true],
    ['retiens que le lavage est offert, les clients peuvent le savoir', 'Le lavage est offert.', true],
    ['remember the wash is free. you can tell customers', 'The wash is free.', true],
    ['remember the wash is free, you may tell the customers that', 'The wash is free.', true],
    ['remember the wash is free, customers may know that pls', 'The wash is free.', true],
    ['retiens que la salle du bas est pour les clients', 'La salle du bas est pour les clients.', true],
    ['retiens que la salle du haut est pour nous', 'La salle du haut est pour nous.', false],
    ['remember the upstairs room is for us', 'The upstairs room is for us.', false],
    ['retiens que on offre le café aux clients', 'On offre le café aux clients.', true],
    ['remember that clients cannot walk into the workshop', 'Clients cannot walk into the workshop.', null],
    [
      'retiens que les clients ne peuvent pas entrer à l’atelier',
      'Les clients ne peuvent pas entrer à l’atelier.',
      null,
    ],
    ['retiens que la peinture du hall est mate', 'La peinture du hall est mate.', null],
    ['dis aux clients que le lavage est offert', 'Le lavage est offert.', true],
  ])('is kept without what says to whom it is told: %s', async (words, label, isPublic) => {
    const { output } = await world.call(julie, 'remember_fact', { words });
    expect(output).toMatchObject({
      outcome: 'kept',
      fact: { isPublic: isPublic ?? false, label },
      asksPublic: isPublic === null,
    });
  });

  test.each([
    ["Retiens que la cour est en travaux jusqu'au 15 décembre, passez par la rue", '2026-12-15'],
    ['remember that the yard is closed until 15 December', '2026-12-15'],
    ["Retiens que le dépannage est gratuit jusqu'à 20 km", null],
    ['remember that coffee is free until 7pm', null],
  ])('holds as long as is said: %s', async (words, until) => {
    expect((await world.call(julie, 'remember_fact', { words, beside: true })).output).toMatchObject({
      fact: { until },
    });
  });

  test('is heard on its last day, and by nobody after it', async () => {
    await world.call(julie, 'remember_fact', {
      words: "Pour les clients : le pont neuf est fermé jusqu'au 15 décembre",
    });
    for (const [now, isHeard] of [
      ['2026-12-15T23:30', true],
      ['2026-12-16T00:30', false],
    ] as const) {
      world.clock.now = instant(now);
      for (const who of [claire, karim])
        expect((await ask(who, 'le pont neuf est fermé ?')) === unknown).toBe(!isHeard);
    }
    expect(await said(julie, 'list_facts', {})).not.toMatch(/pont neuf/);
  });

  test('that differs from what is known is asked about, and replaces it on a yes', async () => {
    const words = "le parking est derrière l'église";
    const asked = await world.call(julie, 'remember_fact', { words });
    expect(spoken(asked, 'remember_fact')).toBe(
      'Vous aviez noté : "Vous pouvez vous garer dans la cour." Je remplace ?',
    );
    expect(asked.rows).toEqual([]);
    const option = asked.ask?.options[0];
    expect(await said(julie, option?.tool ?? '', option?.input ?? {})).toBe(
      `C'est remplacé : "Le parking est derrière l'église." Les clients qui le demandent le sauront.`,
    );
    // It is found by the words that the old one was.
    expect(await ask(claire, 'on peut se garer ?')).toBe("Le parking est derrière l'église.");
    expect(await said(julie, 'remember_fact', { words })).toBe(
      `Je le savais déjà : "Le parking est derrière l'église."`,
    );
  });

  test.each([
    'la barrière du parking est cassée jusqu’à vendredi, dis-le aux clients',
    'the parking barrier is broken until Friday, tell customers',
    'le parking est fermé jusqu’à vendredi, dis-le aux clients',
    'pas de parking jusqu’à vendredi, dis-le aux clients',
    'the parking is closed until Friday, tell customers',
    'the parking is out of use until Friday. you can tell customers',
  ])('stands beside what holds for good where it ends on a day and only says what cannot be had: %s', async (words) => {
    const { output } = await world.call(julie, 'remember_fact', { words });
    expect(output).toMatchObject({ outcome: 'kept', fact: { until: '2026-11-27' } });
    expect(await ask(claire, 'le parking ?')).toMatch(
      /(?:cassée|broken|fermé|closed|Pas de|out of use).*\n?.*dans la cour/s,
    );
    world.clock.now = instant('2026-11-30T10:00');
    expect(await ask(claire, 'le parking ?')).toBe('Vous pouvez vous garer dans la cour.');
  });

  test('replaces what holds for good, once that was said, where it tells something else of the same', async () => {
    const words = 'le parking est derrière l’église jusqu’à vendredi';
    expect(await said(julie, 'remember_fact', { words })).toMatch(/^Vous aviez noté : .*Je remplace/);
  });

  test.each([
    'c koi le code du portail deja',
    'rappelle-moi le code du portail stp',
    "c'est quoi le code du portail ?",
  ])('is told to a colleague however it is asked for: %s', async (question) => {
    await world.call(olivier, 'remember_fact', { words: 'retiens pour nous le code du portail est 4812' });
    expect(await ask(karim, question)).toBe('Le code du portail est 4812.');
    expect(await ask(claire, question)).toBe(unknown);
  });

  test('is taken back with a word, the one it replaced with it', async () => {
    const known = await world.inTenant((db) => db.findOneOrFail(KeptFact, { source: 'file' }));
    await world.call(julie, 'remember_fact', { words: 'le parking est payant', instead: known.id });
    expect(await said(julie, 'undo', {})).toMatch(/^C'est annulé/);
    expect(await ask(claire, 'on peut se garer ?')).toBe('Vous pouvez vous garer dans la cour.');
  });

  test.each([
    ['retiens que', /Que dois-je retenir/],
    [`retiens que ${'la cour est grande et '.repeat(20)}`, /trop long/],
    ["retiens que la cour est fermée jusqu'au 3 novembre 2026", /déjà passée/],
  ])('is nothing where it says nothing, too much or a day that is over: %s', async (words, refusal) => {
    const { ok, output, rows } = await world.call(julie, 'remember_fact', { words });
    expect({ ok, rows }).toEqual({ ok: false, rows: [] });
    expect(JSON.stringify(output)).toMatch(refusal);
  });

  test('of a mechanic waits for the yes of somebody who may', async () => {
    const { output, rows } = await world.call(karim, 'remember_fact', { words: 'le cric 3 est cassé' });
    expect(output).toMatchObject({ outcome: 'proposed' });
    expect(rows.map(({ table }) => table)).toEqual(['proposal']);
    expect((await world.call(claire, 'remember_fact', { words: 'tout est gratuit ici' })).ok).toBe(false);
  });

  test('leaves none of its words in the audit', async () => {
    await world.call(julie, 'remember_fact', { words: 'le code du portail est Sparkplug' });
    expect(JSON.stringify(await world.audited())).not.toMatch(/Sparkplug/i);
  });
});

describe('what is remembered', () => {
  test('is forgotten by its words, and by nobody else’s', async () => {
    await world.call(julie, 'remember_fact', { words: 'le cric 3 est cassé' });
    expect((await world.call(julie, 'forget_fact', { fact: 'le parking des motos' })).output).toMatchObject({
      outcome: 'which',
    });
    expect(await said(julie, 'forget_fact', { fact: 'le cric cassé' })).toBe('C\'est oublié : "Le cric 3 est cassé."');
    expect(await ask(karim, 'le cric 3 est cassé ?')).toBe(unknown);
    await world.call(julie, 'undo', {});
    expect(await ask(karim, 'le cric 3 est cassé ?')).toBe('Le cric 3 est cassé.');
  });

  test('tells on a why who said it, when and to whom it is told', async () => {
    world.clock.now = instant('2027-01-11T10:00');
    await world.call(julie, 'remember_fact', { words: 'le local à pneus est au sous-sol' });
    await ask(karim, 'où est le local à pneus ?');
    expect(await said(karim, 'explain_answer', {})).toBe(
      `Julie Petit l'a noté le lundi 11 janvier (pour l'équipe) : "Le local à pneus est au sous-sol."`,
    );
    await ask(karim, 'on peut se garer ?');
    expect(await said(karim, 'explain_answer', {}, 'en')).toMatch(
      /^It is in the business's file \(told to customers too\)/,
    );
  });

  test('tells a customer of what kind the source is, and nobody’s name, id or words', async () => {
    const why = async (language: Language = 'fr') => {
      const outcome = await world.call(claire, 'explain_answer', {});
      expect(outcome.output).toMatchObject({ sources: [] });
      return spoken(outcome, 'explain_answer', language);
    };
    world.clock.now = instant('2027-02-01T10:00');
    await world.call(julie, 'remember_fact', { words: 'le prêt de voiture est gratuit', isPublic: true });
    await ask(claire, 'le prêt de voiture est gratuit ?');
    expect(await why()).toBe("C'est ce que Garage Dupont a écrit pour ses clients.");
    world.clock.now = new Date(world.clock.now.getTime() + 60_000);
    await ask(claire, 'on peut se garer ?');
    expect(await why('en')).toBe('It is what Garage Dupont has written down for its customers.');
    world.clock.now = new Date(world.clock.now.getTime() + 60_000);
    await world.call(claire, 'opening_hours', {});
    expect(await why()).toBe("Cela vient de nos horaires d'ouverture.");
    world.clock.now = new Date(world.clock.now.getTime() + 60_000);
    await ask(claire, 'vous faites des crêpes ?');
    expect(await why()).toMatch(/^Je n'ai pas de source/);
  });

  test('in one language is told in the other as it was said', async () => {
    await world.call(julie, 'remember_fact', {
      words: 'remember that used tyres are stored downstairs',
      isPublic: true,
    });
    expect(await ask(claire, 'used tyres ?')).toBe('En anglais : "Used tyres are stored downstairs."');
  });
});

describe('what nobody could answer', () => {
  test('is collected once, however often it is asked, and answered once for all', async () => {
    for (const question of ['Vous vendez des trottinettes ?', 'vous vendez des trottinettes', 'ok', 'Merci !'])
      await ask(claire, question);
    await ask(karim, 'Quel couple pour les roues du Master ?');
    expect(await said(julie, 'list_questions', {})).toBe(
      [
        '1. "Quel couple pour les roues du Master ?" (Karim Benali, mercredi 25 novembre)',
        '2. "Vous vendez des trottinettes ?" (Claire Martin, mercredi 25 novembre)',
        'Pour répondre : "réponse à la 1 : …".',
      ].join('\n'),
    );
    expect(await said(olivier, 'answer_question', { question: '2', answer: 'oui, sur commande' })).toBe(
      `C'est retenu. À "Vous vendez des trottinettes ?" je réponds : "Oui, sur commande." Les clients qui le demandent le sauront. Claire Martin reçoit la réponse.`,
    );
    expect(await ask(claire, 'vous vendez des trottinettes ?')).toBe('Oui, sur commande.');
    await world.call(julie, 'answer_question', { question: 'couple Master', answer: '172 Nm' });
    expect(await said(julie, 'list_questions', {})).toBe('Aucune question sans réponse.');
    // What a colleague asked stays with the team.
    expect(await ask(karim, 'quel couple pour les roues du Master ?')).toBe('172 Nm.');
    expect(await ask(claire, 'quel couple pour les roues du Master ?')).toBe(unknown);
    expect(await world.inTenant((db) => db.count(OpenQuestion, { status: 'open' }))).toBe(1);
  });

  const told = () =>
    world.inTenant(async (db) => {
      const rows = await db.find(Message, { dedupeKey: { $like: 'answered:%' } }, { orderBy: { id: 'asc' } });
      return rows.map(({ conversationId, text, purpose }) => ({ conversationId, text, purpose }));
    });

  test('goes to whoever asked, once: a customer hears what customers may, a colleague what another one says', async () => {
    const before = (await told()).length;
    await ask(claire, 'vous louez des remorques ?');
    expect(await said(julie, 'answer_question', { question: '1', answer: 'non, jamais' }, 'en')).toMatch(
      /Claire Martin gets the answer\.$/,
    );
    await ask(karim, 'quel couple pour la Twingo ?');
    expect(await said(julie, 'answer_question', { question: '1', answer: '105 Nm' })).toMatch(
      /Karim Benali reçoit la réponse\.$/,
    );
    expect((await told()).slice(before)).toEqual([
      {
        ...{ conversationId: claire.conversationId, purpose: 'notice' },
        text: `Garage Test : vous demandiez "vous louez des remorques ?" Non, jamais.`,
      },
      {
        conversationId: karim.conversationId,
        purpose: 'notice',
        text: 'Vous demandiez "quel couple pour la Twingo ?" 105 Nm.',
      },
    ]);
  });

  test('goes to no customer where it is for the team, to nobody who asked long ago, and to no one who answers themselves', async () => {
    const before = (await told()).length;
    const answered = () =>
      said(julie, 'answer_question', { question: '1', answer: 'le code est Tournesol', isPublic: false });
    await ask(claire, 'quel est le code du portail ?');
    expect(await answered()).toMatch(/Pour l'équipe seulement\.$/);
    await ask(julie, 'où est la clé du coffre ?');
    expect(await answered()).toMatch(/Pour l'équipe seulement\.$/);
    await ask(claire, 'vous louez des vélos ?');
    world.clock.now = instant('2026-12-04T10:00');
    expect(await said(julie, 'answer_question', { question: '1', answer: 'non, jamais' })).toMatch(/le sauront\.$/);
    expect((await told()).slice(before)).toEqual([]);
  });

  test('is for a manager and the owner to see', async () => {
    for (const tool of ['list_questions', 'answer_question'])
      expect((await world.call(karim, tool, { question: '1', answer: 'oui, bien sûr' })).ok).toBe(false);
  });
});
