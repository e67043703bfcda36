import { type Planned, plannedBetween } from '#db/planning.ts';
import { addDays, type LocalDate, toLocal } from '#language/zone.ts';
import type { ToolContext } from '../tool.ts';

/** What is planned on some days of the business's calendar, in order. */
export async function plannedOn({ db, tenant }: ToolContext, days: readonly LocalDate[]): Promise<Planned[]> {
  const [first, last] = [days[0], days.at(-1)];
  if (first === undefined || last === undefined) return [];
  // A day more on either side makes up for any zone.
  const from = new Date(`${addDays(first, -1)}T00:00Z`);
  const to = new Date(`${addDays(last, 2)}T00:00Z`);
  const rows = await plannedBetween(db, from, to);
  return rows.filter(({ startsAt }) => days.includes(toLocal(startsAt, tenant.zone).date));
}
