import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { AppointmentRow } from '#db/appointment.ts';
import { Resource } from '#db/resource.ts';
import { suppress } from '#db/suppression.ts';
import { Address } from '#db/address.ts';
import { Vehicle } from '#db/vehicle.ts';
import { v7 } from 'uuid';
import { askedOf, sayYes, writtenTo } from '../fixtures/money-desk.ts';
import { saidIn } from '../fixtures/said.ts';
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
beforeEach(async () => {
  world.clock.now = instant('2026-11-23T09:00');
  await world.inTenant((db) => db.execute(`update appointment set status = 'cancelled' where status <> 'cancelled'`));
});
afterAll(() => world.store.close());

const bookFor = (input: object, who = julie) =>
  world.call(who, 'book_for', { who: 'Claire Martin', service: 'vidange', when: 'vendredi 10h', ...input });
const booked = async () => (await world.appointments()).filter(({ status }) => status === 'booked');

/** Fills both bays. */
async function fill(startsAt: string): Promise<void> {
  const idOf = (name: string) => world.inTenant(async (db) => (await db.findOneOrFail(Resource, { name })).id);
  const second: Partial<AppointmentRow> = { bayId: await idOf('Pont 2'), technicianId: await idOf('Technicien 2') };
  const paul = await world.customer({ firstName: 'Paul', lastName: 'Durand' });
  await world.book(paul, startsAt);
  await world.book(paul, startsAt, second);
}

describe('a manager books', () => {
  test('for a customer, with their only vehicle, and they are told', async () => {
    const outcome = await bookFor({});
    expect(outcome).toMatchObject({
      output: {
        outcome: 'booked',
        told: true,
        appointment: { contact: 'Claire Martin', startsAt: '2026-11-27T10:00' },
      },
      rows: [{ table: 'appointment', op: 'insert' }],
      deeds: ['booked', 'noted', 'passed_on'],
    });
    expect(saidIn(outcome)).toBe(
      "C'est réservé : vidange de Claire Martin (Clio AB-123-CD), vendredi 27 novembre à 10 h. Le client est prévenu.",
    );
    const vehicle = await world.inTenant((db) => db.findOneOrFail(Vehicle, { plate: 'AB-123-CD' }));
    expect(await booked()).toMatchObject([
      {
        contactId: claire.contactId,
        vehicleId: vehicle.id,
        startsAt: instant('2026-11-27T10:00'),
        endsAt: instant('2026-11-27T11:00'),
        priceCents: 8_900,
      },
    ]);
    expect((await writtenTo(world, claire)).at(-1)).toBe(
      'Garage Test : votre rendez-vous (Vidange) est noté le vendredi 27 novembre à 10 h. Si cela ne vous va pas, répondez à ce message.',
    );
  });

  test('several services one behind the other, and the first free hour of a day', async () => {
    await fill('2026-11-27T08:00');
    const outcome = await bookFor({ service: 'vidange et plaquettes avant', when: 'vendredi', soonest: true });
    expect(outcome.output).toMatchObject({ outcome: 'booked', appointment: { startsAt: '2026-11-27T09:00' } });
    expect((await booked()).find(({ contactId }) => contactId === claire.contactId)).toMatchObject({
      endsAt: instant('2026-11-27T11:30'),
    });
  });

  test('with the technician who was named', async () => {
    await bookFor({ technician: 'Technicien 2' });
    const { id } = await world.inTenant((db) => db.findOneOrFail(Resource, { name: 'Technicien 2' }));
    expect(await booked()).toMatchObject([{ technicianId: id }]);
    expect(await bookFor({ technician: 'Gwendal' })).toMatchObject({ ok: false, rows: [] });
  });

  test('for who said STOP, and is told to call them', async () => {
    const yann = await world.customer({ firstName: 'Yann', lastName: 'Tanguy' });
    await world.inTenant(async (db) => {
      const { channel, valueIndex } = await db.findOneOrFail(Address, { contactId: yann.contactId });
      await suppress(db, { id: v7(), channel, addressIndex: valueIndex, messageId: null });
    });
    const outcome = await bookFor({ who: 'Yann Tanguy' });
    expect(outcome).toMatchObject({ output: { outcome: 'booked', told: false }, deeds: ['booked', 'noted'] });
    expect(saidIn(outcome)).toMatch(/Je n'ai pas pu prévenir le client, pensez à l'appeler\.$/);
    expect(await writtenTo(world, yann)).toEqual([]);
  });
});

describe('nothing is booked', () => {
  test('where the time is taken: others are put, and one of them books', async () => {
    await fill('2026-11-27T10:00');
    const outcome = await bookFor({});
    expect(outcome).toMatchObject({ output: { outcome: 'not_free', why: 'taken' }, rows: [], deeds: [] });
    expect(saidIn(outcome)).toBe("Vendredi 27 novembre à 10 h n'est pas libre. Lequel de ces créneaux ?");
    expect(outcome.ask?.options.map(({ startsAt }) => startsAt)).not.toContain('2026-11-27T10:00');
    const [option] = outcome.ask?.options ?? [];
    expect(await bookFor(option?.input ?? {})).toMatchObject({
      output: { outcome: 'booked', appointment: { startsAt: option?.startsAt } },
    });
  });

  test.each([
    [
      'only a day was said',
      { when: 'vendredi' },
      { outcome: 'need_time', why: null },
      'Pour Claire Martin (vidange), lequel de ces créneaux ?',
    ],
    [
      'no day was said',
      { when: 'un de ces jours' },
      { outcome: 'need_time' },
      'Pour quel jour (vidange, Claire Martin) ?',
    ],
    ['we are closed', { when: 'dimanche 10h' }, { outcome: 'not_free', why: 'closed' }, /fermés le dimanche/],
    ['the day is past', { when: 'hier 10h' }, { outcome: 'not_free', why: 'past' }, /passée/],
    [
      'the day does not exist',
      { when: '31 novembre 10h' },
      { outcome: 'not_free', why: 'no_such_time' },
      /n'existe pas/,
    ],
    ['half of it was read', { when: 'vendredi 10h sauf si pluie' }, { outcome: 'need_time' }, /lequel de ces créneaux/],
    [
      'the service is unknown',
      { service: 'tonte du gazon' },
      { outcome: 'need_service' },
      'Quelle prestation pour Claire Martin ?',
    ],
    [
      'the service is two',
      { service: 'plaquettes' },
      { outcome: 'need_service' },
      /^Quelle prestation pour Claire Martin : Plaquettes de frein avant, Plaquettes de frein arrière \?$/,
    ],
    [
      'nobody is called so',
      { who: 'Quemeneur' },
      { outcome: 'which', sought: 'Quemeneur' },
      /^Je ne trouve pas "Quemeneur"/,
    ],
  ])('where %s', async (_, input, output, words) => {
    const outcome = await bookFor(input);
    expect(outcome).toMatchObject({ output, rows: [], deeds: [] });
    expect(saidIn(outcome)).toMatch(words);
    expect(await booked()).toEqual([]);
  });

  test('where the vehicle that was named is somebody else’s', async () => {
    const paul = await world.customer({ firstName: 'Paul', lastName: 'Kerzhéro', plate: 'KZ-321-PK' });
    const asked = await bookFor({ who: paul.contactId, vehicle: 'AB-123-CD' });
    expect(asked.output).toMatchObject({ outcome: 'which' });
    expect(asked.ask?.options.map(({ label }) => label)).toEqual([
      'Clio AB-123-CD, Claire Martin',
      'Clio KZ-321-PK, Paul Kerzhéro',
    ]);
    expect(await booked()).toEqual([]);
    const { tool, input } = asked.ask?.options[1] ?? {};
    expect((await world.call(julie, tool ?? '', input)).output).toMatchObject({
      ...{ outcome: 'booked', contact: { id: paul.contactId }, appointment: { vehicle: 'Clio KZ-321-PK' } },
    });
  });

  test('where the customer has two vehicles and none was named', async () => {
    const luc = await world.customer({ firstName: 'Luc', lastName: 'Guivarch', plate: 'EF-456-GH' });
    await world.inTenant((db) =>
      db.insert(Vehicle, { id: v7(), contactId: luc.contactId, plate: 'IJ-789-KL', model: 'Kangoo' }),
    );
    const outcome = await bookFor({ who: 'Luc Guivarch' });
    expect(outcome.output).toMatchObject({
      outcome: 'which',
      candidates: [{ label: 'Clio EF-456-GH' }, { label: 'Kangoo IJ-789-KL' }],
    });
    expect(await booked()).toEqual([]);
    expect(await bookFor({ who: 'Luc Guivarch', vehicle: 'la Kangoo' })).toMatchObject({
      output: { outcome: 'booked', appointment: { vehicle: 'Kangoo IJ-789-KL' } },
    });
  });

  test('twice at one time with one bay', async () => {
    const { contactId } = await world.customer({ firstName: 'Eve', lastName: 'Bozec' });
    await world.book(claire, '2026-11-27T10:00');
    const outcomes = await Promise.all([bookFor({}), bookFor({ who: contactId })]);
    expect(outcomes.map(({ output }) => output)).toMatchObject(
      expect.arrayContaining([
        expect.objectContaining({ outcome: 'booked' }),
        expect.objectContaining({ outcome: 'not_free' }),
      ]),
    );
    expect(await booked()).toHaveLength(2);
  });
});

describe('a mechanic', () => {
  test('proposes it, and the manager’s yes books it', async () => {
    const outcome = await bookFor({}, karim);
    expect(outcome.output).toMatchObject({
      outcome: 'proposed',
      summary: {
        fr: 'réserver "Vidange" pour Claire Martin, vendredi 27 novembre à 10 h',
        en: 'book "Oil change" for Claire Martin, Friday 27 November at 10 am',
      },
    });
    expect(await booked()).toEqual([]);
    const [ask] = await askedOf(world, julie);
    expect((await sayYes(world, julie, ask ?? null)).output).toMatchObject({ outcome: 'booked' });
    expect(await booked()).toMatchObject([{ startsAt: instant('2026-11-27T10:00') }]);
    expect((await writtenTo(world, karim)).at(-1)).toMatch(
      /^Julie Petit a validé votre demande, c'est fait : réserver/,
    );
  });

  test('hears that it was no longer possible where the time was taken before the yes', async () => {
    await bookFor({ when: 'vendredi 11h' }, karim);
    await fill('2026-11-27T11:00');
    const [ask] = await askedOf(world, julie);
    const outcome = await sayYes(world, julie, ask ?? null);
    expect(outcome).toMatchObject({ output: { outcome: 'not_free', why: 'taken' }, deeds: ['approved', 'passed_on'] });
    expect((await booked()).filter(({ contactId }) => contactId === claire.contactId)).toEqual([]);
    expect((await writtenTo(world, karim)).at(-1)).toBe(
      'Julie Petit a validé votre demande, mais ce n\'était plus possible : réserver "Vidange" pour Claire Martin, vendredi 27 novembre à 11 h.',
    );
  });

  test('proposes nothing that is not clear', async () => {
    const open = async () => (await askedOf(world, julie)).length;
    const before = await open();
    expect((await bookFor({ when: 'vendredi' }, karim)).output).toMatchObject({ outcome: 'need_time' });
    expect((await bookFor({ service: 'plaquettes' }, karim)).output).toMatchObject({ outcome: 'need_service' });
    expect(await open()).toBe(before);
  });
});
