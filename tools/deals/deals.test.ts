import { z } from 'zod';
import { v7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Deal, DealStage } from '#db/deal.ts';
import { askedOf, quoteIn, sayYes, withYes } from '../fixtures/money-desk.ts';
import { saidIn, saidNo } from '../fixtures/said.ts';
import { type Caller, type Colleague, instant, openWorld, type World } from '../fixtures/world.ts';

let world: World;
let julie: Colleague;
let karim: Colleague;
let claire: Caller;

beforeAll(async () => {
  world = await openWorld();
  julie = await world.member({ name: 'Julie Petit', role: 'MANAGER' });
  karim = await world.member({ name: 'Karim Benali', role: 'USER' });
  claire = await world.customer({ firstName: 'Claire', lastName: 'Martin', plate: 'AB-123-CD' });
});
afterAll(() => world.store.close());

const create = (input: object, who = julie) => world.call(who, 'create_deal', input);
const change = (deal: string, input: object, who = julie) => world.call(who, 'change_deal', { deal, ...input });
const row = (id: string) => world.inTenant((db) => db.findOneOrFail(Deal, { id }));
const opened = async (title: string, input: object = {}) => (await create({ title, ...input })).rows[0]?.id ?? '';

test('where the business has no stages, no deal is opened', async () => {
  const outcome = await create({ title: 'Flotte' });
  expect(outcome).toMatchObject({ ok: false, rows: [] });
  expect(saidNo(outcome)).toBe("Aucune étape n'est définie pour les affaires : il faut d'abord les créer.");
});

describe('a garage with stages', () => {
  beforeAll(() =>
    world.inTenant(async (db) => {
      const stages = [
        { code: 'new', nameFr: 'Nouvelle', nameEn: 'New', requires: [] },
        { code: 'qualified', nameFr: 'Qualifiée', nameEn: 'Qualified', requires: ['amount' as const] },
        { code: 'with_customer', nameFr: 'Client connu', nameEn: 'Known customer', requires: ['customer' as const] },
        {
          code: 'quote_sent',
          nameFr: 'Devis envoyé',
          nameEn: 'Quote sent',
          requires: ['amount' as const, 'quote_sent' as const],
        },
        {
          code: 'agreed',
          nameFr: 'Accord',
          nameEn: 'Agreed',
          requires: ['quote_accepted' as const],
          ownerId: karim.memberId,
        },
      ];
      for (const [position, stage] of stages.entries()) await db.insert(DealStage, { id: v7(), position, ...stage });
    }),
  );

  describe('a new deal', () => {
    test('is in the first stage, with the customer who is known', async () => {
      const outcome = await create({ title: 'flotte de 6 Kangoo', amountCents: 4_500_000, customer: 'Claire Martin' });
      expect(outcome).toMatchObject({
        output: { outcome: 'created', deal: { label: 'Flotte de 6 Kangoo', stage: 'new', owner: 'Julie Petit' } },
        deeds: ['noted'],
      });
      expect(saidIn(outcome)).toBe('Affaire ouverte : Flotte de 6 Kangoo, 45 000 €, nouvelle, Julie Petit.');
      expect(await row(outcome.rows[0]?.id ?? '')).toMatchObject({
        contactId: claire.contactId,
        amountCents: 4_500_000,
        stageAt: world.clock.now,
      });
    });

    test('with somebody we do not know keeps them in its title only', async () => {
      expect(await row(await opened('Contrat Quemeneur', { customer: 'Quemeneur' }))).toMatchObject({
        contactId: null,
        companyId: null,
      });
    });

    test.each([
      [{ title: '  ' }],
      [{ title: 'a'.repeat(301) }],
      [{ title: 'x', amountCents: -1 }],
      [{ title: 'x', amountCents: 10_000_000_001 }],
    ])('is refused as %j, to a mechanic too', async (input) => {
      for (const who of [julie, karim]) expect(await create(input, who)).toMatchObject({ ok: false, rows: [] });
    });

    test('of a mechanic waits for a manager’s yes', async () => {
      expect((await create({ title: 'Flotte Le Goff' }, karim)).output).toMatchObject({
        ...{ outcome: 'proposed', summary: { fr: `ouvrir l'affaire "Flotte Le Goff"` } },
      });
      const [ask] = await askedOf(world, julie);
      expect((await sayYes(world, julie, ask ?? null)).output).toMatchObject({ outcome: 'created' });
    });
  });

  describe('a stage', () => {
    test('takes a deal that has what it asks for, and says what another lacks', async () => {
      const id = await opened('Ambulances Kervella');
      const lacks = await change(id, { stage: 'qualifiée' });
      expect(lacks).toMatchObject({ output: { outcome: 'lacks', lacks: ['amount'] }, rows: [], deeds: [] });
      expect(saidIn(lacks)).toBe('Je ne la fais pas avancer : il manque un montant (Ambulances Kervella).');
      const moved = await change(id, { stage: 'qualifiée', amountCents: 90_000 });
      expect(moved).toMatchObject({ output: { outcome: 'moved' }, deeds: ['noted', 'moved'] });
      expect(saidIn(moved)).toBe("C'est fait : Ambulances Kervella, 900 €, qualifiée, Julie Petit.");
      expect(await row(id)).toMatchObject({ stage: 'qualified', amountCents: 90_000 });
      expect((await change(id, { stage: 'next' })).output).toMatchObject({ outcome: 'lacks', lacks: ['customer'] });
      expect((await change(id, { stage: 'agreed' })).output).toMatchObject({ lacks: ['quote_accepted'] });
    });

    test('is reached by its quote, and given to who looks after it', async () => {
      const id = await opened('Moteur de Claire', { amountCents: 300_000, customer: 'Claire Martin' });
      const quote = quoteIn(await world.call(julie, 'create_quote', { who: 'Claire Martin', lines: 'vidange' }));
      await world.inTenant((db) => db.nativeUpdate(Deal, { id }, { quoteId: quote.id }));
      expect((await change(id, { stage: 'Devis envoyé' })).output).toMatchObject({
        outcome: 'lacks',
        lacks: ['quote_sent'],
      });
      await withYes(world, julie, 'send_quote', { quote: quote.id });
      expect((await change(id, { stage: 'Devis envoyé' })).output).toMatchObject({ outcome: 'moved' });
      expect((await change(id, { stage: 'accord' })).output).toMatchObject({ outcome: 'lacks' });
      await withYes(world, julie, 'accept_for', { quote: quote.id, answer: 'accepted' });
      expect((await change(id, { stage: 'accord' })).output).toMatchObject({
        outcome: 'moved',
        deal: { owner: 'Karim Benali' },
      });
    });

    test('it is in already, or that there is none of, is said so', async () => {
      const id = await opened('Ecole Diwan');
      expect(await change(id, { stage: 'nouvelle' })).toMatchObject({
        output: { outcome: 'already' },
        rows: [],
        deeds: [],
      });
      const unknown = await change(id, { stage: 'signature' });
      expect(unknown).toMatchObject({ output: { outcome: 'unknown_stage' }, rows: [] });
      expect(saidIn(unknown)).toBe('Quelle étape : Nouvelle, Qualifiée, Client connu, Devis envoyé, Accord ?');
      expect(await row(id)).toMatchObject({ stage: 'new', version: 1 });
    });
  });

  describe('a deal that is settled', () => {
    test('is won at a time', async () => {
      const id = await opened('Taxis Roudaut');
      const won = await change('taxis Roudaut', { status: 'won' });
      expect(won).toMatchObject({ output: { outcome: 'won', deal: { id, status: 'won' } } });
      expect(saidIn(won)).toBe('Gagnée : Taxis Roudaut, Julie Petit.');
      expect(await row(id)).toMatchObject({ status: 'won', closedAt: world.clock.now, reason: null });
      expect((await change(id, { status: 'won' })).output).toMatchObject({ outcome: 'already' });
    });

    test('is lost for a reason, which is asked for', async () => {
      const id = await opened('Mairie de Plouay');
      const asked = await change(id, { status: 'lost', reason: ' ' });
      expect(asked).toMatchObject({ output: { outcome: 'need_reason' }, rows: [], deeds: [] });
      expect(saidIn(asked)).toBe('Perdue pour quelle raison (Mairie de Plouay) ?');
      const lost = await change(id, { status: 'lost', reason: 'trop cher' });
      expect(saidIn(lost)).toBe('Perdue : Mairie de Plouay, Julie Petit (Trop cher).');
      expect(await row(id)).toMatchObject({ status: 'lost', reason: 'Trop cher', closedAt: world.clock.now });
    });

    test('is open again where it was, without its reason', async () => {
      const id = await opened('Poste de Riec');
      await change(id, { status: 'lost', reason: 'plus de budget' });
      const again = await change(id, { status: 'open' });
      expect(saidIn(again)).toBe('Remise en cours : Poste de Riec, nouvelle, Julie Petit.');
      expect(await row(id)).toMatchObject({ status: 'open', closedAt: null, reason: null, stage: 'new' });
      expect((await change(id, { status: 'open' })).output).toMatchObject({ outcome: 'already' });
    });

    test('is in the list of what is open no more', async () => {
      const titles = async () => JSON.stringify((await world.call(karim, 'list_deals', {})).output);
      await opened('Zébulon');
      world.clock.now = instant('2026-11-23T10:00');
      const [, total] = /"totalCents":(\d+)/.exec(await titles()) ?? [];
      await change('Zébulon', { amountCents: 100 });
      expect(await titles()).toContain(`"totalCents":${Number(total) + 100}`);
      await change('Zébulon', { status: 'won' });
      expect(await titles()).toContain(`"totalCents":${total}`);
    });
  });

  describe('a deal', () => {
    test('that is not clear is asked for, the open ones first', async () => {
      await opened('Flotte Nord');
      await opened('Flotte Sud');
      await change('Flotte Sud', { status: 'won' });
      const which = await change('la flotte', { amountCents: 5 });
      expect(which.ask?.options.map(({ label }) => label)).not.toContain('Flotte Sud');
      expect(which.ask?.options.length).toBeGreaterThan(1);
      expect(await change('Quemeneur Frères', { amountCents: 5 })).toMatchObject({
        output: { outcome: 'which', isExact: false },
        rows: [],
      });
      expect((await change('Xylophone', { amountCents: 5 })).output).toMatchObject({
        candidates: [],
        sought: 'Xylophone',
      });
      expect((await change(v7(), { amountCents: 5 })).output).toMatchObject({ candidates: [] });
    });

    test('that a mechanic wants to move waits, and lapses where it changed before the yes', async () => {
      const id = await opened('Camping du Pouldu');
      const proposed = await change(id, { status: 'won' }, karim);
      expect(proposed.output).toMatchObject({
        outcome: 'proposed',
        summary: {
          fr: `passer l'affaire "Camping du Pouldu" à "gagnée"`,
          en: 'set the deal "Camping du Pouldu" to "won"',
        },
      });
      await change(id, { amountCents: 700 });
      const [ask] = await askedOf(world, julie);
      expect((await sayYes(world, julie, ask ?? null)).output).toMatchObject({ outcome: 'outdated' });
      expect(await row(id)).toMatchObject({ status: 'open' });
    });

    test('that two move at once has one of their changes, and the other is told', async () => {
      const id = await opened('Halles');
      const outcomes = await Promise.all([1, 2, 3].map((euros) => change(id, { amountCents: euros * 100 })));
      expect((await row(id)).version).toBe(1 + outcomes.filter(({ ok }) => ok).length);
      for (const other of outcomes.filter(({ ok }) => !ok)) expect(saidNo(other)).toMatch(/^Quelqu'un a modifié/);
    });
  });

  test('the pipeline is told by stage, five deals at a time, the longest still first', async () => {
    const all = await world.call(karim, 'list_deals', {});
    expect(all.output).toMatchObject({
      offset: 0,
      next: expect.stringMatching(/^5~/),
      deals: [{ label: 'Flotte de 6 Kangoo' }, {}, {}, {}, {}],
    });
    expect(saidIn(all)).toMatch(
      /^Affaires en cours, [\d ,]+ € : Nouvelle \d+ \(.*\), Qualifiée 1 \(900 €\).*\n1\. Flotte de 6 Kangoo, 45 000 €, nouvelle, Julie Petit, depuis le lundi 23 novembre\n/,
    );
    const big = await world.call(karim, 'list_deals', { fromCents: 1_000_000 });
    expect(big.output).toMatchObject({ deals: [{ label: 'Flotte de 6 Kangoo' }], next: null });
    const { next } = z.looseObject({ next: z.string() }).parse(all.output);
    const rest = await world.call(karim, 'list_deals', { after: next });
    expect(rest.output).toMatchObject({ offset: 5, next: null });
    expect(saidIn(rest)).toMatch(/^6\. /);
  });
});
