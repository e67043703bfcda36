import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { instant, openWorld, type Caller, type World } from '../fixtures/world.ts';
import { bookAppointment } from './book-appointment.ts';
import { holdSlots } from './hold-slots.ts';
import { listMyAppointments } from './list-my-appointments.ts';

let world: World;

beforeAll(async () => {
  world = await openWorld({ bays: 1, technicians: 1 });
});
beforeEach(() => {
  world.clock.now = instant('2026-11-23T09:00');
});
afterAll(() => world.store.close());

async function hold(person: Caller, slots: string[]): Promise<string[]> {
  const { output } = await world.call(person, 'hold_slots', { service: 'vidange', slots });
  return holdSlots.output.parse(output).holds.map((held) => held.hold);
}

async function book(person: Caller, id: string | undefined) {
  const outcome = await world.call(person, 'book_appointment', { hold: id });
  return { ...outcome, output: bookAppointment.output.parse(outcome.output) };
}

const rowsOf = async ({ contactId }: Caller) =>
  (await world.appointments()).filter((row) => row.contactId === contactId);

describe('booking', () => {
  test('makes the hold an appointment and gives the other time back', async () => {
    const claire = await world.customer({ plate: 'AB-123-CD' });
    const [first, second] = await hold(claire, ['2026-11-24T09:00', '2026-11-24T14:00']);
    const { output, rows, ask, closes, deeds } = await book(claire, first);
    expect({ ask, closes, deeds }).toEqual({ ask: null, closes: ['booking'], deeds: ['booked', 'noted'] });
    expect(output).toEqual({
      outcome: 'booked',
      released: 1,
      alternatives: [],
      appointment: {
        appointment: first,
        service: 'vidange',
        also: [],
        serviceName: 'Vidange',
        startsAt: '2026-11-24T09:00',
        label: 'mardi 24 novembre à 9 h',
        priceCents: 8900,
        price: '89 €',
        durationMinutes: 60,
        plate: 'AB-123-CD',
        status: 'booked',
      },
    });
    expect(rows).toMatchObject([
      { id: second, values: { status: 'released' } },
      { id: first, values: { status: 'booked', startsAt: '2026-11-24T09:00' } },
    ]);
    expect((await rowsOf(claire)).map(({ status, heldUntil }) => [status, heldUntil === null])).toEqual([
      ['booked', true],
      ['released', false],
    ]);
    const list = await world.call(claire, 'list_my_appointments', {});
    expect(listMyAppointments.output.parse(list.output).appointments).toEqual([output.appointment]);
  });

  test('twice books once', async () => {
    const claire = await world.customer();
    const [id] = await hold(claire, ['2026-11-25T09:00']);
    const [first, second] = [await book(claire, id), await book(claire, id)];
    expect(second.output).toEqual({ ...first.output, released: 0 });
    expect(second.rows).toEqual([]);
    expect(await rowsOf(claire)).toHaveLength(1);
  });

  test('keeps the price that was said, whatever the catalogue says since', async () => {
    const claire = await world.customer();
    const [id] = await hold(claire, ['2026-11-25T14:00']);
    await world.store.forTenant(world.tenantId, (db) => db.execute(`update service set price_cents = 9900`));
    const { output } = await book(claire, id);
    await world.store.forTenant(world.tenantId, (db) => db.execute(`update service set price_cents = 8900`));
    expect(output.appointment?.price).toBe('89 €');
  });
});

describe('a hold that ran out', () => {
  test('is booked all the same while its time is free, and only once', async () => {
    const claire = await world.customer();
    const [id] = await hold(claire, ['2026-11-26T09:00']);
    world.clock.now = instant('2026-11-23T11:00');
    const { output } = await book(claire, id);
    expect(output).toMatchObject({ outcome: 'booked', appointment: { appointment: id, startsAt: '2026-11-26T09:00' } });
    expect(await book(claire, id)).toMatchObject({ output: { outcome: 'booked', appointment: { appointment: id } } });
    expect(await rowsOf(claire)).toHaveLength(1);
  });

  test('is booked although the person holds the same time anew', async () => {
    const claire = await world.customer();
    const [id] = await hold(claire, ['2026-11-26T14:00']);
    world.clock.now = instant('2026-11-23T09:20');
    await hold(claire, ['2026-11-26T14:00']);
    expect(await book(claire, id)).toMatchObject({ output: { outcome: 'booked' } });
    expect((await rowsOf(claire)).map(({ status }) => status).toSorted()).toEqual(['booked', 'released']);
  });

  test('is taken once somebody else has its time, and other times are offered', async () => {
    const [claire, paul] = [await world.customer(), await world.customer()];
    const [id] = await hold(claire, ['2026-11-27T09:00']);
    world.clock.now = instant('2026-11-23T09:30');
    await book(paul, (await hold(paul, ['2026-11-27T09:00']))[0]);
    const { output } = await book(claire, id);
    expect(output).toMatchObject({ outcome: 'taken', appointment: null, released: 0 });
    expect(output.alternatives.map(({ startsAt }) => startsAt).slice(0, 2)).toEqual([
      '2026-11-27T08:00',
      '2026-11-27T10:00',
    ]);
  });

  test('has expired once its time is past', async () => {
    const claire = await world.customer();
    const [id] = await hold(claire, ['2026-11-30T09:00']);
    world.clock.now = instant('2026-11-30T10:00');
    expect(await book(claire, id)).toMatchObject({ output: { outcome: 'expired', appointment: null } });
  });

  test('that was given back is not booked, but offered again', async () => {
    const claire = await world.customer();
    const [first, second] = await hold(claire, ['2026-12-01T09:00', '2026-12-01T14:00']);
    await book(claire, second);
    const { output } = await book(claire, first);
    expect(output.outcome).toBe('expired');
    expect(output.alternatives[0]?.startsAt).toBe('2026-12-01T09:00');
    expect((await rowsOf(claire)).map(({ status }) => status)).toEqual(['released', 'booked']);
  });
});

describe('a hold that is not the person’s', () => {
  test('does not exist for them', async () => {
    const [claire, paul] = [await world.customer(), await world.customer()];
    const [id] = await hold(claire, ['2026-12-02T09:00']);
    for (const other of [id, '018f0000-0000-7000-8000-000000000000', 'abc', "'; drop table appointment; --"]) {
      const { ok, output } = await world.call(paul, 'book_appointment', { hold: other });
      expect({ ok, output }).toMatchObject({ ok: false, output: { error: 'There is no such hold.' } });
    }
    expect((await rowsOf(claire)).map(({ status }) => status)).toEqual(['held']);
  });

  test('of another conversation of theirs does not exist in this one', async () => {
    const [claire, other] = [await world.customer(), await world.customer()];
    const [id] = await hold(claire, ['2026-12-03T09:00']);
    const elsewhere = { ...claire, conversationId: other.conversationId };
    expect(await world.call(elsewhere, 'book_appointment', { hold: id })).toMatchObject({ ok: false });
  });

  test('because it moves an appointment books nothing', async () => {
    const claire = await world.customer();
    const appointment = await world.book(claire, '2026-12-04T09:00');
    const held = await world.call(claire, 'hold_slots', {
      service: 'vidange',
      slots: ['2026-12-04T14:00'],
      appointment,
    });
    const [id] = holdSlots.output.parse(held.output).holds.map((each) => each.hold);
    const { output } = await world.call(claire, 'book_appointment', { hold: id });
    expect(output).toMatchObject({ ok: false, error: 'This hold moves an appointment.' });
  });
});

test('two people who hold and book one time at once: one has it, the other gets others', async () => {
  const people = [await world.customer(), await world.customer()];
  const outcomes = await Promise.all(
    people.map(async (person) => {
      const { output } = await world.call(person, 'hold_slots', { service: 'vidange', slots: ['2026-12-07T09:00'] });
      const held = holdSlots.output.parse(output);
      return held.outcome === 'held'
        ? (await book(person, held.holds[0]?.hold)).output.outcome
        : held.alternatives.length;
    }),
  );
  expect(outcomes.toSorted()).toEqual([4, 'booked']);
});
