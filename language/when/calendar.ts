import { addDays, dateOf, weekdayOf, type Local, type LocalDate } from '../zone.ts';

/**
 * What some words say about the day. `days` empty: the calendar has no such day. `ambiguous`: the days are different readings of
 * the same words. Days already gone are kept here; the door drops them.
 */
export type DayReading = {
  days: readonly LocalDate[];
  ambiguous: boolean;
  /** Set where a weekday's name is all that was said. */
  weekday?: number;
  /** The weekend that is near, or of the week that was named; refused beside a longer stretch it is every one. */
  isWeekend?: true;
  /** Of a range the last day, and its words: "décaler du 3 au 5" is to the 5th; of "du 8 décembre au 2" the month is not known. */
  final?: { day: LocalDate; words: string } | 'unsure';
  /** "la semaine d'après", while what it counts from is not known. */
  isWeekAfter?: true;
  /** Words beside it were not read: it may be another day altogether, so none is claimed. */
  doubt?: true;
};

/** Now on the tenant's wall; `week` is the Monday of the week the message speaks of ("la semaine prochaine, mardi ou jeudi"). */
export type Today = Local & { week: LocalDate | null };

export type PartOfDay = 'all' | 'start' | 'middle' | 'end';

/** How long "from Thursday on" or "as soon as possible" looks ahead. */
export const openEndedDays = 14;

/** A day and month gone for less than this is a day gone; for longer, next year's is meant ("le 3 janvier" in November). */
const recentDays = 90;
/** How far ahead a weekday tells the year of a date. */
const yearDays = 365;

const weekParts: Record<PartOfDay, readonly [number, number]> = {
  all: [0, 6],
  start: [0, 1],
  middle: [1, 3],
  end: [3, 5],
};

export const noSuchDay: DayReading = { days: [], ambiguous: false };

/** A week told from another one, until that one is found: "la semaine d'après". */
export const someWeekAfter: DayReading = { ...noSuchDay, doubt: true, isWeekAfter: true };

/** A day in words that were not all read. */
export const unreadDay: DayReading = { ...noSuchDay, doubt: true };

export function one(date: LocalDate): DayReading {
  return { days: [date], ambiguous: false };
}

export function inDays(today: Today, days: number): DayReading {
  return one(addDays(today.date, days));
}

/** Every day from the first to the last, both included. */
export function span(first: LocalDate, last: LocalDate): DayReading {
  const days: LocalDate[] = [];
  for (let day = first; day <= last; day = addDays(day, 1)) days.push(day);
  return { days, ambiguous: false };
}

export function eitherDay(...dates: readonly LocalDate[]): DayReading {
  return { days: [...new Set(dates)].toSorted(), ambiguous: true };
}

/** "jeudi": the next one; today's own name may be today or in a week. */
export function weekday(today: Today, day: number): DayReading {
  if (today.week !== null) return { ...one(addDays(today.week, (day + 6) % 7)), weekday: day };
  const ahead = daysTo(today, day);
  const reading = ahead === 0 ? eitherDay(today.date, addDays(today.date, 7)) : inDays(today, ahead);
  return { ...reading, weekday: day };
}

/** "un samedi", "any Saturday": each of those that are near. */
export function anyWeekday(today: Today, day: number): DayReading {
  if (today.week !== null) return weekday(today, day);
  const { days } = span(addDays(today.date, 1), addDays(today.date, openEndedDays));
  return { days: days.filter((each) => weekdayOf(each) === day), ambiguous: false, weekday: day };
}

/** The next or the last such weekday, counted from another day: "le samedi d'après". */
export function weekdayFrom(date: LocalDate, day: number, side: 'after' | 'before'): DayReading {
  const ahead = (day - weekdayOf(date) + 7) % 7;
  if (side === 'after') return one(addDays(date, ahead === 0 ? 7 : ahead));
  return one(addDays(date, ahead - 7));
}

/** "jeudi prochain", "next Thursday": this week's or next week's while this week's is still ahead. */
export function nextWeekday(today: Today, day: number): DayReading {
  if (today.week !== null) return weekday(today, day);
  const ahead = daysTo(today, day);
  if (ahead === 0) return inDays(today, 7);
  const leftInWeek = (7 - today.weekday) % 7;
  if (ahead > leftInWeek) return inDays(today, ahead);
  return eitherDay(addDays(today.date, ahead), addDays(today.date, ahead + 7));
}

/** "lundi en huit", "Monday week": `weeks` after the next Monday; on a Monday people count from eitherDay. */
export function weekdayAfter(today: Today, day: number, weeks: number): DayReading {
  const ahead = daysTo(today, day);
  if (ahead > 0) return inDays(today, ahead + 7 * weeks);
  return eitherDay(addDays(today.date, 7 * weeks), addDays(today.date, 7 * weeks + 7));
}

export function lastWeekday(today: Today, day: number): DayReading {
  return inDays(today, daysTo(today, day) - 7);
}

/** "le 3": this month, or next month when it is over. */
export function dayOfMonth(today: Today, day: number): DayReading {
  const [year, month] = yearAndMonth(today);
  const thisMonth = dateOf(year, month, day);
  if (thisMonth !== null && thisMonth >= today.date) return one(thisMonth);
  const nextMonth = dateOf(year, month + 1, day);
  return nextMonth === null ? noSuchDay : one(nextMonth);
}

export function dayAndMonth(
  today: Today,
  { day, month, year, weekday: named }: { day: number; month: number; year: number | null; weekday: number | null },
): DayReading {
  if (year !== null) {
    const date = dateOf(year, month, day);
    return date === null ? noSuchDay : one(date);
  }
  const [thisYear] = yearAndMonth(today);
  const recent = addDays(today.date, -recentDays);
  const dates = [thisYear - 1, thisYear, thisYear + 1]
    .map((each) => dateOf(each, month, day))
    .filter((each) => each !== null)
    .filter((each) => each > recent);
  // "samedi 20 novembre" said on the 23rd, when the 20th was a Friday, is next year's.
  const agreeing = dates.find((each) => weekdayOf(each) === named && each <= addDays(today.date, yearDays));
  const date = agreeing ?? dates[0];
  return date === undefined ? noSuchDay : one(date);
}

/** "jeudi 19": the date when its weekday agrees; otherwise the person is wrong about one of the two, and both are readings. */
export function confirmedBy(day: number | null, reading: DayReading, today: Today, named: 'month' | 'day'): DayReading {
  const date = reading.days[0];
  if (day === null || date === undefined || weekdayOf(date) === day) return reading;
  if (named === 'day') return eitherDay(addDays(today.date, daysTo(today, day) || 7), date);
  const ahead = (day - weekdayOf(date) + 7) % 7;
  const nearest = addDays(date, ahead > 3 ? ahead - 7 : ahead);
  return eitherDay(date, nearest < today.date ? addDays(nearest, 7) : nearest);
}

/** A week from Monday to Sunday, 0 for this one. */
export function week(today: Today, weeks: number, part: PartOfDay): DayReading {
  const monday = addDays(mondayOf(today.date), 7 * weeks);
  const [first, last] = weekParts[part];
  return span(addDays(monday, first), addDays(monday, last));
}

/** "fin de semaine" without saying which: this week's while some of it is left. */
export function weekPart(today: Today, part: PartOfDay): DayReading {
  const reading = week(today, 0, part);
  return (reading.days.at(-1) ?? '') >= today.date ? reading : week(today, 1, part);
}

/** "le week-end prochain" before Saturday may be the coming one or the one after. */
export function weekend(today: Today, next: boolean): DayReading {
  const saturday = addDays(today.week ?? mondayOf(today.date), 5);
  const coming = [saturday, addDays(saturday, 1)];
  const after = coming.map((day) => addDays(day, 7));
  if (!next) return { days: coming, ambiguous: false, isWeekend: true };
  return today.date < saturday ? eitherDay(...coming, ...after) : { days: after, ambiguous: false };
}

/** "le week-end du 5". */
export function weekendAround(date: LocalDate): DayReading {
  return { days: weekAround(date).days.slice(5), ambiguous: false };
}

/** The week from Monday to Sunday with this day in it. */
export function weekAround(date: LocalDate): DayReading {
  return span(mondayOf(date), addDays(mondayOf(date), 6));
}

export function mondayOf(date: LocalDate): LocalDate {
  return addDays(date, -((weekdayOf(date) + 6) % 7));
}

function daysTo(today: Today, day: number): number {
  return (day - today.weekday + 7) % 7;
}

export function yearAndMonth(today: Today): [number, number] {
  return [Number(today.date.slice(0, 4)), Number(today.date.slice(5, 7))];
}
