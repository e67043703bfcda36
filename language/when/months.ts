import { addDays, dateOf, weekdayOf, type LocalDate } from '../zone.ts';
import {
  noSuchDay,
  one,
  span,
  weekAround,
  yearAndMonth,
  type DayReading,
  type PartOfDay,
  type Today,
} from './calendar.ts';
import { easterSunday } from './easter-sunday.ts';

/** The turn of "le dernier vendredi". */
export const last = -1;

const monthParts: Record<PartOfDay, readonly [number, number]> = {
  all: [1, 31],
  start: [1, 10],
  middle: [11, 20],
  end: [21, 31],
};

export function monthsAhead(today: Today, months: number, part: PartOfDay): DayReading {
  const [year, month] = yearAndMonth(today);
  return monthSpan(year, month + months, part);
}

/** "début décembre": this year's, or next year's when it is over. */
export function monthNamed(today: Today, month: number, year: number | null, part: PartOfDay): DayReading {
  const [thisYear] = yearAndMonth(today);
  const reading = monthSpan(year ?? thisYear, month, part);
  if (year !== null || (reading.days.at(-1) ?? '') >= today.date) return reading;
  return monthSpan(thisYear + 1, month, part);
}

/** "dans deux mois" says no day: the week around it. */
export function weekInMonths(today: Today, months: number): DayReading {
  const [year, month] = yearAndMonth(today);
  const there = dateOf(year, month + months, Math.min(Number(today.date.slice(8)), 28)) ?? today.date;
  return weekAround(there);
}

/** "la première semaine de décembre": a week belongs to the month that has its Thursday, as ISO 8601 has it for years. */
export function weekOfMonth(month: DayReading, nth: number): DayReading {
  const thursdays = weekdayOfMonth(month, 4, nth);
  const [thursday] = thursdays.days;
  return thursday === undefined ? noSuchDay : weekAround(thursday);
}

/** "semaine 50", by ISO 8601: this year's, or the next one's when it is over. */
export function weekNumber(today: Today, number: number): DayReading {
  const [year] = yearAndMonth(today);
  const of = (each: number) => weekAround(addDays(`${each}-01-04`, 7 * (number - 1)));
  const reading = of(year);
  return (reading.days.at(-1) ?? '') < today.date ? of(year + 1) : reading;
}

/** "le premier samedi": which of a month's; the last of them counts from the end. Without `nth` any of them. */
export function weekdayOfMonth(month: DayReading, day: number, nth: number | null): DayReading {
  const days = month.days.filter((each) => weekdayOf(each) === day);
  if (nth === null) return { days, ambiguous: days.length > 1 };
  const date = nth === last ? days.at(-1) : days[nth - 1];
  return date === undefined ? noSuchDay : one(date);
}

/** "le 15 du mois prochain". */
export function dayInMonths(today: Today, months: number, day: number): DayReading {
  const [year, month] = yearAndMonth(today);
  const date = dateOf(year, month + months, day);
  return date === null ? noSuchDay : one(date);
}

/** Some days after Easter, this year's or the next. */
export function fromEaster(today: Today, days: number): DayReading {
  const [year] = yearAndMonth(today);
  const date = addDays(easterSunday(year), days);
  return one(date >= today.date ? date : addDays(easterSunday(year + 1), days));
}

function monthSpan(year: number, month: number, part: PartOfDay): DayReading {
  const [first, latest] = monthParts[part];
  const from = addDays(firstOf(year, month), first - 1);
  return span(from, dateOf(year, month, latest) ?? addDays(firstOf(year, month + 1), -1));
}

function firstOf(year: number, month: number): LocalDate {
  return new Date(Date.UTC(year, month - 1, 1)).toISOString().slice(0, 10);
}
