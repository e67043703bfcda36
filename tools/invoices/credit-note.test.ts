import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { invoiceLinesOf, owedIn } from '#db/invoice.ts';
import { invoiceIn, invoiceRow, issuedInvoice, sayYes, withYes } from '../fixtures/money-desk.ts';
import { type Caller, type Colleague, openWorld, type World } from '../fixtures/world.ts';

let world: World;
let julie: Colleague;
let claire: Caller;
let invoice: string;

beforeAll(async () => {
  world = await openWorld();
  julie = await world.member({ name: 'Julie Petit', role: 'MANAGER' });
});
beforeEach(async () => {
  claire = await world.customer({ firstName: 'Claire', lastName: 'Martin' });
  invoice = (await issuedInvoice(world, julie, claire, 'révision 189 €')).id;
});
afterAll(() => world.store.close());

const credit = (input: object = {}) => withYes(world, julie, 'credit_note', { invoice, ...input });
const owed = () => world.inTenant((db) => owedIn(db, '2026-11-23', claire.contactId));

test('a whole invoice is taken back by a note of its own number, after a yes', async () => {
  const asked = await world.call(julie, 'credit_note', { invoice, reason: 'erreur de client' });
  expect(asked.output).toMatchObject({ outcome: 'needs_yes' });
  const made = await sayYes(world, julie, asked.ask);
  expect(made.output).toMatchObject({
    outcome: 'credited',
    creditCents: 18_900,
    refundCents: 0,
    credit: { label: 'AVO-2026-0001' },
    invoice: { status: 'credited', totalCents: 18_900, owedCents: 0 },
  });
  expect(await owed()).toMatchObject({ owedCents: 0 });
  expect((await world.call(julie, 'show_invoice', { invoice: 'AVO-2026-0001' })).output).toMatchObject({
    invoice: { kind: 'credit_note' },
    lines: [{ label: expect.stringMatching(/^Avoir sur FAC-2026-\d{4}, erreur de client$/) }],
  });
});

test('a part leaves the rest to be paid, and what was paid already is to be given back', async () => {
  expect((await credit({ amountCents: 8_900 })).output).toMatchObject({
    invoice: { status: 'issued', owedCents: 10_000 },
  });
  expect(await owed()).toMatchObject({ owedCents: 10_000 });
  await world.call(julie, 'record_payment', { invoice, method: 'CB' });
  expect(await invoiceRow(world, invoice)).toMatchObject({ status: 'paid', paidCents: 10_000 });
  expect((await credit({ amountCents: 4_000 })).output).toMatchObject({
    refundCents: 4_000,
    invoice: { status: 'paid' },
  });
  expect((await credit()).output).toMatchObject({ creditCents: 6_000, invoice: { status: 'credited' } });
});

test('a part that is all that was left to pay settles the invoice', async () => {
  await world.call(julie, 'record_payment', { invoice, amountCents: 10_000, method: 'CB' });
  expect((await credit({ amountCents: 8_900 })).output).toMatchObject({ refundCents: 0, invoice: { status: 'paid' } });
});

test('its lines are those rates of VAT in proportion', async () => {
  await world.inTenant((db) => db.execute(`update service set vat_bp = 1000 where code = 'vidange'`));
  const mixed = (await issuedInvoice(world, julie, claire, 'vidange, filtre 44,50 €')).id;
  const made = await withYes(world, julie, 'credit_note', { invoice: mixed, amountCents: 100 });
  const { credit: note } = made.output as { credit: { id: string } }; // A credit note was made.
  const lines = await world.inTenant((db) => invoiceLinesOf(db, note.id));
  expect(lines.map(({ vatBp, unitCents }) => [vatBp, unitCents])).toEqual([
    [1_000, 67],
    [2_000, 33],
  ]);
});

describe('nothing is taken back', () => {
  test('of more than is left, nor twice', async () => {
    expect((await world.call(julie, 'credit_note', { invoice, amountCents: 18_901 })).output).toMatchObject({
      outcome: 'too_much',
    });
    await credit();
    expect((await world.call(julie, 'credit_note', { invoice })).output).toMatchObject({ outcome: 'credited_before' });
  });

  test('of a draft', async () => {
    const draft = invoiceIn(await world.call(julie, 'create_invoice', { who: claire.contactId, lines: 'vidange' })).id;
    expect((await world.call(julie, 'credit_note', { invoice: draft })).output).toMatchObject({
      outcome: 'not_issued',
    });
  });

  test.each([0, -100])('of %i cents', async (amountCents) => {
    expect(await world.call(julie, 'credit_note', { invoice, amountCents })).toMatchObject({ ok: false });
  });

  test('with a word afterwards: a credit note stays', async () => {
    await credit();
    expect((await world.call(julie, 'undo', {})).output).toMatchObject({ outcome: 'cannot' });
    expect(await invoiceRow(world, invoice)).toMatchObject({ status: 'credited' });
  });
});
