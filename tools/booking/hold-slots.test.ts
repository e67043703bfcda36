import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { instant, openWorld, type Caller, type World } from '../fixtures/world.ts';
import { findSlots } from './find-slots.ts';
import { holdSlots } from './hold-slots.ts';

let world: World;
const plates = ['EF-456-GH', 'JK-789-LM'];

beforeAll(async () => {
  // One bay, one technician: whoever holds a time takes it from everybody.
  world = await openWorld({ bays: 1, technicians: 1 });
});
beforeEach(() => {
  world.clock.now = instant('2026-11-23T09:00');
});
afterAll(() => world.store.close());

async function hold(person: Caller, slots: string[], input: object = {}) {
  const outcome = await world.call(person, 'hold_slots', { service: 'vidange', slots, ...input });
  return { ...outcome, output: holdSlots.output.parse(outcome.output) };
}

const statuses = async () => (await world.appointments()).map(({ status }) => status);

describe('holding', () => {
  test('one time asks for a yes, and nobody else is offered it for ten minutes', async () => {
    const [claire, paul] = [await world.customer(), await world.customer()];
    const { output, ask, rows, closes, deeds } = await hold(claire, ['2026-11-24T09:00']);
    const [held] = output.holds;
    expect(output).toMatchObject({
      outcome: 'held',
      alternatives: [],
      appointment: null,
      service: { priceCents: 8900 },
    });
    expect(held).toMatchObject({ label: 'mardi 24 novembre à 9 h', until: '2026-11-23T08:10:00.000Z' });
    const option = { tool: 'book_appointment', input: { hold: held?.hold }, startsAt: '2026-11-24T09:00' };
    expect(ask).toEqual({
      topic: 'booking',
      kind: 'confirm',
      options: [{ ...option, label: 'mardi 24 novembre à 9 h' }],
      no: { tool: 'release_slots', input: {} },
      until: '2026-11-23T08:10:00.000Z',
      late: 'runs',
    });
    expect({ closes, deeds }).toEqual({ closes: ['booking'], deeds: ['held', 'noted'] });
    expect(rows).toMatchObject([{ table: 'appointment', op: 'insert', id: held?.hold }]);

    const refused = await hold(paul, ['2026-11-24T09:00']);
    expect(refused).toMatchObject({ ask: null, rows: [], output: { outcome: 'taken', holds: [] } });
    expect(refused).toMatchObject({ closes: [], deeds: [] });
    expect(refused.output.alternatives.map(({ startsAt }) => startsAt)).toContain('2026-11-24T08:00');

    world.clock.now = instant('2026-11-23T09:10');
    expect(await hold(paul, ['2026-11-24T09:00'])).toMatchObject({ output: { outcome: 'held' } });
  });

  test('two times asks to choose, the earlier first', async () => {
    const { output, ask } = await hold(await world.customer(), ['2026-11-25T14:00', '2026-11-25T10:00']);
    expect(output.holds.map(({ startsAt }) => startsAt)).toEqual(['2026-11-25T10:00', '2026-11-25T14:00']);
    expect(ask?.kind).toBe('choose');
    expect(ask?.options.map(({ label }) => label)).toEqual([
      'mercredi 25 novembre à 10 h',
      'mercredi 25 novembre à 14 h',
    ]);
  });

  test('the two times that are found first can be held together', async () => {
    const person = await world.customer();
    const { output } = await world.call(person, 'find_slots', {
      service: 'vidange',
      when: 'lundi 7 décembre vers 9h40',
    });
    const [first, second] = findSlots.output.parse(output).slots.map(({ startsAt }) => startsAt);
    expect([first, second]).toEqual(['2026-12-07T09:30', '2026-12-07T10:30']);
    expect((await hold(person, [first ?? '', second ?? ''])).output.holds).toHaveLength(2);
  });

  test('two times that overlap in the only bay holds one of them', async () => {
    const { output, ask } = await hold(await world.customer(), ['2026-11-26T10:00', '2026-11-26T10:30']);
    expect(output.holds.map(({ startsAt }) => startsAt)).toEqual(['2026-11-26T10:00']);
    expect(ask?.kind).toBe('confirm');
  });

  test('knows the vehicle of a person who has one, and does not guess among two', async () => {
    const one = await world.customer({ plate: 'AB-123-CD' });
    const { output } = await hold(one, ['2026-11-27T10:00']);
    const rows = await world.appointments();
    expect(rows.find(({ id }) => id === output.holds[0]?.hold)?.vehicleId).not.toBeNull();
    const two = await world.customer({ plate: plates[0]! }); // Two plates are listed above.
    await world.call(two, 'save_my_details', { plate: plates[1] });
    const other = await hold(two, ['2026-11-27T14:00']);
    expect((await world.appointments()).find(({ id }) => id === other.output.holds[0]?.hold)?.vehicleId).toBeNull();
  });
});

describe('holding again', () => {
  test('the same time for another vehicle is another hold, and of one we do not know for none', async () => {
    const cars = ['MN-111-PQ', 'RS-222-TV'] as const;
    const claire = await world.customer({ plate: cars[0] });
    await world.call(claire, 'save_my_details', { plate: cars[1] });
    const vehicleOf = async (input: object) => {
      const { output } = await hold(claire, ['2026-12-01T16:00'], input);
      const row = (await world.appointments()).find(({ id }) => id === output.holds[0]?.hold);
      return row?.status === 'held' ? (row.vehicleId ?? 'none') : 'not held';
    };
    const [first, second] = [await vehicleOf({ plate: cars[0] }), await vehicleOf({ plate: cars[1] })];
    expect(new Set([first, second, 'none', 'not held']).size).toBe(4);
    expect(await vehicleOf({ otherVehicle: true })).toBe('none');
  });

  test('gives back what is no longer offered, and keeps what still is', async () => {
    const claire = await world.customer();
    const first = await hold(claire, ['2026-12-01T09:00', '2026-12-01T14:00']);
    world.clock.now = instant('2026-11-23T09:05');
    const second = await hold(claire, ['2026-12-01T14:00', '2026-12-01T15:00']);
    expect(second.output.holds[0]?.hold).toBe(first.output.holds[1]?.hold);
    expect(second.output.holds[0]?.until).toBe('2026-11-23T08:15:00.000Z');
    const rows = (await world.appointments()).filter(({ contactId }) => contactId === claire.contactId);
    expect(rows.map(({ status }) => status)).toEqual(['released', 'held', 'held']);
  });

  test('offers a person the times they hold themselves', async () => {
    const claire = await world.customer();
    await hold(claire, ['2026-12-02T09:00']);
    const found = await world.call(claire, 'find_slots', { service: 'vidange', when: 'mercredi 2 décembre à 9h' });
    expect(findSlots.output.parse(found.output)).toMatchObject({ exact: true });
    expect(await hold(claire, ['2026-12-02T09:30'])).toMatchObject({ output: { outcome: 'held' } });
  });

  test('leaves the earlier offer alone when the new time is gone', async () => {
    const [claire, paul] = [await world.customer(), await world.customer()];
    await hold(paul, ['2026-12-03T10:00']);
    const first = await hold(claire, ['2026-12-03T14:00']);
    const before = await statuses();
    expect(await hold(claire, ['2026-12-03T10:00'])).toMatchObject({ ask: null, output: { outcome: 'taken' } });
    expect(await statuses()).toEqual(before);
    const [id] = first.output.holds.map((held) => held.hold);
    expect(await world.call(claire, 'book_appointment', { hold: id })).toMatchObject({ output: { outcome: 'booked' } });
  });
});

test('people who want one time at once: one gets it, the others keep what they were offered before', async () => {
  const people = await Promise.all(Array.from({ length: 8 }, () => world.customer()));
  const days = ['14', '15'].flatMap((day) =>
    ['08:00', '10:00', '14:00', '16:00'].map((time) => `2026-12-${day}T${time}`),
  );
  for (const [index, person] of people.entries()) await hold(person, [days[index] ?? '']);
  const outcomes = await Promise.all(people.map((person) => hold(person, ['2026-12-16T09:00'])));
  expect(outcomes.map(({ output }) => output.outcome).toSorted()).toEqual(['held', ...Array(7).fill('taken')]);
  const own = new Set(people.map(({ contactId }) => contactId));
  const rows = (await world.appointments()).filter(({ contactId }) => own.has(contactId));
  expect(rows.map(({ status }) => status).toSorted()).toEqual([...Array(8).fill('held'), 'released']);
});

describe('what is refused', () => {
  test.each([
    ['a time off the grid', '2026-12-04T09:10'],
    ['a closed day', '2026-12-06T10:00'],
    ['the night', '2026-12-04T03:00'],
    ['work that does not end before the break', '2026-12-04T11:30'],
    ['the past', '2026-11-20T10:00'],
    ['the next half hour', '2026-11-23T09:30'],
    ['a time that does not exist', '2027-03-28T02:30'],
  ])('%s counts as taken, with the nearest times', async (_, start) => {
    const { output } = await hold(await world.customer(), [start]);
    expect(output.outcome).toBe('taken');
    expect(output.holds).toEqual([]);
  });

  test.each([
    [{ service: 'vidange', slots: ['demain'] }, '"demain" is not a slot.'],
    [{ service: 'vidange', slots: ['2026-02-31T09:00'] }, '"2026-02-31T09:00" is not a slot.'],
    [{ service: 'vidange', slots: ['2026-13-10T09:00'] }, '"2026-13-10T09:00" is not a slot.'],
    [{ service: 'peinture', slots: ['2026-12-04T09:00'] }, 'The service names none or several of the catalogue.'],
    [{ service: 'plaquettes', slots: ['2026-12-04T09:00'] }, 'The service names none or several of the catalogue.'],
    [{ service: 'vidange', slots: [] }, expect.stringMatching(/^The input does not fit/)],
    [{ service: 'vidange', slots: ['1', '2', '3'] }, expect.stringMatching(/^The input does not fit/)],
    [{ service: 'vidange', slots: ['2026-12-04T09:00'], appointment: 'x' }, 'There is no such appointment.'],
  ])('%j is an error with a way out', async (input, error) => {
    const { ok, output, ask } = await world.call(await world.customer(), 'hold_slots', input);
    expect({ ok, output, ask }).toEqual({
      ok: false,
      ask: null,
      output: { ok: false, error, advice: expect.any(String) },
    });
  });
});

test('an appointment that moves has options bound to the move', async () => {
  const claire = await world.customer();
  const id = await world.book(claire, '2026-12-08T09:00', { priceCents: 8000 });
  const { output, ask } = await hold(claire, ['2026-12-08T14:00'], { appointment: id });
  expect(output).toMatchObject({ appointment: id, service: { price: '80 €' } });
  const input = { appointment: id, hold: output.holds[0]?.hold };
  expect(ask?.options).toMatchObject([{ tool: 'reschedule_appointment', input }]);
});

test('a no to the times gives them back, those of this conversation only', async () => {
  const [claire, paul] = [await world.customer(), await world.customer()];
  const { ask } = await hold(claire, ['2026-12-09T10:00', '2026-12-09T15:00']);
  await hold(paul, ['2026-12-10T10:00']);
  const no = ask?.no ?? { tool: '', input: {} };
  const outcome = await world.call(claire, no.tool, no.input);
  expect(outcome).toMatchObject({ ok: true, output: { outcome: 'released', released: 2 }, closes: ['booking'] });
  expect(await world.call(claire, no.tool, no.input)).toMatchObject({ output: { released: 0 }, rows: [] });
  const held = (await world.appointments()).filter(({ status }) => status === 'held');
  expect(held.map(({ contactId }) => contactId)).toContain(paul.contactId);
  expect(held.map(({ contactId }) => contactId)).not.toContain(claire.contactId);
});
