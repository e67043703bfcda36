import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { instant, openWorld, type Caller, type World } from '../fixtures/world.ts';

let world: World;
let claire: Caller;

beforeAll(async () => {
  world = await openWorld();
  claire = await world.customer();
});
beforeEach(() => {
  world.clock.now = instant('2026-11-23T09:00');
});
afterAll(() => world.store.close());

const confirm = (person: Caller, input: object) => world.call(person, 'confirm_appointment', input);
const rowOf = async (id: string) => (await world.appointments()).find((row) => row.id === id);

describe('confirming', () => {
  test('keeps when they said that they come, once, and books nothing', async () => {
    const appointment = await world.book(claire, '2026-11-26T09:00');
    const first = await confirm(claire, { appointment, startsAt: '2026-11-26T09:00' });
    expect(first).toMatchObject({ ok: true, ask: null, deeds: ['noted'], output: { outcome: 'confirmed' } });
    expect(first.rows).toEqual([{ table: 'appointment', op: 'update', id: appointment, values: { confirmed: true } }]);
    const { confirmedAt } = (await rowOf(appointment)) ?? {};
    expect(confirmedAt).toEqual(world.clock.now);
    world.clock.now = instant('2026-11-24T09:00');
    expect(await confirm(claire, { appointment })).toMatchObject({ rows: [], output: { outcome: 'confirmed' } });
    expect(await rowOf(appointment)).toMatchObject({ confirmedAt, status: 'booked', version: 1 });
  });

  test('what has been moved since asks again, and confirms nothing', async () => {
    const appointment = await world.book(claire, '2026-11-27T15:00');
    const outcome = await confirm(claire, { appointment, startsAt: '2026-11-27T09:00' });
    expect(outcome).toMatchObject({
      output: { outcome: 'moved' },
      rows: [],
      deeds: [],
      ask: { topic: 'reminder', options: [{ input: { appointment, startsAt: '2026-11-27T15:00' } }] },
    });
    expect(await rowOf(appointment)).toMatchObject({ confirmedAt: null });
  });

  test.each(['cancelled', 'moved', 'no_show', 'done'] as const)('what is %s is not found', async (status) => {
    const appointment = await world.book(claire, '2026-12-01T09:00', { status });
    expect(await confirm(claire, { appointment })).toMatchObject({
      output: { outcome: 'not_found', appointment: null },
      rows: [],
      closes: ['reminder'],
    });
    await world.inTenant((db) => db.execute(`update appointment set status = 'cancelled' where id = ?`, [appointment]));
  });

  test('what has begun is too late', async () => {
    const appointment = await world.book(claire, '2026-12-02T09:00');
    world.clock.now = instant('2026-12-02T09:00');
    expect(await confirm(claire, { appointment })).toMatchObject({ output: { outcome: 'begun' }, rows: [] });
  });

  test('what is somebody else’s is not found, nor is it asked about', async () => {
    const other = await world.customer();
    const appointment = await world.book(other, '2026-12-03T09:00');
    expect(await confirm(claire, { appointment })).toMatchObject({ output: { outcome: 'not_found' }, rows: [] });
    expect(await world.call(claire, 'ask_move_or_cancel', { appointment })).toMatchObject({
      output: { outcome: 'not_found', appointment: null },
      ask: null,
      rows: [],
    });
    expect(await rowOf(appointment)).toMatchObject({ confirmedAt: null });
  });
});

test('a no to the reminder takes the yes back, and asks what shall become of the appointment', async () => {
  const appointment = await world.book(claire, '2026-12-04T09:00');
  await confirm(claire, { appointment });
  const outcome = await world.call(claire, 'ask_move_or_cancel', { appointment });
  expect(outcome).toMatchObject({
    output: { outcome: 'asked' },
    rows: [{ values: { confirmed: false } }],
    ask: {
      topic: 'which',
      options: [
        { label: 'Déplacer', tool: 'find_slots', input: { service: 'vidange', appointment } },
        { label: 'Annuler', tool: 'cancel_appointment', input: { appointment }, calledOff: true },
      ],
    },
  });
  expect(await rowOf(appointment)).toMatchObject({ confirmedAt: null, status: 'booked' });
});
