import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { instant, openWorld, type Caller, type World } from '../fixtures/world.ts';
import { cancelAppointment } from './cancel-appointment.ts';
import { listMyAppointments } from './list-my-appointments.ts';

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

async function cancel(person: Caller, appointment: string, approved: boolean) {
  const outcome = await world.call(person, 'cancel_appointment', { appointment }, approved);
  return { ...outcome, output: cancelAppointment.output.parse(outcome.output) };
}

const statusOf = async (id: string) => (await world.appointments()).find((row) => row.id === id)?.status;

describe('cancelling', () => {
  test('asks first and changes nothing', async () => {
    const id = await world.book(claire, '2026-11-26T09:00');
    const { ok, output, ask, rows, deeds } = await cancel(claire, id, false);
    expect({ ok, output }).toMatchObject({
      ok: true,
      output: { outcome: 'needs_yes', appointment: { appointment: id } },
    });
    expect(ask).toEqual({
      topic: 'booking',
      kind: 'confirm',
      options: [
        {
          label: 'votre vidange du jeudi 26 novembre à 9 h',
          tool: 'cancel_appointment',
          input: { appointment: id },
          calledOff: true,
        },
      ],
      no: null,
      until: '2026-11-23T09:00:00.000Z',
      late: 'lapses',
    });
    expect({ rows, deeds }).toEqual({ rows: [], deeds: [] });
    expect(await statusOf(id)).toBe('booked');
  });

  test('with a yes takes it out of the diary, and again changes nothing', async () => {
    const id = await world.book(claire, '2026-11-27T09:00');
    const first = await cancel(claire, id, true);
    expect(first).toMatchObject({ ask: null, output: { outcome: 'cancelled', appointment: { status: 'cancelled' } } });
    expect(first).toMatchObject({ deeds: ['cancelled', 'noted'], closes: ['booking'] });
    expect(first.rows).toEqual([{ table: 'appointment', op: 'update', id, values: { status: 'cancelled' } }]);
    for (const approved of [true, false]) {
      const again = await cancel(claire, id, approved);
      expect(again).toMatchObject({ ask: null, rows: [], output: { outcome: 'cancelled' } });
    }
    expect(await statusOf(id)).toBe('cancelled');
  });

  test('gives back the times held to move it', async () => {
    const appointment = await world.book(claire, '2026-12-01T09:00');
    await world.call(claire, 'hold_slots', { service: 'vidange', slots: ['2026-12-01T14:00'], appointment });
    const { rows } = await cancel(claire, appointment, true);
    expect(rows.map((row) => row.values['status'])).toEqual(['cancelled', 'released']);
  });

  test.each([true, false])('is too late once it has begun (approved: %s)', async (approved) => {
    const begun = await world.book(claire, `2026-11-23T0${approved ? 8 : 7}:00`);
    expect(await cancel(claire, begun, approved)).toMatchObject({
      ask: null,
      rows: [],
      output: { outcome: 'too_late' },
    });
    expect(await statusOf(begun)).toBe('booked');
  });

  test.each([true, false])('finds nothing of somebody else’s (approved: %s)', async (approved) => {
    const theirs = await world.book(await world.customer(), `2026-12-0${approved ? 2 : 3}T09:00`);
    for (const id of [theirs, 'abc', '018f0000-0000-7000-8000-000000000000']) {
      const { output, ask } = await cancel(claire, id, approved);
      expect({ output, ask }).toEqual({ output: { outcome: 'not_found', appointment: null }, ask: null });
    }
    expect(await statusOf(theirs)).toBe('booked');
  });
});

test('the list has the coming appointments of the person only, soonest first', async () => {
  const [paul, other] = [await world.customer({ plate: 'AB-123-CD' }), await world.customer()];
  const later = await world.book(paul, '2026-12-08T09:00');
  const sooner = await world.book(paul, '2026-12-07T09:00');
  await world.book(paul, '2026-11-20T09:00');
  await world.book(paul, '2026-12-09T09:00', { status: 'cancelled' });
  await world.book(other, '2026-12-10T09:00');
  const { output } = await world.call(paul, 'list_my_appointments', {});
  const { appointments } = listMyAppointments.output.parse(output);
  expect(appointments.map(({ appointment }) => appointment)).toEqual([sooner, later]);
  expect(appointments[0]).toMatchObject({ label: 'lundi 7 décembre à 9 h', plate: null });
});
