import { addDays, toInstant, toLocal } from '#language/zone.ts';
import { openingOn, type OpeningRule, type OpenRange } from '#tools/booking/opening.ts';

/** A morning has something to tell once the doors have been open for as long, and something to come until shortly before they close. */
const openForMinutes = 72;
const stillOpenMinutes = 45;
const furthestDays = 30;
const minuteMs = 60_000;

/** The first instant from `now` on at which a business is in the middle of its work: `now` itself where it is. */
export function workingMoment(now: Date, rule: OpeningRule, zone: string): Date {
  const { date: today } = toLocal(now, zone);
  for (let ahead = 0; ahead <= furthestDays; ahead += 1) {
    const { date, ranges } = openingOn(rule, addDays(today, ahead));
    for (const range of ranges) {
      const [from, to] = spanOf(range, date, zone);
      const moment = new Date(Math.max(now.getTime(), from));
      if (moment.getTime() <= to) return moment;
    }
  }
  return now; // Closed for good: there is no better one.
}

function spanOf({ from, to }: OpenRange, date: string, zone: string): [from: number, to: number] {
  const [opens, closes] = [from, to].map((time) => toInstant(date, time, zone)?.getTime() ?? Number.NaN);
  return [(opens ?? 0) + openForMinutes * minuteMs, (closes ?? 0) - stillOpenMinutes * minuteMs];
}
