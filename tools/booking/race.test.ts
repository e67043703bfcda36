import { afterEach, beforeEach, expect, test } from 'vitest';
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

beforeEach(async () => {
  world = await openWorld({ bays: 1, technicians: 1 });
  crowd = [];
});
afterEach(() => world.store.close());

async function gather(count: number): Promise<void> {
  for (let index = 0; index < count; index += 1) crowd.push(await world.customer());
}

async function holdAndBook(person: Caller, slot: string, wish: object = { service: 'vidange' }): Promise<string> {
  const held = await world.call(person, 'hold_slots', { ...wish, slots: [slot] });
  const { outcome, holds, alternatives } = holdSlots.output.parse(held.output);
  if (outcome === 'taken') return alternatives.length > 0 && held.ask === null ? 'other offers' : 'nothing';
  const booked = await world.call(person, 'book_appointment', { hold: holds[0]?.hold });
  return bookAppointment.output.parse(booked.output).outcome;
}

test('two hundred people want twenty slots at once: twenty appointments, a hundred and eighty other offers', async () => {
  await gather(people);
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

test('visits for several services and for one, at starts that overlap, leave no minute booked twice', async () => {
  await gather(24);
  const visit = { service: 'vidange', also: ['plaquettes-avant'] };
  const starts = ['2026-11-24T08:00', '2026-11-24T09:00', '2026-11-24T09:30', '2026-11-24T10:30'];
  const outcomes = await Promise.all(
    crowd.map((person, index) =>
      holdAndBook(person, starts[index % starts.length] ?? '', index % 2 === 0 ? visit : { service: 'vidange' }),
    ),
  );
  const rows = (await world.appointments()).filter(({ status }) => status === 'booked');
  expect(outcomes.filter((outcome) => outcome === 'booked')).toHaveLength(rows.length);
  expect(rows.length).toBeGreaterThan(0);
  const overlaps = rows.filter((row, index) => index > 0 && row.startsAt < (rows[index - 1]?.endsAt ?? row.startsAt));
  expect(overlaps).toEqual([]);
}, 120_000);

test('an appointment that is changed where it stands makes way for nobody else', async () => {
  await gather(8);
  const [claire, ...others] = crowd;
  if (!claire) throw new Error('Somebody is there.');
  const old = await world.book(claire, '2026-11-24T09:00');
  const wish = { service: 'vidange', also: ['plaquettes-avant'], appointment: old, slots: ['2026-11-24T09:00'] };
  const { output } = await world.call(claire, 'hold_slots', wish);
  const hold = holdSlots.output.parse(output).holds[0]?.hold;
  const [changed, ...taken] = await Promise.all([
    world.call(claire, 'reschedule_appointment', { appointment: old, hold }),
    ...others.map((person) => holdAndBook(person, '2026-11-24T09:00')),
  ]);
  expect(changed).toMatchObject({ output: { outcome: 'moved' } });
  expect(taken).toEqual(others.map(() => 'other offers'));
});
