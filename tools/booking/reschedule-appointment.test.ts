import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { instant, openWorld, type Caller, type World } from '../fixtures/world.ts';
import { holdSlots } from './hold-slots.ts';
import { rescheduleAppointment } from './reschedule-appointment.ts';

let world: World;

beforeAll(async () => {
  world = await openWorld({ bays: 1, technicians: 1 });
});
beforeEach(() => {
  world.clock.now = instant('2026-11-23T09:00');
});
afterAll(() => world.store.close());

async function hold(person: Caller, slot: string, appointment?: string): Promise<string | undefined> {
  const input = { service: 'vidange', slots: [slot], appointment };
  const { output } = await world.call(person, 'hold_slots', input);
  return holdSlots.output.parse(output).holds[0]?.hold;
}

async function move(person: Caller, appointment: string, id: string | undefined) {
  const outcome = await world.call(person, 'reschedule_appointment', { appointment, hold: id });
  return { ...outcome, output: rescheduleAppointment.output.parse(outcome.output) };
}

const statuses = async (...ids: (string | undefined)[]) => {
  const rows = await world.appointments();
  return ids.map((id) => rows.find((row) => row.id === id)?.status);
};

describe('moving', () => {
  test('books the new time and gives the old one back in one step', async () => {
    const claire = await world.customer({ plate: 'AB-123-CD' });
    const old = await world.book(claire, '2026-11-26T09:00', { priceCents: 8000 });
    const id = await hold(claire, '2026-11-27T10:00', old);
    const { output, rows } = await move(claire, old, id);
    expect(output).toMatchObject({
      outcome: 'moved',
      released: 0,
      alternatives: [],
      appointment: { appointment: id, startsAt: '2026-11-27T10:00', price: '80 €', status: 'booked' },
      previous: { appointment: old, startsAt: '2026-11-26T09:00', status: 'moved' },
    });
    expect(rows.map((row) => row.values['status'])).toEqual(['booked', 'moved']);
    expect(await statuses(old, id)).toEqual(['moved', 'booked']);
    expect(await hold(await world.customer(), '2026-11-26T09:00')).toBeDefined();
  });

  test('twice moves once', async () => {
    const claire = await world.customer();
    const old = await world.book(claire, '2026-12-01T09:00');
    const id = await hold(claire, '2026-12-01T14:00', old);
    const [first, second] = [await move(claire, old, id), await move(claire, old, id)];
    expect(second.output).toEqual(first.output);
    expect(second.rows).toEqual([]);
  });

  test('to a time that somebody took meanwhile changes nothing', async () => {
    const [claire, paul] = [await world.customer(), await world.customer()];
    const old = await world.book(claire, '2026-12-02T09:00');
    const id = await hold(claire, '2026-12-02T14:00', old);
    world.clock.now = instant('2026-11-23T10:00');
    await hold(paul, '2026-12-02T14:00');
    const { output } = await move(claire, old, id);
    expect(output).toMatchObject({ outcome: 'taken', appointment: null, previous: { status: 'booked' } });
    expect(output.alternatives.map(({ startsAt }) => startsAt)).not.toContain('2026-12-02T09:00');
    expect(await statuses(old)).toEqual(['booked']);
  });

  test('after the hold ran out still works while the time is free', async () => {
    const claire = await world.customer();
    const old = await world.book(claire, '2026-12-03T09:00');
    const id = await hold(claire, '2026-12-03T14:00', old);
    world.clock.now = instant('2026-11-23T10:00');
    expect(await move(claire, old, id)).toMatchObject({ output: { outcome: 'moved' } });
    expect(await statuses(old, id)).toEqual(['moved', 'booked']);
  });
});

describe('what is refused', () => {
  const refusal = (error: string) => ({ ok: false, output: { ok: false, error } });

  test('somebody else’s appointment, as if it did not exist', async () => {
    const [claire, paul] = [await world.customer(), await world.customer()];
    const theirs = await world.book(paul, '2026-12-08T09:00');
    const id = await hold(claire, '2026-12-08T14:00');
    const input = { appointment: theirs, hold: id };
    const outcome = await world.call(claire, 'reschedule_appointment', input);
    expect(outcome).toMatchObject(refusal('There is no such appointment.'));
    expect(await statuses(theirs)).toEqual(['booked']);
  });

  test('a hold that was made for something else', async () => {
    const claire = await world.customer();
    const old = await world.book(claire, '2026-12-09T09:00');
    const id = await hold(claire, '2026-12-09T14:00');
    const outcome = await world.call(claire, 'reschedule_appointment', { appointment: old, hold: id });
    expect(outcome).toMatchObject(refusal('This hold does not move that appointment.'));
    expect(await statuses(old, id)).toEqual(['booked', 'held']);
  });

  test('an appointment that has begun, or is cancelled', async () => {
    const claire = await world.customer();
    const begun = await world.book(claire, '2026-11-23T08:00');
    const cancelled = await world.book(claire, '2026-12-10T09:00', { status: 'cancelled' });
    const tryMove = (appointment: string) => world.call(claire, 'reschedule_appointment', { appointment, hold: begun });
    expect(await tryMove(begun)).toMatchObject(refusal('That appointment has begun or is over.'));
    expect(await tryMove(cancelled)).toMatchObject(refusal('There is no such appointment.'));
  });
});
