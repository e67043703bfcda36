import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { Payment } from '#db/invoice.ts';
import { askedOf, invoiceIn, invoiceRow, issuedInvoice, sayYes } from '../fixtures/money-desk.ts';
import { type Caller, type Colleague, openWorld, type World } from '../fixtures/world.ts';
import { saidIn } from '../fixtures/said.ts';
import { readMethod } from './payment-words.ts';

let world: World;
let julie: Colleague;
let karim: Colleague;
let claire: Caller;
let invoice: string;
let number: string;

beforeAll(async () => {
  world = await openWorld();
  julie = await world.member({ name: 'Julie Petit', role: 'MANAGER' });
  karim = await world.member({ name: 'Karim Benali', role: 'USER' });
});
beforeEach(async () => {
  claire = await world.customer({ firstName: 'Claire', lastName: 'Martin' });
  ({ id: invoice, label: number } = await issuedInvoice(world, julie, claire, 'révision 189 €'));
});
afterAll(() => world.store.close());

const pay = (input: object, who = julie) => world.call(who, 'record_payment', { invoice, method: 'CB', ...input });
const paymentsOf = () => world.inTenant((db) => db.find(Payment, { invoiceId: invoice, deletedAt: null }));

test('a payment of all that is due is recorded, and says whose it is and that nothing is left', async () => {
  const paid = await pay({});
  expect(paid.output).toMatchObject({
    outcome: 'recorded',
    amountCents: 18_900,
    method: 'card',
    paidOn: '2026-11-23',
    invoice: { status: 'paid', owedCents: 0 },
  });
  expect(saidIn(paid)).toBe(
    `C'est noté : Claire Martin a réglé 189 € par carte pour la facture ${number}, elle est soldée.`,
  );
  expect(await paymentsOf()).toMatchObject([{ amountCents: 18_900, method: 'card', memberId: julie.memberId }]);
});

test('above a thousand euros how much is asked, and then a yes that names who, how much, how and what is left', async () => {
  const big = await issuedInvoice(world, julie, claire, 'moteur 1500 €');
  const unsaid = await pay({ invoice: big.id });
  expect(unsaid.output).toMatchObject({ outcome: 'need_amount', amountCents: null });
  expect(saidIn(unsaid)).toMatch(/^Combien Claire Martin a réglé \? Il reste 1.500 € sur la facture/);
  const asked = await pay({ invoice: big.id, amountCents: 150_000 });
  expect(asked.output).toMatchObject({
    outcome: 'needs_yes',
    summary: { fr: expect.stringMatching(/^noter 1.500 € par carte de Claire Martin pour la facture .* \(soldée\)$/) },
  });
  expect((await sayYes(world, julie, asked.ask)).output).toMatchObject({ outcome: 'recorded', amountCents: 150_000 });
});

test('on a weekday is on the last one', async () => {
  expect((await pay({ amountCents: 100, when: 'vendredi' })).output).toMatchObject({ paidOn: '2026-11-20' });
});

test('a part leaves the rest to be paid', async () => {
  const part = await world.call(julie, 'record_payment', { invoice, amountCents: 5_000, method: 'espèces' });
  expect(part.output).toMatchObject({ invoice: { status: 'issued', owedCents: 13_900, paidCents: 5_000 } });
  const rest = await world.call(julie, 'record_payment', { invoice, method: 'virement', when: 'hier' });
  expect(rest.output).toMatchObject({ amountCents: 13_900, paidOn: '2026-11-22', invoice: { status: 'paid' } });
});

test('it can be undone, and the invoice is to be paid again', async () => {
  await world.call(julie, 'record_payment', { invoice, method: 'CB' });
  expect((await world.call(julie, 'undo', {})).output).toMatchObject({ outcome: 'undone' });
  expect(await paymentsOf()).toEqual([]);
  expect(await invoiceRow(world, invoice)).toMatchObject({ status: 'issued', paidCents: 0 });
});

describe('nothing is recorded', () => {
  test('of more than is due, and what is due is said', async () => {
    expect((await pay({ amountCents: 18_901 })).output).toMatchObject({
      outcome: 'too_much',
      invoice: { owedCents: 18_900 },
    });
    expect(await paymentsOf()).toEqual([]);
  });

  test('of an invoice that is paid, or no invoice yet', async () => {
    await world.call(julie, 'record_payment', { invoice, method: 'CB' });
    expect((await pay({})).output).toMatchObject({ outcome: 'nothing_due' });
    const draft = await world.call(julie, 'create_invoice', { who: claire.contactId, lines: 'vidange' });
    expect((await pay({ invoice: invoiceIn(draft).id })).output).toMatchObject({ outcome: 'not_issued' });
  });

  test.each([
    ['nought', { amountCents: 0 }],
    ['less than nothing', { amountCents: -100 }],
    ['a day to come', { when: '2026-11-24' }],
    ['a way to pay nobody knows', { method: 'en poulets' }],
  ])('of %s, which is refused', async (_, input) => {
    expect(await pay(input)).toMatchObject({ ok: false });
    expect(await paymentsOf()).toEqual([]);
  });

  test('by a yes to what somebody else paid meanwhile', async () => {
    const big = await issuedInvoice(world, julie, claire, 'moteur 1500 €');
    const { ask } = await pay({ invoice: big.id, amountCents: 150_000 });
    await pay({ invoice: big.id, amountCents: 1_000 });
    expect((await sayYes(world, julie, ask)).output).toEqual({ outcome: 'changed_meanwhile' });
    expect(await invoiceRow(world, big.id)).toMatchObject({ paidCents: 1_000 });
  });

  test('by a technician, before a manager agrees', async () => {
    expect((await pay({}, karim)).output).toMatchObject({ outcome: 'proposed' });
    expect(await paymentsOf()).toEqual([]);
    const [question] = await askedOf(world, julie);
    expect((await sayYes(world, julie, question ?? null)).output).toMatchObject({ outcome: 'recorded' });
  });
});

test('how it was paid is asked, and the choice is put once more with all of it', async () => {
  const asked = await world.call(julie, 'record_payment', { who: claire.contactId, invoice });
  expect(asked.output).toMatchObject({ outcome: 'needs_method' });
  expect(asked.ask?.options.map(({ label }) => label)).toContain('par chèque');
  const cheque = asked.ask?.options.find(({ label }) => label === 'par chèque');
  expect((await world.call(julie, 'record_payment', cheque?.input)).output).toMatchObject({
    outcome: 'recorded',
    method: 'cheque',
  });
});

test('more than a thousand euros are asked about', async () => {
  const large = (await issuedInvoice(world, julie, claire, 'moteur 2400 €')).id;
  const part = { invoice: large, method: 'virement' };
  const asked = await world.call(julie, 'record_payment', { ...part, amountCents: 100_001 });
  expect(asked.output).toHaveProperty('summary.fr', expect.stringContaining('(reste 1 399,99 €)'));
  const recorded = await world.call(julie, 'record_payment', { ...part, amountCents: 100_000 });
  expect(recorded.output).toMatchObject({ outcome: 'recorded' });
});

test.each([
  ['CB', 'card'],
  ['par carte bleue', 'card'],
  ['en liquide', 'cash'],
  ['espèces', 'cash'],
  ['by transfer', 'transfer'],
  ['un chèque', 'cheque'],
  ['carte et espèces', null],
  ['', null],
])('"%s" is %s', (words, method) => {
  expect(readMethod(words)).toBe(method);
});
