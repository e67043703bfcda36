import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { Proposal } from '#db/proposal.ts';
import { Vehicle } from '#db/vehicle.ts';
import { askedOf, sayYes } from '../fixtures/money-desk.ts';
import { saidIn, saidNo } from '../fixtures/said.ts';
import { type Caller, type Colleague, instant, openWorld, type World } from '../fixtures/world.ts';

let world: World;
let julie: Colleague;
let karim: Colleague;
let claire: Caller;
let luc: Caller;

beforeAll(async () => {
  world = await openWorld();
  julie = await world.member({ name: 'Julie Petit', role: 'MANAGER' });
  karim = await world.member({ name: 'Karim Benali', role: 'USER' });
  claire = await world.customer({ firstName: 'Claire', lastName: 'Martin', plate: 'AB-123-CD' });
  luc = await world.customer({ firstName: 'Luc', lastName: 'Durand', plate: 'EF-456-GH' });
});
beforeEach(() => void (world.clock.now = instant('2026-11-23T09:00')));
afterAll(() => world.store.close());

const row = (plate: string) => world.inTenant((db) => db.findOneOrFail(Vehicle, { plate }));
const count = () => world.inTenant((db) => db.count(Vehicle, {}));

describe('a mileage', () => {
  let plate: string;
  let number = 100;
  const set = (mileage: number, who = karim) => world.call(who, 'set_mileage', { vehicle: plate, mileage });
  beforeEach(async () => {
    number += 1;
    plate = `KM-${number}-KM`;
    await world.call(julie, 'register_vehicle', { who: 'Claire Martin', plate, model: 'Clio' });
    await set(84_200);
    world.clock.now = instant('2026-11-24T09:00');
  });

  test('is noted with its day, by a mechanic too', async () => {
    const outcome = await set(84_350);
    expect(outcome).toMatchObject({
      output: { outcome: 'changed', vehicle: { mileage: 84_350, mileageOn: '2026-11-24' } },
      deeds: ['noted'],
    });
    expect(saidIn(outcome)).toBe(`Noté : Clio ${plate}, 84 350 km.`);
    expect(await row(plate)).toMatchObject({ mileage: 84_350, mileageAt: world.clock.now });
    expect(await set(84_350)).toMatchObject({ output: { outcome: 'already' }, rows: [], deeds: [] });
  });

  test.each([
    ['below', 48_200],
    ['far_above', 842_000],
  ] as const)('that is %s the last one is noted only after a yes', async (outcome, mileage) => {
    const asked = await set(mileage);
    expect(asked).toMatchObject({ output: { outcome, mileage }, rows: [], deeds: [] });
    expect(saidIn(asked)).toMatch(
      new RegExp(`^Clio ${plate} est à 84 200 km \\(lundi 23 novembre\\) chez nous\\. C'est bien \\d+ \\d{3} km \\?$`),
    );
    expect(await row(plate)).toMatchObject({ mileage: 84_200 });
    expect(await sayYes(world, karim, asked.ask)).toMatchObject({ output: { outcome: 'changed' }, deeds: ['noted'] });
    expect(await row(plate)).toMatchObject({ mileage });
  });

  test('that was questioned is not noted where a colleague noted another meanwhile', async () => {
    const asked = await set(48_200);
    await set(84_300, julie);
    expect((await sayYes(world, karim, asked.ask)).output).toEqual({ outcome: 'changed_meanwhile' });
    expect(await row(plate)).toMatchObject({ mileage: 84_300 });
  });

  test.each([-1, 2_000_001, 84_200.5])('of %d kilometres is refused', async (mileage) => {
    expect(await set(mileage)).toMatchObject({ ok: false, rows: [] });
    expect(await row(plate)).toMatchObject({ mileage: 84_200 });
  });

  test('of a vehicle that is not clear or of nobody is asked about', async () => {
    const which = await world.call(karim, 'set_mileage', { vehicle: 'la Clio', mileage: 90_000 });
    expect(which).toMatchObject({ output: { outcome: 'which' }, rows: [] });
    expect(which.ask?.options.length).toBeGreaterThan(1);
    const none = await world.call(karim, 'set_mileage', { vehicle: 'ZZ-999-ZZ', mileage: 90_000 });
    expect(saidIn(none)).toBe(
      `Je ne trouve pas "ZZ-999-ZZ". Vérifiez l'orthographe, ou donnez une plaque ou un numéro.`,
    );
  });
});

describe('a vehicle that is registered', () => {
  const register = (who: Colleague, input: object) =>
    world.call(who, 'register_vehicle', { who: 'Claire Martin', ...input });

  test('is kept with all that was said, and found by "la Kangoo de Martin"', async () => {
    const outcome = await register(julie, {
      plate: 'kg 001 kg',
      model: 'Renault Kangoo',
      vin: 'vf1rfb00x56789012',
      mileage: 12_000,
    });
    expect(outcome).toMatchObject({ output: { outcome: 'registered' }, deeds: ['noted'] });
    expect(saidIn(outcome)).toBe(
      'Véhicule enregistré : Renault Kangoo KG-001-KG, Claire Martin, 12 000 km (lundi 23 novembre).',
    );
    expect(await row('KG-001-KG')).toMatchObject({
      vin: 'VF1RFB00X56789012',
      mileage: 12_000,
      contactId: claire.contactId,
    });
    const shown = await world.call(karim, 'show_vehicle', { vehicle: 'la Kangoo de Martin' });
    expect(saidIn(shown)).toBe(
      'Renault Kangoo KG-001-KG, Claire Martin, 12 000 km (lundi 23 novembre). VIN VF1RFB00X56789012.',
    );
  });

  test('twice is one, and it is said whose', async () => {
    const before = await count();
    const outcome = await register(julie, { plate: 'EF-456-GH' });
    expect(outcome).toMatchObject({
      output: { outcome: 'known', contact: { label: 'Luc Durand' } },
      rows: [],
      deeds: [],
    });
    expect(saidIn(outcome)).toBe("EF-456-GH est déjà là : Clio EF-456-GH, Luc Durand. Je n'ai rien ajouté.");
    expect(await count()).toBe(before);
  });

  test('by two at once is one', async () => {
    const outcomes = await Promise.all([1, 2, 3].map(() => register(julie, { plate: 'DB-777-DB' })));
    expect(outcomes.filter(({ deeds }) => deeds.length > 0)).toHaveLength(1);
    for (const { ok, output } of outcomes)
      expect({ ok, output }).toMatchObject({ ok: true, output: { vehicle: { plate: 'DB-777-DB' } } });
    expect(await world.inTenant((db) => db.count(Vehicle, { plate: 'DB-777-DB' }))).toBe(1);
  });

  test.each([
    ['no plate', { plate: 'Clio' }, "Cette plaque n'est pas valable. Quelle est la bonne ?"],
    [
      'a VIN that is none',
      { plate: 'VN-123-VN', vin: 'VF1' },
      "Ce numéro de série n'est pas valable : il a 17 caractères, sans I, O ni Q.",
    ],
  ])('with %s is refused', async (_, input, words) => {
    const before = await count();
    expect(saidNo(await register(julie, input))).toBe(words);
    expect(await count()).toBe(before);
  });

  test('for who is not clear is asked about', async () => {
    const outcome = await world.call(julie, 'register_vehicle', { who: 'Quemeneur', plate: 'QM-123-QM' });
    expect(outcome).toMatchObject({ output: { outcome: 'which', sought: 'Quemeneur' }, rows: [] });
  });

  test('by a mechanic waits for a manager’s yes', async () => {
    expect((await register(karim, { plate: 'PR-123-PR', model: 'Zoé' })).output).toMatchObject({
      ...{ outcome: 'proposed', summary: { fr: 'enregistrer le véhicule Zoé PR-123-PR de Claire Martin' } },
    });
    expect(await world.inTenant((db) => db.count(Vehicle, { plate: 'PR-123-PR' }))).toBe(0);
    const [ask] = await askedOf(world, julie);
    expect((await sayYes(world, julie, ask ?? null)).output).toMatchObject({ outcome: 'registered' });
  });
});

describe('a vehicle that changes hands', () => {
  const give = (who: Colleague, vehicle: string, to: string) =>
    world.call(who, 'change_vehicle_owner', { vehicle, to });

  test('does so after a yes', async () => {
    const asked = await give(julie, 'EF-456-GH', 'Claire Martin');
    expect(saidIn(asked)).toBe('Vous confirmez : passer Clio EF-456-GH de Luc Durand à Claire Martin ?');
    expect(await row('EF-456-GH')).toMatchObject({ contactId: luc.contactId });
    const given = await sayYes(world, julie, asked.ask);
    expect(given).toMatchObject({
      output: { outcome: 'changed', contact: { label: 'Claire Martin' } },
      deeds: ['noted'],
    });
    expect(await row('EF-456-GH')).toMatchObject({ contactId: claire.contactId });
  });

  test('to whom it belongs already is said so', async () => {
    const outcome = await give(julie, 'AB-123-CD', 'Claire Martin');
    expect(outcome).toMatchObject({ ok: false, rows: [], ask: null });
    expect(saidNo(outcome)).toBe("Ce véhicule est déjà celui de Claire Martin : je n'ai rien changé.");
  });

  test('stays where it changed hands since the question', async () => {
    const asked = await give(julie, 'AB-123-CD', 'Luc Durand');
    await world.call(karim, 'set_mileage', { vehicle: 'AB-123-CD', mileage: 50_000 });
    expect((await sayYes(world, julie, asked.ask)).output).toEqual({ outcome: 'changed_meanwhile' });
    expect(await row('AB-123-CD')).toMatchObject({ contactId: claire.contactId });
  });

  test('by a mechanic only proposes it, and of nobody or to nobody asks', async () => {
    expect((await give(karim, 'AB-123-CD', 'Luc Durand')).output).toMatchObject({
      outcome: 'proposed',
      approvers: ['Julie Petit'],
    });
    expect(await world.inTenant((db) => db.count(Proposal, { tool: 'change_vehicle_owner', status: 'open' }))).toBe(1);
    expect((await give(julie, 'ZZ-999-ZZ', 'Luc Durand')).output).toMatchObject({
      outcome: 'which',
      sought: 'ZZ-999-ZZ',
    });
    expect((await give(julie, 'AB-123-CD', 'Quemeneur')).output).toMatchObject({
      outcome: 'which',
      sought: 'Quemeneur',
    });
  });
});

describe('a vehicle that is shown', () => {
  test('by its model alone is the one that is here today', async () => {
    const clio = await row('AB-123-CD');
    await world.book(claire, '2026-11-23T10:00', { vehicleId: clio.id });
    const shown = await world.call(karim, 'show_vehicle', { vehicle: 'la Clio' });
    expect(shown.output).toMatchObject({ vehicle: { id: clio.id }, job: { status: 'booked' } });
    expect(saidIn(shown)).toMatch(/ Attendu aujourd'hui : Clio AB-123-CD, Claire Martin, Vidange\.$/);
  });
});
