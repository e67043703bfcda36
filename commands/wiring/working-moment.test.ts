import { describe, expect, it } from 'vitest';
import { garage } from '#db/seed/garage.ts';
import { toInstant, toLocal } from '#language/zone.ts';
import { holidayOn } from '#tools/booking/holidays.ts';
import { workingMoment } from './working-moment.ts';

const zone = 'Europe/Paris';
const rule = { hours: garage.site.hours, closures: [], holidays: holidayOn };

describe('a garage is in the middle of its work', () => {
  it.each([
    ['a Monday at nine', '2026-11-23T09:00', '2026-11-23T09:12'],
    ['a Monday at eleven: now', '2026-11-23T11:00', '2026-11-23T11:00'],
    ['a Monday at noon: after lunch', '2026-11-23T12:30', '2026-11-23T15:12'],
    ['a Monday at five: now', '2026-11-23T17:00', '2026-11-23T17:00'],
    ['just before it closes: the next day', '2026-11-23T17:40', '2026-11-24T09:12'],
    ['at night: the next day', '2026-11-23T23:30', '2026-11-24T09:12'],
    ['a Saturday afternoon: on Monday', '2026-11-28T14:00', '2026-11-30T09:12'],
    ['a Saturday morning, which is short', '2026-11-28T08:00', '2026-11-28T10:12'],
    ['a Sunday: on Monday', '2026-11-22T15:00', '2026-11-23T09:12'],
    ['the eve of a holiday: the day after it', '2026-11-10T19:00', '2026-11-12T09:12'],
  ])('on %s', (_, now, moment) => {
    const { date, time } = toLocal(workingMoment(at(now), rule, zone), zone);
    expect(`${date}T${time}`).toBe(moment);
  });

  it('never, where it never opens, and then any time will do', () => {
    const closed = { ...rule, hours: { 0: [], 1: [], 2: [], 3: [], 4: [], 5: [], 6: [] } };
    expect(workingMoment(at('2026-11-23T09:00'), closed, zone)).toEqual(at('2026-11-23T09:00'));
  });
});

function at(local: string): Date {
  const [date = '', time = ''] = local.split('T');
  return toInstant(date, time, zone)!; // None of these is skipped by a change of clocks.
}
