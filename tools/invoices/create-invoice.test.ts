import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Invoice } from '#db/invoice.ts';
import { askedOf, invoiceIn, invoiceRow, quoteIn, sayYes, withYes } from '../fixtures/money-desk.ts';
import { type Caller, type Colleague, openWorld, type World } from '../fixtures/world.ts';

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

const create = (input: object, who = julie) => world.call(who, 'create_invoice', input);
const change = (invoice: string, input: object) => world.call(julie, 'change_invoice', { invoice, ...input });
const countOf = () => world.inTenant((db) => db.count(Invoice, {}));

async function quoteOf(lines: string): Promise<string> {
  return quoteIn(await world.call(julie, 'create_quote', { who: claire.contactId, lines })).id;
}

describe('an invoice', () => {
  test('of words is a draft without a number', async () => {
    const { output, deeds } = await create({ who: 'Claire Martin', lines: 'vidange, filtre 12 €' });
    expect(output).toMatchObject({
      outcome: 'created',
      invoice: { label: 'facture en brouillon', status: 'draft', totalCents: 10_100, owedCents: 0 },
      contact: { label: 'Claire Martin' },
      lines: [{ label: 'Vidange' }, { label: 'Filtre' }],
    });
    expect(deeds).toEqual(['noted']);
  });

  test('of an accepted quote has its lines and its discount', async () => {
    const quote = await quoteOf('courroie de distribution, filtre 11 €');
    await world.call(julie, 'change_quote', { quote, discountPercent: 10 });
    expect((await create({ quote })).output).toMatchObject({ outcome: 'not_accepted', quote: { status: 'draft' } });
    await withYes(world, julie, 'accept_for', { quote, answer: 'accepted' });
    const made = await create({ who: 'Claire Martin' });
    expect(made.output).toMatchObject({
      outcome: 'created',
      lines: [{ label: 'Courroie de distribution' }, { label: 'Filtre' }],
      discountBp: 1_000,
      totalCents: 59_400,
    });
    expect(await invoiceRow(world, invoiceIn(made).id)).toMatchObject({ quoteId: quote, totalCents: 59_400 });
  });

  test('is made of a quote once', async () => {
    const quote = await quoteOf('vidange');
    await withYes(world, julie, 'accept_for', { quote, answer: 'accepted' });
    await create({ quote });
    const before = await countOf();
    expect((await create({ quote })).output).toMatchObject({ outcome: 'already' });
    expect(await countOf()).toBe(before);
  });

  test('that a technician wants waits for a manager', async () => {
    const before = await countOf();
    expect((await create({ who: 'Claire Martin', lines: 'vidange' }, karim)).output).toMatchObject({
      outcome: 'proposed',
    });
    expect(await countOf()).toBe(before);
    const [question] = await askedOf(world, julie);
    expect((await sayYes(world, julie, question ?? null)).output).toMatchObject({ outcome: 'created' });
  });
});

test.each([
  ['words without a price', { lines: 'le machin' }, { outcome: 'unknown_line', words: ['le machin'] }],
  ['a service of which there are several', { lines: 'plaquettes' }, { outcome: 'which' }],
])('of %s none is made', async (_, input, output) => {
  const before = await countOf();
  expect((await create({ who: 'Claire Martin', ...input })).output).toMatchObject(output);
  expect(await countOf()).toBe(before);
});

test.each([
  ['nobody', { lines: 'vidange' }],
  ['nothing', {}],
  ['a quote and lines', { quote: 'DEV-2026-0001', lines: 'vidange' }],
  ['less than nothing', { who: 'Claire Martin', lines: 'filtre -12 €' }],
])('of %s none is made, and it is said so', async (_, input) => {
  const before = await countOf();
  expect(await create(input)).toMatchObject({ ok: false });
  expect(await countOf()).toBe(before);
});

describe('a draft', () => {
  test('can be changed, and a large discount takes a yes', async () => {
    const { id } = invoiceIn(await create({ who: 'Claire Martin', lines: 'vidange, filtre 11 €' }));
    expect((await change(id, { add: 'plaquettes arrière' })).output).toMatchObject({ totalCents: 23_900 });
    expect((await change(id, { remove: 'plaquettes', discountPercent: 10 })).output).toMatchObject({
      totalCents: 9_000,
    });
    const asked = await change(id, { discountPercent: 30 });
    expect(asked.output).toMatchObject({ outcome: 'needs_yes' });
    expect((await sayYes(world, julie, asked.ask)).output).toMatchObject({ totalCents: 7_000 });
  });

  test('is no longer one once it is issued', async () => {
    const { id } = invoiceIn(await create({ who: 'Claire Martin', lines: 'vidange' }));
    await withYes(world, julie, 'send_invoice', { invoice: id });
    expect((await change(id, { add: 'filtre 12 €' })).output).toMatchObject({ outcome: 'not_draft' });
    expect(await invoiceRow(world, id)).toMatchObject({ totalCents: 8_900 });
  });
});
