import { v7 } from 'uuid';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { AppointmentRow } from '#db/appointment.ts';
import { Part, PartOrder, PartUse } from '#db/part.ts';
import { Vehicle } from '#db/vehicle.ts';
import { writtenTo } from '../fixtures/money-desk.ts';
import { saidIn, saidNo } from '../fixtures/said.ts';
import { type Caller, type Colleague, instant, openWorld, type World } from '../fixtures/world.ts';

let world: World;
let julie: Colleague;
let karim: Colleague;
let claire: Caller;
let clio: string;
let job: string;
const oil = v7();
const pads = v7();

beforeAll(async () => {
  world = await openWorld();
  julie = await world.member({ name: 'Julie Petit', role: 'MANAGER' });
  karim = await world.member({ name: 'Karim Benali', role: 'USER' });
  claire = await world.customer({ firstName: 'Claire', lastName: 'Martin', plate: 'AB-123-CD' });
  clio = (await world.inTenant((db) => db.findOneOrFail(Vehicle, { plate: 'AB-123-CD' }))).id;
  await world.inTenant(async (db) => {
    await db.insert(Part, { id: oil, name: 'Huile 5W30', synonyms: ['huile'], quantity: 0, minimum: 5, unit: 'litre' });
    await db.insert(Part, {
      id: pads,
      name: 'Plaquettes avant',
      synonyms: ['plaquettes av'],
      quantity: 0,
      minimum: 1,
      unit: 'set',
    });
    await db.insert(Part, { id: v7(), name: 'Filtre à huile', quantity: 3, minimum: 1, unit: 'piece' });
    await db.insert(Part, { id: v7(), name: 'Filtre à air', quantity: 3, minimum: 1, unit: 'piece' });
  });
});
beforeEach(async () => {
  world.clock.now = instant('2026-11-23T09:00');
  await world.inTenant(async (db) => {
    await db.execute(`update appointment set status = 'cancelled' where status <> 'cancelled'`);
    await db.nativeUpdate(Part, { id: oil }, { quantity: 20 });
    await db.nativeUpdate(Part, { id: pads }, { quantity: 2 });
    await db.nativeUpdate(Part, { name: 'Filtre à huile' }, { quantity: 3 });
  });
  job = await book({});
});
afterAll(() => world.store.close());

const book = (change: Partial<AppointmentRow>, at = '2026-11-23T10:00') =>
  world.book(claire, at, { vehicleId: clio, ...change });
const set = (state: string, vehicle = 'la Clio') => world.call(karim, 'set_job', { vehicle, state });
const row = async (id = job) => (await world.appointments()).find((each) => each.id === id);
const stock = async (id: string) => (await world.inTenant((db) => db.findOneOrFail(Part, { id }))).quantity;

describe('the state of a job', () => {
  test('goes from arrived to handed back, and is said each time', async () => {
    const label = 'Clio AB-123-CD, Claire Martin, Vidange';
    const steps = [
      ['arrived', 'in_workshop', `Arrivée notée : ${label}.`],
      ['finished', 'ready', `Noté, c'est prêt : ${label}. Le client l'apprendra s'il demande.`],
      ['not_finished', 'in_workshop', `De nouveau en cours : ${label}.`],
      ['finished', 'ready', /^Noté, c'est prêt/],
      ['handed_back', 'done', `Rendu au client : ${label}.`],
    ] as const;
    for (const [state, status, words] of steps) {
      const outcome = await set(state);
      expect(outcome).toMatchObject({
        ok: true,
        output: { outcome: state, job: { id: job, status } },
        deeds: ['noted'],
      });
      expect(saidIn(outcome)).toMatch(words);
      expect(await row()).toMatchObject({ status });
    }
  });

  test('is when it was ready as long as it is', async () => {
    await set('finished');
    expect(await row()).toMatchObject({ readyAt: world.clock.now });
    await set('not_finished');
    expect(await row()).toMatchObject({ readyAt: null });
  });

  test.each([
    ['arrived', 'started'],
    ['finished', 'finished'],
  ])('that is %s already changes nothing when it is %s again', async (first, again) => {
    await set(first);
    const before = await row();
    const outcome = await set(again);
    expect(outcome).toMatchObject({ output: { outcome: 'already' }, rows: [], deeds: [] });
    expect(saidIn(outcome)).toMatch(/^C'était déjà noté/);
    expect(await row()).toEqual(before);
  });

  test.each(['handed_back', 'not_finished'])('cannot be %s where the vehicle has not come', async (state) => {
    const outcome = await set(state);
    expect(outcome).toMatchObject({ output: { outcome: 'not_here' }, rows: [], deeds: [] });
    expect(saidIn(outcome)).toMatch(/^Rien à noter aujourd'hui pour Clio AB-123-CD/);
    expect(await row()).toMatchObject({ status: 'booked' });
  });

  test('is of today: what comes tomorrow or was called off has none', async () => {
    await world.inTenant((db) => db.execute(`update appointment set status = 'cancelled' where id = ?`, [job]));
    await book({}, '2026-11-24T10:00');
    expect(await set('arrived')).toMatchObject({ output: { outcome: 'which', candidates: [] }, rows: [] });
    expect((await set('arrived', 'ZZ-999-ZZ')).output).toMatchObject({
      outcome: 'which',
      candidates: [],
      sought: 'ZZ-999-ZZ',
    });
  });

  test('of one vehicle is that for which it is here, not that for which it comes back', async () => {
    await set('arrived');
    const later = await book({}, '2026-11-23T15:00');
    expect(await set('finished')).toMatchObject({ output: { outcome: 'finished', job: { id: job } } });
    expect(await row(later)).toMatchObject({ status: 'booked' });
  });

  test('of two jobs that fit is asked about', async () => {
    const luc = await world.customer({ firstName: 'Luc', lastName: 'Durand', plate: 'EF-456-GH' });
    const { id: vehicleId } = await world.inTenant((db) => db.findOneOrFail(Vehicle, { plate: 'EF-456-GH' }));
    const other = await world.book(luc, '2026-11-23T14:00', { vehicleId });
    const outcome = await set('arrived');
    expect(outcome.ask?.options.map(({ label }) => label)).toEqual([
      'Clio AB-123-CD, Claire Martin, Vidange',
      'Clio EF-456-GH, Luc Durand, Vidange',
    ]);
    expect(await row(other)).toMatchObject({ status: 'booked' });
    expect(await set('arrived', String(outcome.ask?.options[1]?.input['vehicle']))).toMatchObject({
      output: { job: { id: other } },
    });
    // One of them is here: only that one can be finished as "the one that is here".
    expect(await set('arrived', 'celle de Claire')).toMatchObject({ output: { job: { id: job } } });
  });
});

describe('parts that are used', () => {
  const use = (parts: object[], change: object = { vehicle: 'la Clio' }) =>
    world.call(karim, 'use_part', { parts, ...change });

  test('are taken off the shelf and noted on the job of the vehicle', async () => {
    const outcome = await use([{ part: "litres d'huile", quantity: 4.5 }, { part: 'plaquettes avant' }]);
    expect(outcome).toMatchObject({ ok: true, output: { outcome: 'noted', vehicle: { id: clio } }, deeds: ['noted'] });
    expect(saidIn(outcome)).toBe(
      'Noté sur Clio AB-123-CD : Huile 5W30, 4,5 litres (il en reste 15,5 litres) ; Plaquettes avant, 1 jeu (il en reste 1 jeu).',
    );
    expect([await stock(oil), await stock(pads)]).toEqual([15.5, 1]);
    const noted = await world.inTenant((db) => db.findOneOrFail(PartUse, { id: outcome.rows[0]?.id ?? '' }));
    expect(noted).toMatchObject({
      partId: oil,
      quantity: 4.5,
      appointmentId: job,
      vehicleId: clio,
      memberId: karim.memberId,
    });
  });

  test('of one kind said twice are counted together', async () => {
    const outcome = await use([
      { part: 'huile 5W30', quantity: 4 },
      { part: 'huile', quantity: 1 },
    ]);
    expect(outcome).toMatchObject({ ok: true, output: { parts: [{ left: '16 litres' }, { left: '15 litres' }] } });
    expect(await stock(oil)).toBe(15);
  });

  test('by two at once are both taken off, or one is told to ask again', async () => {
    const outcomes = await Promise.all([2, 3].map((quantity) => use([{ part: 'huile 5W30', quantity }])));
    const taken = outcomes.filter(({ ok }) => ok).flatMap(({ rows }) => Number(rows[0]?.values['quantity']));
    expect(await stock(oil)).toBe(20 - taken.reduce((sum, each) => sum + each, 0));
    for (const outcome of outcomes.filter(({ ok }) => !ok)) expect(saidNo(outcome)).toMatch(/^Quelqu'un a modifié/);
  });

  test('below the minimum are said to be ordered', async () => {
    expect(saidIn(await use([{ part: 'plaquettes av', quantity: 2 }]))).toBe(
      'Noté sur Clio AB-123-CD : Plaquettes avant, 2 jeux (il en reste 0 jeu, à commander).',
    );
  });

  test('that are not kept are noted in the words of who used them', async () => {
    const outcome = await use([{ part: 'joint de culasse' }]);
    expect(outcome.output).toMatchObject({ parts: [{ label: 'Joint de culasse', left: null }] });
    expect(outcome.rows.map(({ table }) => table)).toEqual(['part_use']);
  });

  test('are corrected by the difference', async () => {
    const id = (await use([{ part: 'huile 5W30', quantity: 4 }])).rows[0]?.id;
    const corrected = await use([{ part: String(id), quantity: 5 }], {});
    expect(saidIn(corrected)).toBe('Corrigé sur Clio AB-123-CD : Huile 5W30, 5 litres (il en reste 15 litres).');
    await use([{ part: String(id), quantity: 3 }], {});
    expect(await stock(oil)).toBe(17);
    expect(await world.inTenant((db) => db.findOneOrFail(PartUse, { id: String(id) }))).toMatchObject({ quantity: 3 });
  });

  test('that two could mean are asked about, and nothing of the call is noted', async () => {
    const before = await world.inTenant((db) => db.count(PartUse, {}));
    const outcome = await use([
      { part: 'huile 5W30', quantity: 4 },
      { part: 'filtre', quantity: 2 },
    ]);
    expect(outcome).toMatchObject({
      output: { outcome: 'which', candidates: [{ label: 'Filtre à air' }, { label: 'Filtre à huile' }] },
      rows: [],
    });
    expect([await stock(oil), await world.inTenant((db) => db.count(PartUse, {}))]).toEqual([20, before]);
    const chosen = await world.call(karim, 'use_part', outcome.ask?.options[1]?.input);
    expect(chosen.output).toMatchObject({
      parts: [
        { label: 'Huile 5W30', quantity: 4 },
        { label: 'Filtre à huile', quantity: 2 },
      ],
    });
  });

  test.each([
    ['on no vehicle', [{ part: 'huile' }], {}, 'Sur quel véhicule ?'],
    ['none of them', [{ part: 'huile', quantity: 0 }], undefined, 'Combien ?'],
    ['a thousand and one', [{ part: 'huile', quantity: 1_001 }], undefined, /input does not fit/],
    ['less than none', [{ part: 'huile', quantity: -1 }], undefined, /input does not fit/],
  ])('%s are refused', async (_, parts, change, words) => {
    const outcome = await use(parts, change);
    expect(outcome).toMatchObject({ ok: false, rows: [] });
    expect(saidNo(outcome)).toMatch(words);
    expect(await stock(oil)).toBe(20);
  });

  test('on a vehicle of nobody are not noted', async () => {
    expect(await use([{ part: 'huile' }], { vehicle: 'ZZ-999-ZZ' })).toMatchObject({
      output: { outcome: 'which', sought: 'ZZ-999-ZZ' },
      rows: [],
    });
  });
});

describe('the shelf', () => {
  const show = (input: object) => world.call(karim, 'show_stock', input);

  test('tells how much there is of a part, by any of its names', async () => {
    expect(saidIn(await show({ part: 'plaquettes av' }))).toBe('Plaquettes avant : 2 jeux en stock.');
    expect(saidIn(await show({ part: 'filtre' }))).toBe('Filtre à air : 3 en stock.\nFiltre à huile : 3 en stock.');
    expect(saidIn(await show({ part: 'turbo' }))).toBe('"turbo" n\'est pas tenu en stock.');
  });

  test('tells what is short', async () => {
    expect(saidIn(await show({}))).toBe('Rien ne manque en stock.');
    await world.inTenant((db) => db.nativeUpdate(Part, { id: oil }, { quantity: 4.5 }));
    expect(saidIn(await show({}))).toBe('Huile 5W30 : 4,5 litres en stock (minimum 5 litres).');
  });
});

describe('a part that is wanted', () => {
  const order = (who: Colleague, input: object) => world.call(who, 'order_part', input);

  test('is put down, and the manager is told', async () => {
    const outcome = await order(karim, { part: 'plaquettes avant', quantity: 2, vehicle: 'la Clio' });
    expect(outcome).toMatchObject({
      output: { outcome: 'wanted', told: ['Julie Petit'] },
      deeds: ['noted', 'passed_on'],
    });
    expect(saidIn(outcome)).toBe('A commander : Plaquettes avant, 2 jeux, Clio AB-123-CD. Julie Petit est au courant.');
    expect((await writtenTo(world, julie)).at(-1)).toBe(
      'Karim Benali demande de commander : Plaquettes avant, 2 jeux, Clio AB-123-CD.',
    );
    expect(await world.inTenant((db) => db.findOneOrFail(PartOrder, { id: outcome.rows[0]?.id ?? '' }))).toMatchObject({
      ...{
        partId: pads,
        words: 'Plaquettes avant',
        quantity: 2,
        vehicleId: clio,
        memberId: karim.memberId,
        status: 'wanted',
      },
    });
  });

  test('by a manager is told to nobody', async () => {
    const before = await writtenTo(world, julie);
    expect(await order(julie, { part: 'turbo Garrett' })).toMatchObject({
      output: { told: [], quantity: null },
      deeds: ['noted'],
    });
    expect(await writtenTo(world, julie)).toEqual(before);
  });

  test('for a vehicle that is nobody’s here keeps its words', async () => {
    const outcome = await order(karim, { part: 'alternateur', vehicle: 'ZZ-999-ZZ' });
    expect(outcome.output).toMatchObject({ order: { label: 'Alternateur (ZZ-999-ZZ)' }, vehicle: null });
  });

  test.each([
    [{ part: '  ' }, 'Quelle pièce ?'],
    [{ part: 'huile', quantity: 0 }, 'Combien ?'],
    [{ part: 'huile', quantity: 5_000 }, /input does not fit/],
  ])('is refused as %j', async (input, words) => {
    const before = await world.inTenant((db) => db.count(PartOrder, {}));
    expect(saidNo(await order(karim, input))).toMatch(words);
    expect(await world.inTenant((db) => db.count(PartOrder, {}))).toBe(before);
  });
});
