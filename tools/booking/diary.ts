import { type AppointmentRow, occupiedBetween } from '#db/appointment.ts';
import { resourcesOf } from '#db/resource.ts';
import { mainSite } from '#db/site.ts';
import { addDays, type LocalDate, toLocal } from '#language/zone.ts';
import type { ToolContext } from '../tool.ts';
import { daysAfter, daysBefore, horizonDays } from './offer.ts';
import { openingRule } from './opening.ts';
import { localStart } from './shapes.ts';
import { leadMinutes, type SlotSearch, stepMinutes } from './slots.ts';

export interface Diary extends SlotSearch {
  siteId: string;
}

export interface Sought {
  durationMinutes: number;
  days: readonly LocalDate[];
  /** The appointment that the work is moved from: its own time and its bay and technician are in nobody's way. */
  moving: Pick<AppointmentRow, 'id' | 'startsAt' | 'bayId' | 'technicianId'> | null;
  /** Something else than its time is changed: it may stay when it is. */
  isChanged: boolean;
  /** The only one who shall do it; null: anybody. */
  technicianId: string | null;
}

/**
 * What is needed to find free slots for some work on some days and around them. The conversation's own holds do not count as
 * taken: a person who asks again is offered the same times.
 */
export async function openDiary(
  { db, tenant, origin, now }: ToolContext,
  { durationMinutes, days, moving, isChanged, technicianId }: Sought,
): Promise<Diary> {
  const { zone } = tenant;
  const today = toLocal(now(), zone).date;
  const { from, to } = reach(days, today);
  const site = await mainSite(db);
  const resources = await resourcesOf(db, site.id);
  const occupied = await occupiedBetween(db, site.id, from, to, {
    conversationId: 'conversationId' in origin ? origin.conversationId : null,
    appointmentId: moving?.id ?? null,
  });
  const stays = isChanged || (technicianId !== null && technicianId !== moving?.technicianId);
  return {
    siteId: site.id,
    ...openingRule(site),
    durationMinutes,
    resources: resources.filter(({ id, kind }) => kind === 'bay' || technicianId === null || id === technicianId),
    occupied,
    now: now(),
    zone,
    stepMinutes,
    leadMinutes,
    avoid: moving && !stays ? localStart(moving.startsAt, zone) : null,
    hands: moving,
  };
}

/** The instants between which offers may be made; a day more on either side makes up for any zone. */
function reach(days: readonly LocalDate[], today: LocalDate): { from: Date; to: Date } {
  const within = (day: LocalDate) => [today, day, addDays(today, horizonDays)].toSorted()[1] ?? today;
  const [first, last] = [within(days[0] ?? today), within(days.at(-1) ?? today)];
  return {
    from: new Date(`${addDays(first, -daysBefore - 1)}T00:00Z`),
    to: new Date(`${addDays(last, daysAfter + 2)}T00:00Z`),
  };
}
