import type { Db } from '../db.ts';
import type { WeekHours } from '../site.ts';

/** A day of the business: when it is open, in minutes after local midnight, and how to name an instant of it. */
export interface Day {
  date: string;
  weekday: number;
  open: { from: number; to: number }[];
  /** Local noon. No zone changes its clock in working hours, so the day's other times follow from it. */
  noon: number;
}

/**
 * The days from `before` days ago to `after` days ahead, in order; Sundays and French public holidays have no hours. The
 * database does the arithmetic of time zones.
 */
export async function calendar(
  db: Db,
  { now, zone, hours, before, after }: { now: Date; zone: string; hours: WeekHours; before: number; after: number },
): Promise<{ days: Day[]; today: number }> {
  const rows = await db.execute<{ date: string; weekday: number; noon: Date }[]>(
    `select to_char(day, 'YYYY-MM-DD') as date, extract(dow from day)::int as weekday,
       (day + interval '12 hours') at time zone ? as noon
     from (
       select date_trunc('day', ?::timestamptz at time zone ?) + make_interval(days => n) as day
       from generate_series(?::int, ?::int) as n
     ) as days
     order by day`,
    [zone, now.toISOString(), zone, -before, after],
  );
  const days = rows.map(({ date, weekday, noon }) => ({
    date,
    weekday,
    open: isHoliday(date) ? [] : openMinutes(hours, weekday),
    noon: new Date(noon).getTime(),
  }));
  return { days, today: before };
}

/** The instant of a local time of the day, in minutes after midnight. */
export function at(day: Day, minutes: number): Date {
  return new Date(day.noon + (minutes - 720) * 60_000);
}

export function minutesInDay(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return hours * 60 + minutes;
}

/** The eleven public holidays of metropolitan France (article L3133-1 of the Code du travail). */
export function isHoliday(date: string): boolean {
  const fixed = ['01-01', '05-01', '05-08', '07-14', '08-15', '11-01', '11-11', '12-25'];
  if (fixed.includes(date.slice(5))) return true;
  const easter = easterSunday(Number(date.slice(0, 4)));
  const mondayAscensionWhitMonday = [1, 39, 50];
  return mondayAscensionWhitMonday.some((days) => new Date(easter + days * 86_400_000).toISOString().startsWith(date));
}

/** Midnight UTC of Easter Sunday, by the anonymous Gregorian computus (Meeus, Astronomical Algorithms, chapter 8). */
function easterSunday(year: number): number {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const g = Math.floor((8 * b + 13) / 25);
  const h = (19 * a + b - Math.floor(b / 4) - g + 15) % 30;
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const month = Math.floor((h + l - 7 * m + 114) / 31);
  return Date.UTC(year, month - 1, ((h + l - 7 * m + 114) % 31) + 1);
}

function openMinutes(hours: WeekHours, weekday: number): Day['open'] {
  // Seven keys, and a weekday is 0 to 6.
  const stretches = hours[String(weekday) as keyof WeekHours];
  return stretches.map(([from, to]) => ({ from: minutesInDay(from), to: minutesInDay(to) }));
}
