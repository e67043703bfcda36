import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { storeFacts } from '#db/fact.ts';
import { v7 } from 'uuid';
import { askedOf, issuedInvoice, sayYes, withYes, writtenTo } from '../fixtures/money-desk.ts';
import { type Caller, type Colleague, instant, openWorld, type World } from '../fixtures/world.ts';

let world: World;
let julie: Colleague;
let karim: Colleague;
let claire: Caller;
let paul: Caller;
let late: string;

beforeAll(async () => {
  world = await openWorld();
  julie = await world.member({ name: 'Julie Petit', role: 'MANAGER' });
  karim = await world.member({ name: 'Karim Benali', role: 'USER' });
  claire = await world.customer({ firstName: 'Claire', lastName: 'Martin' });
  paul = await world.customer({ firstName: 'Paul', lastName: 'Morel' });
  world.clock.now = instant('2026-10-12T09:00');
  late = (await issuedInvoice(world, julie, claire, 'révision 189 €')).id;
  world.clock.now = instant('2026-11-23T09:00');
  await issuedInvoice(world, julie, paul, 'vidange');
  const paid = await issuedInvoice(world, julie, paul, 'courroie de distribution');
  await world.call(julie, 'record_payment', { invoice: paid.id, method: 'CB' });
  await world.call(julie, 'create_invoice', { who: claire.contactId, lines: 'filtre 12 €' });
});
afterAll(() => world.store.close());

const list = async (input: object) => (await world.call(julie, 'list_invoices', input)).output;

test.each([
  ['overdue', ['FAC-2026-0001']],
  ['unpaid', ['FAC-2026-0001', 'FAC-2026-0002']],
  ['draft', ['facture en brouillon']],
])('%s invoices are %o, with all that is owed', async (kind, labels) => {
  expect(await list({ kind })).toMatchObject({
    invoices: labels.map((label) => ({ label })),
    owedCents: 27_800,
    overdueCents: 18_900,
  });
});

test('of one customer the total is theirs', async () => {
  expect(await list({ kind: 'unpaid', who: 'Paul Morel' })).toMatchObject({
    invoices: [{ label: 'FAC-2026-0002', contact: { label: 'Paul Morel' } }],
    owedCents: 8_900,
    overdueCents: 0,
  });
});

test.each([
  ['la facture de Claire Martin qui est impayée', 'FAC-2026-0001'],
  ['la vidange de Morel', 'FAC-2026-0002'],
  ['facture n° 3', 'FAC-2026-0003'],
])('"%s" is %s', async (words, label) => {
  const { output } = await world.call(julie, 'record_payment', { invoice: words, amountCents: 99_000, method: 'CB' });
  expect(JSON.stringify(output)).toContain(label);
});

describe('a reminder', () => {
  test('shows its text first, and leaves as it was shown', async () => {
    const asked = await world.call(julie, 'chase_payment', { who: 'Claire Martin' });
    const text =
      'Bonjour, sauf erreur de notre part, 189 € restent à régler sur la facture FAC-2026-0001, attendus pour le mercredi 11 novembre. Si le règlement est parti, merci de ne pas tenir compte de ce message ; sinon, dites-nous si quelque chose bloque. Garage Test';
    expect(asked.output).toMatchObject({ outcome: 'needs_yes', summary: { fr: `relancer Claire Martin : "${text}"` } });
    const before = (await writtenTo(world, claire)).length;
    expect((await sayYes(world, julie, asked.ask)).output).toMatchObject({ outcome: 'sent', text });
    expect((await writtenTo(world, claire)).slice(before)).toEqual([text]);
  });

  test('may be dictated', async () => {
    await withYes(world, julie, 'chase_payment', { invoice: late, words: 'bonjour Claire, pensez à la facture' });
    expect((await writtenTo(world, claire)).at(-1)).toBe('Bonjour Claire, pensez à la facture');
  });

  test('is not sent for what is paid', async () => {
    const { output } = await world.call(julie, 'chase_payment', { invoice: 'FAC-2026-0003' });
    expect(output).toMatchObject({ outcome: 'nothing_due' });
  });

  test('of a technician waits for a manager', async () => {
    const before = (await writtenTo(world, claire)).length;
    const { output } = await world.call(karim, 'chase_payment', { invoice: late });
    expect(output).toMatchObject({ outcome: 'proposed' });
    expect(await writtenTo(world, claire)).toHaveLength(before);
    const [question] = await askedOf(world, julie);
    expect((await sayYes(world, julie, question ?? null)).output).toMatchObject({ outcome: 'sent' });
  });
});

describe('a customer', () => {
  test('sees what they owe and what it is for, and no drafts', async () => {
    expect((await world.call(claire, 'my_invoices', {})).output).toMatchObject({
      invoices: [{ invoice: { label: 'FAC-2026-0001', status: 'overdue' }, lines: [{ unitCents: 18_900 }] }],
      owedCents: 18_900,
      howToPay: null,
    });
  });

  test('is told how to pay in the words of the business alone', async () => {
    const answer = { fr: 'Par carte ou en espèces.', en: 'By card or in cash.' };
    const fact = { topic: 'payment', asks: { fr: ['payer'], en: ['pay'] }, answer };
    await world.inTenant((db) => storeFacts(db, [fact], { newId: v7, at: new Date(0) }));
    expect((await world.call(claire, 'my_invoices', {})).output).toMatchObject({
      howToPay: 'Par carte ou en espèces.',
    });
  });

  test("finds somebody else's invoice exactly as one that does not exist", async () => {
    for (const [real, none] of [
      [late, v7()],
      ['FAC-2026-0001', 'FAC-2026-9999'],
    ]) {
      const answers = [];
      for (const words of [real, none]) {
        const { ok, output } = await world.call(paul, 'my_invoices', { invoice: words });
        answers.push(JSON.stringify({ ok, output }).replace(words ?? '', 'it'));
      }
      expect(answers[0]).toBe(answers[1]);
    }
  });

  test('can do nothing to an invoice', async () => {
    for (const tool of ['record_payment', 'credit_note', 'send_invoice', 'list_invoices', 'show_invoice']) {
      expect(await world.call(claire, tool, { invoice: late, kind: 'all' }, true)).toMatchObject({ ok: false });
    }
  });
});
