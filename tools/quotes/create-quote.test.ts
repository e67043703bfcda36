import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { nextNumber } from '#db/counter.ts';
import { Quote } from '#db/quote.ts';
import { Vehicle } from '#db/vehicle.ts';
import { v7 } from 'uuid';
import { quoteIn, sayYes, askedOf } from '../fixtures/money-desk.ts';
import { type Caller, type Colleague, openWorld, type World } from '../fixtures/world.ts';
import { sayOutput } from '../say.ts';
import { allTools } from '../all.ts';

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

const create = (who: Colleague, input: object) => world.call(who, 'create_quote', input);
const countOf = () => world.inTenant((db) => db.count(Quote, {}));

test('a quote is made of services at their prices and of lines with an amount', async () => {
  const made = await create(julie, {
    who: 'Claire Martin',
    lines: "plaquettes arrière, 2 heures de main d'oeuvre à 65 €",
  });
  expect(made.output).toMatchObject({
    outcome: 'created',
    quote: { label: 'DEV-2026-0001', status: 'draft', vehicle: 'Clio AB-123-CD', totalCents: 26_900 },
    contact: { id: claire.contactId, label: 'Claire Martin' },
    lines: [
      { label: 'Plaquettes de frein arrière', quantity: 1, unitCents: 13_900 },
      { label: "Main d'oeuvre", quantity: 2, unitCents: 6_500, lineCents: 13_000 },
    ],
    vat: [{ vatBp: 2_000, netCents: 22_417, vatCents: 4_483 }],
  });
  expect(made.deeds).toEqual(['noted']);
  expect(made.rows.map(({ table }) => table)).toEqual(['quote', 'quote_line', 'quote_line']);
});

test('it is told as a colleague would read it, in both languages', async () => {
  const { output } = await create(julie, { who: 'Claire Martin', lines: 'filtre 12 €, joint x2 à 4,50 €' });
  const speaking = { business: { name: 'Garage Test', trade: 'garage', phone: '', address: '' }, ask: null };
  const say = (language: 'fr' | 'en') =>
    sayOutput(allTools, { tool: 'create_quote', output }, { ...speaking, language });
  const number = quoteIn({ output } as never).label;
  expect(say('fr')).toBe(
    `Devis ${number} : Claire Martin, Clio AB-123-CD, brouillon.\nFiltre : 12 €\nJoint, 2 x 4,50 € : 9 €\nTotal TTC : 21 €\nA envoyer quand c'est bon.`,
  );
  expect(say('en')).toContain('Joint, 2 x €4.50: €9\nTotal incl. VAT: €21');
});

describe('nothing is stored', () => {
  test.each([
    ['words without a price', 'plaquettes arrière et le machin', { outcome: 'unknown_line', words: ['le machin'] }],
    ['a service of which there are several', 'plaquettes', { outcome: 'which' }],
  ])('for %s', async (_, lines, output) => {
    const before = await countOf();
    expect((await create(julie, { who: 'Claire Martin', lines })).output).toMatchObject(output);
    expect(await countOf()).toBe(before);
  });

  test.each([
    ['an amount below zero', 'filtre -12 €'],
    ['an absurd amount', 'filtre 9 000 000 €'],
  ])('for %s, which is refused', async (_, lines) => {
    const before = await countOf();
    expect(await create(julie, { who: 'Claire Martin', lines })).toMatchObject({ ok: false });
    expect(await countOf()).toBe(before);
  });

  test('for a customer nobody knows', async () => {
    const { output } = await create(julie, { who: 'Zébulon', lines: 'vidange' });
    expect(output).toMatchObject({ outcome: 'which', candidates: [], sought: 'Zébulon' });
  });
});

test('the choice of one service reads the rest again', async () => {
  const { ask } = await create(julie, { who: 'Claire Martin', lines: 'plaquettes et filtre 12 €' });
  expect(ask?.options.map(({ label }) => label)).toEqual(['Plaquettes de frein avant', 'Plaquettes de frein arrière']);
  const { output } = await world.call(julie, 'create_quote', ask?.options[1]?.input);
  expect(output).toMatchObject({ outcome: 'created', quote: { what: 'Plaquettes de frein arrière, Filtre' } });
});

test('of several vehicles none is guessed, and one of another customer is refused', async () => {
  const paul = await world.customer({ firstName: 'Paul', lastName: 'Lenoir', plate: 'EF-456-GH' });
  await world.inTenant((db) =>
    db.insert(Vehicle, { id: v7(), contactId: paul.contactId, plate: 'JK-789-LM', model: 'Golf' }),
  );
  const made = (vehicle?: string) =>
    create(julie, { who: paul.contactId, lines: 'vidange', ...(vehicle && { vehicle }) });
  expect((await made()).output).toMatchObject({ quote: { vehicle: null } });
  expect((await made('JK-789-LM')).output).toMatchObject({ quote: { vehicle: 'Golf JK-789-LM' } });
  expect(await made('AB-123-CD')).toMatchObject({ ok: false });
});

test('a technician proposes it, and it is made once a manager agrees', async () => {
  const before = await countOf();
  const proposed = await create(karim, { who: 'Claire Martin', lines: 'vidange' });
  expect(proposed.output).toMatchObject({
    outcome: 'proposed',
    summary: { fr: 'créer un devis pour Claire Martin (Vidange : 89 €, Total TTC : 89 €)' },
  });
  expect(await countOf()).toBe(before);
  const [question] = await askedOf(world, julie);
  expect((await sayYes(world, julie, question ?? null)).output).toMatchObject({ outcome: 'created' });
  expect(await countOf()).toBe(before + 1);
});

test('a customer cannot make one', async () => {
  expect(await world.call(claire, 'create_quote', { who: 'Claire Martin', lines: 'vidange' })).toMatchObject({
    ok: false,
  });
});

test('numbers fall back with what failed, and each year begins at one', async () => {
  const taken = () => world.inTenant((db) => nextNumber(db, 'TEST', 2026, v7));
  expect(await taken()).toBe('TEST-2026-0001');
  const failing = world.inTenant(async (db) => {
    await nextNumber(db, 'TEST', 2026, v7);
    throw new Error('The rest failed.');
  });
  await expect(failing).rejects.toThrow('The rest failed.');
  expect(await taken()).toBe('TEST-2026-0002');
  expect(await world.inTenant((db) => nextNumber(db, 'TEST', 2027, v7))).toBe('TEST-2027-0001');
});
