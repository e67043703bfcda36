import { afterAll, beforeAll, expect, test } from 'vitest';
import { openWorld, type Caller, type World } from '../fixtures/world.ts';
import { bookAppointment } from './book-appointment.ts';
import { holdSlots } from './hold-slots.ts';

const people = 200;
/** Five days, one technician; each slot is wanted by ten people. */
const slots = ['24', '25', '26', '27', '30'].flatMap((day) =>
  ['08:00', '10:00', '14:00', '16:00'].map((time) => `2026-11-${day}T${time}`),
);

let world: World;
let crowd: Caller[];

beforeAll(async () => {
  world = await openWorld({ bays: 1, technicians: 1 });
  crowd = [];
  for (let index = 0; index < people; index += 1) crowd.push(await world.customer());
});
afterAll(() => world.store.close());

async function holdAndBook(person: Caller, slot: string): Promise<string> {
  const held = await world.call(person, 'hold_slots', { service: 'vidange', slots: [slot] });
  const { outcome, holds, alternatives } = holdSlots.output.parse(held.output);
  if (outcome === 'taken') return alternatives.length > 0 && held.ask === null ? 'other offers' : 'nothing';
  const booked = await world.call(person, 'book_appointment', { hold: holds[0]?.hold });
  return bookAppointment.output.parse(booked.output).outcome;
}

test('two hundred people want twenty slots at once: twenty appointments, a hundred and eighty other offers', async () => {
  const outcomes = await Promise.all(
    crowd.map((person, index) => holdAndBook(person, slots[index % slots.length] ?? '')),
  );
  const count = (outcome: string) => outcomes.filter((each) => each === outcome).length;
  expect({ booked: count('booked'), others: count('other offers') }).toEqual({ booked: 20, others: 180 });

  const rows = await world.appointments();
  expect(rows.map(({ status }) => status)).toEqual(Array.from({ length: 20 }, () => 'booked'));
  const overlaps = rows.filter((row, index) => index > 0 && row.startsAt < (rows[index - 1]?.endsAt ?? row.startsAt));
  expect(overlaps).toEqual([]);
  expect(new Set(rows.map(({ contactId }) => contactId)).size).toBe(20);
  expect(await world.receipts()).toHaveLength(220);
}, 120_000);
