import { expect, test } from 'vitest';
import { addDays, dateOf, toInstant, toLocal, weekdayOf } from './zone.ts';

const zone = 'Europe/Paris';

test('24:00 is the midnight that ends a day, also where the clock changes', () => {
  expect(toInstant('2026-11-23', '24:00', 'Europe/Paris')).toEqual(new Date('2026-11-23T23:00:00Z'));
  expect(toInstant('2026-10-25', '24:00', 'Europe/Paris')).toEqual(new Date('2026-10-25T23:00:00Z'));
  expect(toInstant('2026-12-31', '24:00', 'Indian/Reunion')).toEqual(new Date('2026-12-31T20:00:00Z'));
});

test('an instant is shown on the wall clock of its zone', () => {
  const instant = new Date('2026-11-23T23:30Z');
  expect(toLocal(instant, zone)).toEqual({ date: '2026-11-24', time: '00:30', weekday: 2 });
  expect(toLocal(instant, 'America/New_York')).toEqual({ date: '2026-11-23', time: '18:30', weekday: 1 });
});

test('a local time is an instant, and comes back the same', () => {
  expect(toInstant('2026-11-24', '09:00', zone)).toEqual(new Date('2026-11-24T08:00Z'));
  expect(toInstant('2026-07-24', '09:00', zone)).toEqual(new Date('2026-07-24T07:00Z'));
  for (const other of ['Pacific/Auckland', 'Asia/Kolkata', 'America/St_Johns', 'UTC']) {
    for (const [date, time] of [
      ['2026-01-01', '00:00'],
      ['2026-04-05', '12:00'],
      ['2026-12-31', '23:59'],
    ] as const) {
      const instant = toInstant(date, time, other);
      expect(instant && toLocal(instant, other)).toMatchObject({ date, time });
    }
  }
});

test('a time the clock skips is no instant', () => {
  expect(toInstant('2026-03-29', '02:30', zone)).toBeNull();
  expect(toInstant('2026-03-29', '03:00', zone)).toEqual(new Date('2026-03-29T01:00Z'));
});

test('a time the clock shows twice is the first', () => {
  expect(toInstant('2026-10-25', '02:30', zone)).toEqual(new Date('2026-10-25T00:30Z'));
});

test('a day the calendar lacks, and a text that is no date, are no instant', () => {
  expect(toInstant('2026-02-31', '09:00', zone)).toBeNull();
  expect(toInstant('2026-11-24', '25:00', zone)).toBeNull();
  expect(toInstant('demain', '09:00', zone)).toBeNull();
});

test('days are counted on the calendar, not in hours', () => {
  expect(addDays('2026-10-24', 1)).toBe('2026-10-25');
  expect(addDays('2026-12-31', 1)).toBe('2027-01-01');
  expect(addDays('2028-03-01', -1)).toBe('2028-02-29');
  expect(weekdayOf('2026-11-22')).toBe(0);
});

test('a date is checked against its month', () => {
  expect(dateOf(2026, 2, 29)).toBeNull();
  expect(dateOf(2028, 2, 29)).toBe('2028-02-29');
  expect(dateOf(2026, 13, 3)).toBe('2027-01-03');
});
