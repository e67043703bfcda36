import { at, minutesInDay, type Day } from './calendar.ts';
import type { Business, BusyVisit } from './business.ts';
import type { Slot } from './diary.ts';

/** A car that is done stands in the yard for as long, until somebody fetches it. */
const fetchedAfterMs = 5_400_000;

/**
 * What fills the day on which the demo is shown, where the diary leaves room: something over, something in progress and
 * something to come. Nothing is drawn, so that every other day stays as it is without it.
 */
export function busyDay({ visits, day, now, slots }: BusyDay, business: Business): Slot[] {
  const added: Slot[] = [];
  for (const visit of visits) {
    const slot = slotOf(visit, { day, now, business, taken: [...slots, ...added] });
    if (slot) added.push(slot);
  }
  return added;
}

interface BusyDay {
  visits: readonly BusyVisit[];
  day: Day;
  now: Date;
  /** What stands in the diary already. */
  slots: readonly Slot[];
}

function slotOf(
  { service: code, who, from }: BusyVisit,
  { day, now, business, taken }: { day: Day; now: Date; business: Business; taken: readonly Slot[] },
): Slot | null {
  const service = business.services.find((each) => each.code === code);
  if (!service) throw new Error(`The business has no service "${code}".`);
  const start = minutesInDay(from);
  const isOpen = day.open.some((range) => range.from <= start && start + service.durationMinutes <= range.to);
  const [startsAt, endsAt] = [at(day, start), at(day, start + service.durationMinutes)];
  const clashing = taken.filter((slot) => slot.startsAt < endsAt && startsAt < slot.endsAt);
  const places = business.bays.map((_, index) => index).toReversed();
  const place = places.find((index) => clashing.every((slot) => slot.place !== index));
  const person = business.technicians.findIndex((_, index) => clashing.every((slot) => slot.person !== index));
  if (!isOpen || place === undefined || person < 0) return null;
  const status = statusAt(now, startsAt, endsAt);
  const readyAt = status === 'booked' ? null : endsAt;
  return { service, place, person, startsAt, endsAt, who, status, readyAt };
}

function statusAt(now: Date, startsAt: Date, endsAt: Date): Slot['status'] {
  if (startsAt > now) return 'booked';
  if (endsAt > now) return 'in_workshop';
  return now.getTime() - endsAt.getTime() < fetchedAfterMs ? 'ready' : 'done';
}
