import { type Planned, plannedBetween } from '#db/planning.ts';
import { minutesOf } from '#language/when/clock.ts';
import { toLocal } from '#language/zone.ts';
import { openingOn, type OpeningRule } from '../booking/opening.ts';
import { sayingOf } from '../booking/own-appointment.ts';
import { describePlanned, type PlannedView } from '../booking/planned-view.ts';
import { inWords } from '../speaking.ts';
import type { ToolContext } from '../tool.ts';

/** As far ahead as anything is booked. */
const horizonMs = 730 * 86_400_000;
/** So many are named; the others are counted. */
const mostNamed = 5;

/** What is booked to come and would lie outside the opening hours of `next`, where it lay within those of `now`. */
export async function bookedOutside(
  ctx: ToolContext,
  { now, next }: { now: OpeningRule; next: OpeningRule },
): Promise<Planned[]> {
  const ahead = await plannedBetween(ctx.db, ctx.now(), new Date(ctx.now().getTime() + horizonMs));
  const { zone } = ctx.tenant;
  return ahead.filter(
    (row) =>
      row.status === 'booked' &&
      isWithin(now, row, zone) &&
      (!isWithin(next, row, zone) || openMinutes(next, row, zone) < openMinutes(now, row, zone)),
  );
}

/** Begun while the doors are open and, where it ends the same day, over before they close. */
function isWithin(rule: OpeningRule, { startsAt, endsAt }: Planned, zone: string): boolean {
  const [start, end] = [toLocal(startsAt, zone), toLocal(endsAt, zone)];
  const { ranges } = openingOn(rule, start.date);
  const isBegun = ranges.some(({ from, to }) => from <= start.time && start.time < to);
  return isBegun && (end.date !== start.date || end.time <= (ranges.at(-1)?.to ?? ''));
}

/** How many minutes of it the doors are open, where it ends the same day. */
function openMinutes(rule: OpeningRule, { startsAt, endsAt }: Planned, zone: string): number {
  const [start, end] = [toLocal(startsAt, zone), toLocal(endsAt, zone)];
  if (start.date !== end.date) return 0;
  return openingOn(rule, start.date).ranges.reduce((sum, { from, to }) => {
    const [begins, ends] = [from > start.time ? from : start.time, to < end.time ? to : end.time];
    return sum + Math.max(0, minutesOf(ends) - minutesOf(begins));
  }, 0);
}

export function describeBooked(ctx: ToolContext, rows: readonly Planned[]): PlannedView[] {
  return rows.slice(0, mostNamed).map((row) => describePlanned(row, sayingOf(ctx)));
}

/** `- jeudi 24 décembre à 9 h, Vidange, Claire Martin`, a line each, and how many more there are. */
export function bookedLines(
  { appointments, count }: { appointments: readonly PlannedView[]; count: number },
  language: ToolContext['language'],
): string[] {
  const lines = appointments.map(({ label, serviceName, contact }) => `- ${label}, ${serviceName}, ${contact}`);
  const more = count - appointments.length;
  if (more <= 0) return lines;
  return [...lines, inWords(language, { fr: `et ${more} de plus.`, en: `and ${more} more.` })];
}
