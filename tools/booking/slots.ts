import type { Occupied } from '#db/appointment.ts';
import type { ResourceRow } from '#db/resource.ts';
import { minutesOf } from '#language/when/clock.ts';
import { type LocalDate, type LocalTime, toInstant } from '#language/zone.ts';
import { openingOn, type OpeningRule, type OpenRange } from './opening.ts';

/** Appointments start on the half hour: a finer grid fills no more of the day and makes the offers hard to say. */
export const stepMinutes = 30;
/** The team must see it coming. */
export const leadMinutes = 60;

export interface SlotSearch extends OpeningRule {
  durationMinutes: number;
  resources: readonly Pick<ResourceRow, 'id' | 'kind' | 'position'>[];
  occupied: readonly Occupied[];
  now: Date;
  zone: string;
  stepMinutes: number;
  leadMinutes: number;
  /** A local start that is no offer: the one that an appointment to be moved has already. */
  avoid: string | null;
  /** The bay and the technician to take where they are free; the technician before the bay. */
  hands?: Pair | null;
}

/** The bay and the technician that an appointment takes, from its start to its end. */
export interface Pair {
  bayId: string;
  technicianId: string;
}

export interface FreeSlot extends Pair {
  /** Local: `2026-11-24T14:30`. */
  startsAt: string;
  start: Date;
  end: Date;
}

interface Work {
  from: number;
  to: number;
}

/**
 * The free starts of one day, in order. Work that is longer than the range it begins in goes on after the break, its bay
 * and person staying taken meanwhile, but never over night; any shorter work is done before the break.
 */
export function freeSlots(search: SlotSearch, date: LocalDate): FreeSlot[] {
  const { ranges } = openingOn(search, date);
  const earliest = search.now.getTime() + search.leadMinutes * 60_000;
  const instantAt = clockOf(date, ranges, search.zone);
  const [first, last] = [ranges[0], ranges.at(-1)];
  const [open, close] = [first && instantAt(minutesOf(first.from)), last && instantAt(minutesOf(last.to))];
  // Weeks of appointments may be known: each start of the day is held against those of the day only.
  const day = open && close ? { ...search, occupied: clashing(search.occupied, open, close) } : search;
  return worksOf(ranges, search).flatMap(({ from, to }) => {
    const [start, end] = [instantAt(from), instantAt(to)];
    if (!start || !end || start.getTime() < earliest) return [];
    const startsAt = `${date}T${timeOf(from)}`;
    const [pair] = freePairs(day, start, end);
    return pair && startsAt !== search.avoid ? [{ startsAt, start, end, ...pair }] : [];
  });
}

/** The bays and technicians free from start to end: the preferred ones first, then in the order of the business. */
export function freePairs({ resources, occupied, hands }: SlotSearch, start: Date, end: Date): Pair[] {
  const taken = new Set(clashing(occupied, start, end).flatMap(({ bayId, technicianId }) => [bayId, technicianId]));
  const free = resources.filter(({ id }) => !taken.has(id)).toSorted((a, b) => a.position - b.position);
  const technicians = free.filter(({ kind }) => kind === 'technician');
  const pairs = free
    .filter(({ kind }) => kind === 'bay')
    .flatMap((bay) => technicians.map((technician) => ({ bayId: bay.id, technicianId: technician.id })));
  if (!hands) return pairs;
  const fit = ({ bayId, technicianId }: Pair) =>
    (technicianId === hands.technicianId ? 2 : 0) + (bayId === hands.bayId ? 1 : 0);
  return pairs.toSorted((a, b) => fit(b) - fit(a));
}

function clashing(occupied: readonly Occupied[], start: Date, end: Date): Occupied[] {
  return occupied.filter((taken) => taken.startsAt < end && start < taken.endsAt);
}

/** Minutes since local midnight of every possible start, with the end that the rule of the break gives it. */
function worksOf(ranges: readonly OpenRange[], { durationMinutes, stepMinutes: step }: SlotSearch): Work[] {
  const works: Work[] = [];
  for (const [index, range] of ranges.entries()) {
    const [open, close] = [minutesOf(range.from), minutesOf(range.to)];
    for (let from = Math.ceil(open / step) * step; from < close; from += step) {
      const to =
        durationMinutes > close - open
          ? endAfterBreak(ranges.slice(index), from, durationMinutes)
          : from + durationMinutes;
      if (to !== null && (to <= close || durationMinutes > close - open)) works.push({ from, to });
    }
  }
  return works;
}

/** When work that begins at `from`, in the first range, is done; null when the day is too short for it. */
function endAfterBreak(ranges: readonly OpenRange[], from: number, durationMinutes: number): number | null {
  let left = durationMinutes;
  for (const range of ranges) {
    const begin = Math.max(from, minutesOf(range.from));
    const close = minutesOf(range.to);
    if (left <= close - begin) return begin + left;
    left -= close - begin;
  }
  return null;
}

/**
 * Turns the day's minutes into instants. Asking Intl for each start took most of the search, so a day whose clock does not
 * change within its opening hours is counted from its first minute; the others are asked, and skip what the clock skips.
 */
function clockOf(date: LocalDate, ranges: readonly OpenRange[], zone: string): (minutes: number) => Date | null {
  const [first, last] = [ranges[0]?.from ?? '00:00', ranges.at(-1)?.to ?? '00:00'];
  const [open, close] = [toInstant(date, first, zone), toInstant(date, last, zone)];
  const span = (minutesOf(last) - minutesOf(first)) * 60_000;
  if (open && close && close.getTime() - open.getTime() === span) {
    return (minutes) => new Date(open.getTime() + (minutes - minutesOf(first)) * 60_000);
  }
  return (minutes) => toInstant(date, timeOf(minutes), zone);
}

function timeOf(minutes: number): LocalTime {
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}
