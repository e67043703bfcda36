import { describe, expect, test } from 'vitest';
import type { Occupied } from '#db/appointment.ts';
import { toInstant } from '#language/zone.ts';
import { holidayOn } from './holidays.ts';
import { freePairs, freeSlots, type SlotSearch } from './slots.ts';

const zone = 'Europe/Paris';
const day: [string, string][] = [
  ['08:00', '12:00'],
  ['14:00', '18:00'],
];
const resources = [
  { id: 'bay-2', kind: 'bay' as const, position: 2 },
  { id: 'bay-1', kind: 'bay' as const, position: 1 },
  { id: 'karim', kind: 'technician' as const, position: 1 },
  { id: 'thomas', kind: 'technician' as const, position: 2 },
];

function search(change: Partial<SlotSearch> = {}): SlotSearch {
  return {
    hours: { 0: [], 1: day, 2: day, 3: day, 4: day, 5: day, 6: [['09:00', '12:00']] },
    closures: [{ from: '2026-12-28', to: '2026-12-31', reason: 'Inventaire' }],
    holidays: holidayOn,
    durationMinutes: 60,
    resources,
    occupied: [],
    now: at('2026-11-23T09:00'),
    zone,
    stepMinutes: 30,
    leadMinutes: 60,
    avoid: null,
    ...change,
  };
}

const starts = (slots: { startsAt: string }[]) => slots.map((slot) => slot.startsAt.slice(11)).join(' ');

describe('starts of a day', () => {
  test('go up to midnight where the day ends at 24:00', () => {
    const late = search({ hours: { ...search().hours, 2: [['22:00', '24:00']] } });
    const slots = freeSlots(late, '2026-11-24');
    expect(starts(slots)).toBe('22:00 22:30 23:00');
    expect(slots.at(-1)?.end).toEqual(new Date('2026-11-24T23:00:00Z'));
  });

  test('are on the half hour, and the work ends before the break', () => {
    expect(starts(freeSlots(search(), '2026-11-24'))).toBe(
      '08:00 08:30 09:00 09:30 10:00 10:30 11:00 14:00 14:30 15:00 15:30 16:00 16:30 17:00',
    );
  });

  test('begin at the next half hour when the doors open between two', () => {
    const hours = { ...search().hours, 2: [['08:10', '10:00']] as [string, string][] };
    expect(starts(freeSlots(search({ hours }), '2026-11-24'))).toBe('08:30 09:00');
  });

  test('leave the team an hour', () => {
    expect(starts(freeSlots(search({ now: at('2026-11-24T14:29') }), '2026-11-24'))).toBe('15:30 16:00 16:30 17:00');
    expect(starts(freeSlots(search({ now: at('2026-11-24T14:30') }), '2026-11-24'))).toBe('15:30 16:00 16:30 17:00');
    expect(starts(freeSlots(search({ now: at('2026-11-24T14:31') }), '2026-11-24'))).toBe('16:00 16:30 17:00');
  });

  test('are none on a closed day', () => {
    for (const date of ['2026-11-29', '2026-12-25', '2026-12-29']) expect(freeSlots(search(), date)).toEqual([]);
  });
});

describe('work longer than the range it begins in', () => {
  test('goes on after the break, and its bay and technician stay taken meanwhile', () => {
    const slots = freeSlots(search({ durationMinutes: 360 }), '2026-11-24');
    expect(starts(slots)).toBe('08:00 08:30 09:00 09:30 10:00');
    expect(slots[0]).toMatchObject({ start: at('2026-11-24T08:00'), end: at('2026-11-24T16:00') });
    const lunch = occupied('bay-1', 'karim', '2026-11-24T12:30', '2026-11-24T13:30');
    expect(freeSlots(search({ durationMinutes: 360, occupied: [lunch] }), '2026-11-24')[0]).toMatchObject({
      bayId: 'bay-2',
      technicianId: 'thomas',
    });
  });

  test('never goes on over night', () => {
    expect(freeSlots(search({ durationMinutes: 360 }), '2026-11-28')).toEqual([]);
    expect(freeSlots(search({ durationMinutes: 481 }), '2026-11-24')).toEqual([]);
    expect(starts(freeSlots(search({ durationMinutes: 480 }), '2026-11-24'))).toBe('08:00');
  });

  test('of just the length of a range fills that range', () => {
    expect(starts(freeSlots(search({ durationMinutes: 240 }), '2026-11-24'))).toBe('08:00 14:00');
  });
});

describe('bays and technicians', () => {
  test('are taken in the order of the business', () => {
    expect(freeSlots(search(), '2026-11-24')[0]).toMatchObject({ bayId: 'bay-1', technicianId: 'karim' });
  });

  test('are the preferred ones where they are free, the technician before the bay', () => {
    const hands = { bayId: 'bay-2', technicianId: 'thomas' };
    const [start, end] = [at('2026-11-24T10:00'), at('2026-11-24T11:00')];
    expect(freePairs(search({ hands }), start, end)).toEqual([
      { bayId: 'bay-2', technicianId: 'thomas' },
      { bayId: 'bay-1', technicianId: 'thomas' },
      { bayId: 'bay-2', technicianId: 'karim' },
      { bayId: 'bay-1', technicianId: 'karim' },
    ]);
  });

  test('a slot is gone when no bay or no technician is left, and adjacent work is no clash', () => {
    const taken = [
      occupied('bay-1', 'karim', '2026-11-24T09:00', '2026-11-24T10:00'),
      occupied('bay-2', 'thomas', '2026-11-24T09:00', '2026-11-24T09:30'),
    ];
    expect(starts(freeSlots(search({ occupied: taken }), '2026-11-24'))).toMatch(/^08:00 09:30 10:00/);
    const onePerson = resources.filter(({ id }) => id !== 'thomas');
    const [first] = freeSlots(search({ occupied: taken.slice(0, 1), resources: onePerson }), '2026-11-24').slice(1);
    expect(first?.startsAt).toBe('2026-11-24T10:00');
  });

  test('a person busy in one bay is not free for the other', () => {
    const taken = [occupied('bay-1', 'karim', '2026-11-24T09:00', '2026-11-24T10:00')];
    const pairs = freePairs(search({ occupied: taken }), at('2026-11-24T09:30'), at('2026-11-24T10:30'));
    expect(pairs).toEqual([{ bayId: 'bay-2', technicianId: 'thomas' }]);
  });

  test('work done by hours that cross midnight still blocks the next morning', () => {
    const taken = resources
      .filter(({ kind }) => kind === 'bay')
      .map(({ id }) => occupied(id, 'night', '2026-11-23T18:00', '2026-11-24T09:00'));
    expect(freeSlots(search({ occupied: taken }), '2026-11-24')[0]?.startsAt).toBe('2026-11-24T09:00');
  });
});

describe('the change of the clock', () => {
  const nights = { ...search().hours, 0: [['01:00', '06:00']] as [string, string][] };

  test('in spring takes away the starts that do not exist', () => {
    const slots = freeSlots(search({ hours: nights, now: at('2026-03-20T09:00') }), '2026-03-29');
    expect(starts(slots)).not.toMatch(/02:/);
    expect(slots.find((slot) => slot.startsAt === '2026-03-29T03:00')?.start).toEqual(new Date('2026-03-29T01:00Z'));
  });

  test('leaves the hours of the day where people expect them', () => {
    const spring = search({ now: at('2026-03-20T09:00') });
    const eight = ['2026-03-27', '2026-03-30'].map((date) => freeSlots(spring, date)[0]?.start.toISOString());
    expect(eight).toEqual(['2026-03-27T07:00:00.000Z', '2026-03-30T06:00:00.000Z']);
    const autumn = freeSlots(search({ now: at('2026-10-20T09:00') }), '2026-10-26');
    expect(autumn[0]?.start.toISOString()).toBe('2026-10-26T07:00:00.000Z');
  });
});

function at(local: string): Date {
  const [date = '', time = ''] = local.split('T');
  const instant = toInstant(date, time, zone);
  if (!instant) throw new Error(`${local} does not exist.`);
  return instant;
}

function occupied(bayId: string, technicianId: string, from: string, to: string): Occupied {
  return { bayId, technicianId, startsAt: at(from), endsAt: at(to) };
}
