import type { Closure, LaterHours, SiteRow, WeekHours } from '#db/site.ts';
import { minutesOf } from '#language/when/clock.ts';
import { type LocalDate, type LocalTime, weekdayOf } from '#language/zone.ts';
import { type Holiday, holidayOn } from './holidays.ts';

/** When a business is open: the week's rhythm, its own closures, and the public holidays of its country. */
export interface OpeningRule {
  hours: WeekHours;
  /** Weeks that begin to hold on a day to come; none where left out. */
  laterHours?: readonly LaterHours[];
  closures: readonly Closure[];
  holidays: (date: LocalDate) => Holiday | null;
}

export interface OpenRange {
  from: LocalTime;
  to: LocalTime;
}

/** One day: the ranges it is open, in order, and why not when there are none. */
export interface OpenDay {
  date: LocalDate;
  ranges: OpenRange[];
  closed: null | { kind: 'weekly' } | { kind: 'holiday'; holiday: Holiday } | { kind: 'closure'; reason: string };
}

/** The rule of a site, in the country whose holidays we know. */
export function openingRule({
  hours,
  laterHours,
  closures,
}: Pick<SiteRow, 'hours' | 'laterHours' | 'closures'>): OpeningRule {
  return { hours, laterHours, closures, holidays: holidayOn };
}

/** The week that holds on a day. */
export function weekOn(
  { hours, laterHours = [] }: Pick<OpeningRule, 'hours' | 'laterHours'>,
  date: LocalDate,
): WeekHours {
  const begun = laterHours.filter(({ from }) => from <= date).toSorted((a, b) => (a.from < b.from ? -1 : 1));
  return begun.at(-1)?.hours ?? hours;
}

/** A closure of the business is named before a holiday within it; a day it is never open on is just that. */
export function openingOn(rule: OpeningRule, date: LocalDate): OpenDay {
  const weekday = String(weekdayOf(date)) as keyof WeekHours; // weekdayOf gives 0 to 6, which are the keys.
  const ranges = (weekOn(rule, date)[weekday] ?? []).map(([from, to]) => ({ from, to }));
  if (ranges.length === 0) return { date, ranges, closed: { kind: 'weekly' } };
  const closures = rule.closures.filter(({ from, to }) => from <= date && date <= to);
  const closure = closures.find((each) => !isPart(each));
  if (closure) return { date, ranges: [], closed: { kind: 'closure', reason: closure.reason } };
  const holiday = rule.holidays(date);
  if (holiday) return { date, ranges: [], closed: { kind: 'holiday', holiday } };
  const left = closures.reduce(withoutPart, ranges);
  const [part] = closures;
  return left.length === 0 && part
    ? { date, ranges: [], closed: { kind: 'closure', reason: part.reason } }
    : { date, ranges: left, closed: null };
}

/** It closes some hours of a day, and not the day. */
export function isPart({ fromTime, toTime }: Pick<Closure, 'fromTime' | 'toTime'>): boolean {
  return fromTime !== undefined || toTime !== undefined;
}

/** The ranges without the hours that a closure takes. */
function withoutPart(ranges: OpenRange[], { fromTime = '00:00', toTime = '24:00' }: Closure): OpenRange[] {
  return ranges.flatMap(({ from, to }) => {
    const before = { from, to: to < fromTime ? to : fromTime };
    const after = { from: from > toTime ? from : toTime, to };
    return [before, after].filter((range) => range.from < range.to);
  });
}

/** The minutes of the week's longest day: what takes more can never be done in one. */
export function longestDay({ hours, laterHours = [] }: Pick<OpeningRule, 'hours' | 'laterHours'>): number {
  const weeks = [hours, ...laterHours.map((later) => later.hours)];
  const days = weeks
    .flatMap((week) => Object.values(week))
    .map((ranges) => ranges.reduce((sum, [from, to]) => sum + minutesOf(to) - minutesOf(from), 0));
  return Math.max(0, ...days);
}

/** Whether the doors are open at a local time: open at the first minute of a range, closed at its last. */
export function isOpenAt(day: OpenDay, time: LocalTime): boolean {
  return day.ranges.some(({ from, to }) => from <= time && time < to);
}
