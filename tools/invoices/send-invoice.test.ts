import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { v7 } from 'uuid';
import { Contact } from '#db/contact.ts';
import { Invoice } from '#db/invoice.ts';
import { invoiceIn, invoiceRow, issuedInvoice, sayYes, withYes, writtenTo } from '../fixtures/money-desk.ts';
import { type Caller, type Colleague, openWorld, type World } from '../fixtures/world.ts';
import { runTool } from '../run.ts';
import { sendInvoice } from './send-invoice.ts';

let world: World;
let julie: Colleague;
let claire: Caller;

beforeAll(async () => {
  world = await openWorld();
  julie = await world.member({ name: 'Julie Petit', role: 'MANAGER' });
  claire = await world.customer({ firstName: 'Claire', lastName: 'Martin' });
});
afterAll(() => world.store.close());

async function draft(lines = 'vidange', who = claire.contactId): Promise<string> {
  return invoiceIn(await world.call(julie, 'create_invoice', { who, lines })).id;
}

test('an invoice gets its number and leaves after a yes, with its lines, its VAT and its due date', async () => {
  const id = await draft();
  const asked = await world.call(julie, 'send_invoice', { invoice: id });
  expect(asked.output).toMatchObject({ outcome: 'needs_yes' });
  expect(await invoiceRow(world, id)).toMatchObject({ status: 'draft', number: null });
  const sent = await sayYes(world, julie, asked.ask);
  expect(sent.output).toMatchObject({
    outcome: 'sent',
    invoice: {
      label: 'FAC-2026-0001',
      status: 'issued',
      owedCents: 8_900,
      issuedOn: '2026-11-23',
      dueOn: '2026-12-23',
    },
  });
  expect(await writtenTo(world, claire)).toEqual([
    'Garage Test : votre facture FAC-2026-0001.\nVidange : 89 €\nTotal TTC : 89 €\ndont TVA 20 % : 14,83 €\nA régler pour le mercredi 23 décembre. Merci.',
  ]);
});

test('it is not sent twice', async () => {
  const { id } = await issuedInvoice(world, julie, claire, 'vidange');
  const before = (await writtenTo(world, claire)).length;
  expect((await world.call(julie, 'send_invoice', { invoice: id })).output).toMatchObject({ outcome: 'already_sent' });
  expect(await writtenTo(world, claire)).toHaveLength(before);
});

test('of whom nobody can write to it is issued, to be handed over', async () => {
  const contactId = v7();
  await world.inTenant((db) => db.insert(Contact, { id: contactId, firstName: 'Jean', lastName: 'Silence' }));
  const id = await draft('vidange', contactId);
  const sent = await withYes(world, julie, 'send_invoice', { invoice: id });
  expect(sent).toMatchObject({ output: { outcome: 'issued', invoice: { status: 'issued' } }, deeds: ['noted'] });
});

describe('the numbers', () => {
  test('follow one another though a sending failed in between', async () => {
    const [first, failing, second] = [await draft(), await draft(), await draft()];
    const number = async (id: string) => Number((await invoiceRow(world, id)).number?.slice(-4));
    await withYes(world, julie, 'send_invoice', { invoice: first });
    const broken = { ...sendInvoice, output: sendInvoice.output.refine(() => false, 'The rest failed.') };
    const turn = await world.turn(julie, { tools: [broken] });
    const call = { id: 'call-1', tool: 'send_invoice', input: { invoice: failing }, approved: true };
    expect(await runTool(turn, call)).toMatchObject({ ok: false });
    expect(await invoiceRow(world, failing)).toMatchObject({ status: 'draft', number: null });
    await withYes(world, julie, 'send_invoice', { invoice: second });
    expect((await number(second)) - (await number(first))).toBe(1);
  });

  test('are given once each to invoices that are issued at the same time', async () => {
    const drafts = await Promise.all(Array.from({ length: 4 }, () => draft()));
    await Promise.all(drafts.map((invoice) => world.call(julie, 'send_invoice', { invoice }, true)));
    const numbers = await world.inTenant((db) =>
      db.execute<{ number: string }[]>(`select number from invoice where number like 'FAC-2026-%' order by number`),
    );
    const expected = numbers.map((_, index) => `FAC-2026-${String(index + 1).padStart(4, '0')}`);
    expect(numbers.map(({ number }) => number)).toEqual(expected);
  });
});

describe('an issued invoice', () => {
  const refused = async (sql: string, id: string) => {
    const change = world.inTenant((db) => db.execute(sql, [id]));
    await expect(change).rejects.toThrow();
  };

  test.each([
    ['its total', `update invoice set total_cents = 1 where id = ?`],
    ['its number', `update invoice set number = 'FAC-2026-9999' where id = ?`],
    ['its day', `update invoice set issued_on = '2020-01-01' where id = ?`],
    ['its state, back to a draft', `update invoice set status = 'draft', number = null where id = ?`],
    ['that it is there', `update invoice set deleted_at = now() where id = ?`],
    ['that it is there at all', `delete from invoice where id = ?`],
    ['its lines', `update invoice_line set unit_cents = 1 where invoice_id = ?`],
  ])('keeps %s, whoever asks the database', async (_, sql) => {
    const { id } = await issuedInvoice(world, julie, claire, 'vidange');
    await refused(sql, id);
    expect(await invoiceRow(world, id)).toMatchObject({ totalCents: 8_900, status: 'issued' });
  });

  test('cannot be taken back with a word', async () => {
    const { id } = await issuedInvoice(world, julie, claire, 'vidange');
    expect((await world.call(julie, 'undo', {})).output).toMatchObject({ outcome: 'sent' });
    expect(await world.inTenant((db) => db.count(Invoice, { id, status: 'issued' }))).toBe(1);
  });
});
