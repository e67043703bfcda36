/** `YYYY-MM-DD` on the tenant's wall calendar. */
export type LocalDate = string;
/** `HH:mm` on the tenant's wall clock, 24 hours. */
export type LocalTime = string;
/** `weekday` is 0 for Sunday. */
export type Local = { date: LocalDate; time: LocalTime; weekday: number };

const dayMs = 86_400_000;

/** What the tenant's wall clock shows at an instant. */
export function toLocal(date: Date, zone: string): Local {
  const { date: day, time } = wallClock(date.getTime(), clockOf(zone));
  return { date: day, time, weekday: weekdayOf(day) };
}

/**
 * The instant at which the tenant's wall clock shows this date and time; the first one when the clock shows it twice. 24:00 is the
 * midnight that ends the day.
 * Null when it never does: a day the calendar lacks, an hour the spring change skips, or a text that is no date.
 */
export function toInstant(localDate: LocalDate, localTime: LocalTime, zone: string): Date | null {
  if (localTime === '24:00') return endOfDay(localDate, zone);
  const asUtc = Date.parse(`${localDate}T${localTime}:00Z`);
  if (Number.isNaN(asUtc)) return null;
  const clock = clockOf(zone);
  // The offsets a day before and a day after: the larger comes first in time, so an hour shown twice reads as the first.
  const offsets = [offsetAt(asUtc - dayMs, clock), offsetAt(asUtc + dayMs, clock)].toSorted((a, b) => b - a);
  for (const offset of offsets) {
    const shown = wallClock(asUtc - offset, clock);
    if (shown.date === localDate && shown.time === localTime) return new Date(asUtc - offset);
  }
  return null;
}

function endOfDay(localDate: LocalDate, zone: string): Date | null {
  return Number.isNaN(Date.parse(localDate)) ? null : toInstant(addDays(localDate, 1), '00:00', zone);
}

export function addDays(localDate: LocalDate, days: number): LocalDate {
  return new Date(Date.parse(localDate) + days * dayMs).toISOString().slice(0, 10);
}

/** 0 for Sunday, as `Date.prototype.getDay` has it. */
export function weekdayOf(localDate: LocalDate): number {
  return new Date(`${localDate}T00:00Z`).getUTCDay();
}

/** The date, or null when the month has no such day. A month past 12 runs into the next year. */
export function dateOf(year: number, month: number, day: number): LocalDate | null {
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCDate() === day ? date.toISOString().slice(0, 10) : null;
}

/** Formatters by zone: making one costs 0.1 ms, fifty times its use. They do not change, so keeping them changes nothing. */
const clocks = new Map<string, Intl.DateTimeFormat>();

function clockOf(zone: string): Intl.DateTimeFormat {
  const known = clocks.get(zone);
  if (known) return known;
  const clock = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  });
  clocks.set(zone, clock);
  return clock;
}

function wallClock(instantMs: number, clock: Intl.DateTimeFormat): { date: LocalDate; time: LocalTime } {
  // en-GB with these fields is always `23/11/2026, 09:00`.
  const shown = clock.format(instantMs);
  return { date: `${shown.slice(6, 10)}-${shown.slice(3, 5)}-${shown.slice(0, 2)}`, time: shown.slice(12, 17) };
}

function offsetAt(instantMs: number, clock: Intl.DateTimeFormat): number {
  const { date, time } = wallClock(instantMs, clock);
  return Date.parse(`${date}T${time}:00Z`) - Math.floor(instantMs / 60_000) * 60_000;
}
