import { afterAll, beforeAll, expect, test } from 'vitest';
import { vehiclesOf } from '#db/vehicle.ts';
import { Quote } from '#db/quote.ts';
import { askedOf, sayYes, writtenTo } from '../fixtures/money-desk.ts';
import { type Caller, type Colleague, openWorld, type World } from '../fixtures/world.ts';

let world: World;
let julie: Colleague;
let karim: Colleague;
let claire: Caller;

beforeAll(async () => {
  world = await openWorld();
  julie = await world.member({ name: 'Julie Petit', role: 'MANAGER' });
  karim = await world.member({ name: 'Technicien 1', role: 'USER' });
  claire = await world.customer({ firstName: 'Claire', lastName: 'Martin', plate: 'AB-123-CD' });
  await world.customer({ firstName: 'Paul', lastName: 'Lenoir', plate: 'EF-456-GH' });
  const [vehicle] = await world.inTenant((db) => vehiclesOf(db, claire.contactId));
  await world.book(claire, '2026-11-23T08:00', { status: 'in_workshop', vehicleId: vehicle?.id ?? null });
});
afterAll(() => world.store.close());

const ask = (input: object) =>
  world.call(karim, 'ask_supplement', { vehicle: 'AB-123-CD', work: 'disques avant', ...input });
const countOf = () => world.inTenant((db) => db.count(Quote, {}));

test('a technician asks the customer after a yes of their own, and a manager knows', async () => {
  const asked = await ask({ amountCents: 18_000 });
  expect(asked.output).toEqual({
    outcome: 'needs_yes',
    summary: {
      fr: 'demander à Claire Martin son accord pour Disques avant sur Clio AB-123-CD, 180 € TTC',
      en: 'ask Claire Martin to agree to Disques avant on Clio AB-123-CD, €180 incl. VAT',
    },
  });
  expect(await writtenTo(world, claire)).toEqual([]);
  const made = await sayYes(world, karim, asked.ask);
  expect(made.output).toMatchObject({ outcome: 'asked', told: true, quote: { kind: 'supplement', status: 'sent' } });
  expect(await writtenTo(world, claire)).toEqual([expect.stringContaining('Disques avant : 180 €')]);
  expect(await writtenTo(world, julie)).toEqual([
    'Technicien 1 demande à Claire Martin un accord : Disques avant, Clio AB-123-CD, 180 € (DEV-2026-0001).',
  ]);
});

test("the customer's yes reaches the technician of the visit and the manager", async () => {
  const [question] = await askedOf(world, claire);
  expect((await sayYes(world, claire, question ?? null)).output).toMatchObject({ outcome: 'accepted' });
  const told = 'Claire Martin accepte le devis DEV-2026-0001 (180 €, Disques avant, Clio AB-123-CD).';
  expect((await writtenTo(world, karim)).at(-1)).toBe(told);
  expect((await writtenTo(world, julie)).at(-1)).toBe(told);
});

test('of a vehicle that is not in the workshop nothing is asked', async () => {
  const before = await countOf();
  expect((await ask({ vehicle: 'EF-456-GH', amountCents: 18_000 })).output).toMatchObject({ outcome: 'not_here' });
  expect(await countOf()).toBe(before);
});

test.each([0, -100, 100_000_000])('%i cents are no price', async (amountCents) => {
  expect(await ask({ amountCents })).toMatchObject({ ok: false });
});
