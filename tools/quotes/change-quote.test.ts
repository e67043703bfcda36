import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { quoteIn, quoteRow, sayYes, withYes } from '../fixtures/money-desk.ts';
import { type Caller, type Colleague, openWorld, type World } from '../fixtures/world.ts';

let world: World;
let julie: Colleague;
let karim: Colleague;
let claire: Caller;
let quote: string;

beforeAll(async () => {
  world = await openWorld();
  julie = await world.member({ name: 'Julie Petit', role: 'MANAGER' });
  karim = await world.member({ name: 'Karim Benali', role: 'USER' });
  claire = await world.customer({ firstName: 'Claire', lastName: 'Martin' });
});
beforeEach(async () => {
  quote = quoteIn(await world.call(julie, 'create_quote', { who: claire.contactId, lines: 'vidange, filtre 11 €' })).id;
});
afterAll(() => world.store.close());

const change = (input: object, who = julie) => world.call(who, 'change_quote', { quote, ...input });

test('lines are added and taken out, and the total follows', async () => {
  expect((await change({ add: 'plaquettes arrière' })).output).toMatchObject({
    outcome: 'changed',
    totalCents: 23_900,
  });
  expect((await change({ remove: 'le filtre' })).output).toMatchObject({
    lines: [{ label: 'Vidange' }, { label: 'Plaquettes de frein arrière' }],
    totalCents: 22_800,
  });
  expect(await quoteRow(world, quote)).toMatchObject({ totalCents: 22_800, version: 3 });
});

test('a percentage and an amount replace one another, and nought clears both', async () => {
  expect((await change({ discountPercent: 10 })).output).toMatchObject({ discountBp: 1_000, totalCents: 9_000 });
  expect((await change({ discountCents: 500 })).output).toMatchObject({ discountBp: null, totalCents: 9_500 });
  expect(await quoteRow(world, quote)).toMatchObject({ discountBp: null, discountCents: 500 });
  expect((await change({ discountPercent: 0 })).output).toMatchObject({ discountCents: 0, totalCents: 10_000 });
});

describe('a discount beyond a fifth', () => {
  test.each([{ discountPercent: 20 }, { discountCents: 2_000 }])('is not %o', async (input) => {
    expect((await change(input)).output).toMatchObject({ outcome: 'changed', totalCents: 8_000 });
  });

  test.each([{ discountPercent: 20.5 }, { discountCents: 2_001 }])(
    'is %o, and takes a yes of the manager',
    async (input) => {
      const asked = await change(input);
      expect(asked.output).toMatchObject({ outcome: 'needs_yes' });
      expect(await quoteRow(world, quote)).toMatchObject({ totalCents: 10_000 });
      expect((await sayYes(world, julie, asked.ask)).output).toMatchObject({ outcome: 'changed' });
    },
  );

  test('cannot be slipped past the yes with empty values beside it', async () => {
    expect((await change({ discountPercent: 50, add: null })).output).toMatchObject({ outcome: 'needs_yes' });
  });

  test('does nothing once the quote changed meanwhile', async () => {
    const { ask } = await change({ discountPercent: 50 });
    await change({ add: 'plaquettes arrière' });
    expect((await sayYes(world, julie, ask)).output).toEqual({ outcome: 'changed_meanwhile' });
    expect(await quoteRow(world, quote)).toMatchObject({ discountBp: null, totalCents: 23_900 });
  });
});

describe('nothing is changed by', () => {
  test.each([
    ['more than the whole', { discountPercent: 101 }, { outcome: 'discount_too_high', subtotalCents: 10_000 }],
    ['an amount above the total', { discountCents: 10_001 }, { outcome: 'discount_too_high' }],
    ['words without a price', { add: 'le machin' }, { outcome: 'unknown_line', words: ['le machin'] }],
    ['a line that is not there', { remove: 'pneus' }, { outcome: 'no_such_line', lines: ['Vidange', 'Filtre'] }],
  ])('%s', async (_, input, output) => {
    expect((await change(input)).output).toMatchObject(output);
    expect(await quoteRow(world, quote)).toMatchObject({ totalCents: 10_000, version: 1 });
  });

  test.each([
    ['less than nothing', { discountCents: -100 }],
    ['two discounts', { discountCents: 100, discountPercent: 10 }],
    ['nothing said', {}],
  ])('%s, which is refused', async (_, input) => {
    expect(await change(input)).toMatchObject({ ok: false });
    expect(await quoteRow(world, quote)).toMatchObject({ version: 1 });
  });

  test('taking out the last line', async () => {
    await change({ remove: 'filtre' });
    expect((await change({ remove: 'vidange' })).output).toEqual({ outcome: 'no_line_left' });
  });
});

test('words that name several lines ask which', async () => {
  await change({ add: 'filtre à air 20 €' });
  const { ask } = await change({ remove: 'filtre' });
  expect(ask?.options.map(({ label }) => label)).toEqual(['Filtre', 'Filtre à air']);
  expect((await world.call(julie, 'change_quote', ask?.options[1]?.input)).output).toMatchObject({
    totalCents: 10_000,
  });
});

test('a quote that was sent becomes a draft again, and a customer’s yes to what it was does nothing', async () => {
  const { output } = await withYes(world, julie, 'send_quote', { quote });
  expect((await change({ add: 'filtre 12 €' })).output).toMatchObject({
    outcome: 'changed',
    quote: { status: 'draft' },
  });
  expect(output).toMatchObject({ outcome: 'sent' });
});

test('a technician proposes a change, with all that it does', async () => {
  const { output } = await change({ add: 'filtre à air 20 €', discountPercent: 10 }, karim);
  expect(output).toMatchObject({ outcome: 'proposed' });
  expect(output).toHaveProperty(
    'summary.fr',
    expect.stringMatching(
      /^modifier le devis DEV-2026-\d{4} pour Claire Martin \(ajouter Filtre à air \(20 €\), remise de 10 %, nouveau total 108 €\)$/,
    ),
  );
});
