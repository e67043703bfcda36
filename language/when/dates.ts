import { addDays } from '../zone.ts';
import {
  confirmedBy,
  dayAndMonth,
  dayOfMonth,
  noSuchDay,
  span,
  weekAround,
  weekendAround,
  yearAndMonth,
  type DayReading,
  type Today,
} from './calendar.ts';
import { dayInMonths, last, monthNamed, monthsAhead, weekdayOfMonth, weekOfMonth } from './months.ts';
import type { Rule, Words } from './sheet.ts';
import { monthIn, ordinalIn, partIn, weekdayIn, yearIn, type Vocabulary } from './vocabulary.ts';

export type DayRule = Rule<DayReading, Today>;

/** The latest day that is taken for a slip ("le 39 décembre") and not for another number. */
const latestSlip = 39;

/** A range whose end has no month is no longer than this: "du 28 novembre au 2". */
const farDays = 14;

/**
 * How a match says the month: the groups `month` and `year` or `nextYear`, or `ref` ("next month"). `day` and `weekday` are the
 * groups of the day itself. Null when it cannot have been a date (`99/11`, `5/13`).
 */
export function readDate(vocabulary: Vocabulary, words: Words, today: Today): DayReading | null {
  const day = ordinalIn(vocabulary, words['day']);
  const month = words['month'] === undefined ? null : monthIn(vocabulary, words['month']);
  if (!(day >= 1 && day <= latestSlip) || (month !== null && !(month >= 1 && month <= 12))) return null;
  const weekday = weekdayIn(vocabulary, words['weekday']);
  if (month === null) return confirmedBy(weekday, dayOfRef(today, day, words['ref']), today, 'month');
  // Figures beside a weekday ("mardi 9/11") may be hours, and tell no other year.
  const named = words['sep'] === undefined ? weekday : null;
  const reading = dayAndMonth(today, { day, month, year: yearSaid(words, today), weekday: named });
  return confirmedBy(weekday, reading, today, 'month');
}

/** The groups `weekday` and `day`: "jeudi 19", "le 3", "the 26th", "friday the fourth". */
export function readDayNumber(vocabulary: Vocabulary, words: Words, today: Today): DayReading | null {
  const day = ordinalIn(vocabulary, words['day']);
  if (!(day >= 1 && day <= 31)) return null;
  return confirmedBy(weekdayIn(vocabulary, words['weekday']), dayOfMonth(today, day), today, 'day');
}

/** The groups `first`, `firstMonth`, `last` and how the month is said: "du 3 au 7 décembre", "26th to 28th December". */
export function readDateRange(vocabulary: Vocabulary, words: Words, today: Today, element: RegExp): DayReading | null {
  const { firstMonth, month } = words;
  const [first, latest] = [elementIn(words['first'], element), elementIn(words['last'], element)];
  // "du 28 au 3 janvier" begins in December, "du 30 novembre au 2" ends there.
  const isTurned = ordinalIn(vocabulary, first['day']) > ordinalIn(vocabulary, latest['day']);
  const [before, after] = isTurned ? [monthBeside(vocabulary, month, -1), monthBeside(vocabulary, firstMonth, 1)] : [];
  const from = readDate(vocabulary, { ...words, ...first, month: firstMonth ?? before ?? month }, today);
  const latestWords = { ...words, ...latest, month: month ?? after ?? firstMonth };
  const reading = readDate(vocabulary, latestWords, today);
  const start = from?.days[0];
  // "du 1er juillet au 31 août": no range ends in another year than the next there is after its start.
  const isYearLate = start !== undefined && (reading?.days[0] ?? start) < start && yearSaid(words, today) === null;
  const to = isYearLate ? readDate(vocabulary, { ...latestWords, year: start.slice(0, 4) }, today) : reading;
  if (from === null || to === null) return null;
  const end = to.days[0];
  if (start === undefined || end === undefined) return noSuchDay;
  // Of a range that runs backwards, whose weekday does not fit its number, or of "du 8 décembre au 2", nothing is claimed.
  const isUnsure = firstMonth !== undefined && month === undefined && words['ref'] === undefined;
  const isFar = isUnsure && addDays(start, farDays) < end;
  const final = isUnsure ? ('unsure' as const) : { day: end, words: words['last'] ?? '' };
  const range = { ...span(start, end), final };
  return from.ambiguous || to.ambiguous || start > end || isFar ? { ...range, doubt: true } : range;
}

/** The group `list` and how the month is said: "18 and 19 December", "le 4 ou le 5 du mois prochain". */
export function readDateList(vocabulary: Vocabulary, words: Words, today: Today, element: RegExp): DayReading | null {
  const readings = [...(words['list'] ?? '').matchAll(element)].map(({ groups }) =>
    readDate(vocabulary, { ...words, ...groups }, today),
  );
  const days = readings.flatMap((reading) => reading?.days ?? []);
  if (readings.some((reading) => reading === null)) return null;
  if (readings.some((reading) => reading?.days.length === 0)) return noSuchDay;
  return { days: [...new Set(days)].toSorted(), ambiguous: readings.some((reading) => reading?.ambiguous) };
}

/** The groups `weekday`, maybe `nth` or `any`, and how the month is said: "le premier samedi de décembre". */
export function readWeekdayOfMonth(vocabulary: Vocabulary, words: Words, today: Today): DayReading {
  const weekday = weekdayIn(vocabulary, words['weekday']) ?? 0;
  const nth = words['nth'] === undefined ? null : turnIn(vocabulary, words['nth']);
  const reading = weekdayOfMonth(readMonth(vocabulary, words, today), weekday, nth);
  // "le premier mardi du mois" that is over is the next month's.
  const isOver = isEitherMonth(words) && (reading.days.at(-1) ?? '') < today.date;
  const meant = isOver ? weekdayOfMonth(monthsAhead(today, 1, 'all'), weekday, nth) : reading;
  // "un lundi de décembre": all of them suit.
  return words['any'] === undefined ? meant : { ...meant, ambiguous: false };
}

/** The group `nth` and how the month is said: "la deuxième semaine de janvier". */
export function readWeekOfMonth(vocabulary: Vocabulary, words: Words, today: Today): DayReading {
  return weekOfMonth(readMonth(vocabulary, words, today), turnIn(vocabulary, words['nth'] ?? ''));
}

/** The group `part`, if any, and how the month is said: "début décembre". */
export function readMonth(vocabulary: Vocabulary, words: Words, today: Today): DayReading {
  const part = partIn(vocabulary, words['part']);
  if (words['month'] === undefined) return monthsAhead(today, monthsIn(words['ref'] ?? '') ?? 0, part);
  return monthNamed(today, monthIn(vocabulary, words['month']), yearSaid(words, today), part);
}

/** The groups `day` and `month`: "la semaine du 30". */
export function readWeekOf(vocabulary: Vocabulary, words: Words, today: Today): DayReading {
  const date = readDate(vocabulary, words, today)?.days[0];
  return date === undefined ? noSuchDay : weekAround(date);
}

/** The groups `day` and `month`: "le week-end du 5 décembre". */
export function readWeekendOf(vocabulary: Vocabulary, words: Words, today: Today): DayReading {
  const date = readDate(vocabulary, words, today)?.days[0];
  return date === undefined ? noSuchDay : weekendAround(date);
}

/**
 * Dates in figures, day first in both languages (English here is British). A date without a year needs a word before it
 * (`lead`, a pattern) or the right words after it (`goesOn`); `12/10` alone is as likely a pressure or a mark and is not read,
 * nor is `5/5` in any sentence; `le 1.6` is an engine.
 */
export function figureRules(vocabulary: Vocabulary, lead: string, goesOn: string): readonly DayRule[] {
  const read = (words: Words, today: Today): DayReading | null => {
    const reading = readDate(vocabulary, words, today);
    // "Tuesday 2-4" are hours, "mardi 24-11" is a date: the weekday tells.
    return words['weekday'] && words['sep'] !== '/' && reading?.ambiguous ? null : reading;
  };
  const sources = [
    '(?<!\\d)(?<year>20\\d{2})-(?<month>\\d{2})-(?<day>\\d{2})(?!\\d)',
    `(?<![\\w/.-])${lead}(?<day>\\d{1,2})(?<sep>[/.-])(?<month>(?<!\\.)\\d{1,2}|\\d{2})(?:\\k<sep>(?<year>20\\d{2}|\\d{2}))?(?![\\d/h]|[.,-]\\d)`,
    '(?<![\\w/.-])(?<day>\\d{1,2})(?<sep>[/.-])(?<month>\\d{1,2})\\k<sep>(?<year>20\\d{2})(?!\\d)',
    `(?<![\\w/.,-])(?:(?<day>\\d{2}|0\\d)/(?<month>0?[1-9]|1[12])|(?<short>[1-9])/(?<long>0[1-9]|1[12]))${goesOn}`,
    '(?<![\\w/.,-])(?<day>\\d{1,2})/(?<month>0?[1-9]|1[12])(?= [TP])',
  ];
  return sources.map((source) => ({
    pattern: new RegExp(source, 'g'),
    read: ({ short, long, ...words }, today) => read({ ...words, ...(short && { day: short, month: long }) }, today),
  }));
}

/** The months from now that words like "du mois prochain" mean; null for "du mois", which may be this or the next. */
function monthsIn(ref: string): number | null {
  if (/prochain|pro$|suivant|vient|next|following|coming/.test(ref)) return 1;
  return /\b(?:ce|this|courant|cours)\b/.test(ref) ? 0 : null;
}

function dayOfRef(today: Today, day: number, ref: string | undefined): DayReading {
  const months = ref === undefined ? null : monthsIn(ref);
  return months === null ? dayOfMonth(today, day) : dayInMonths(today, months, day);
}

function yearSaid(words: Words, today: Today): number | null {
  return words['nextYear'] === undefined ? yearIn(words['year']) : yearAndMonth(today)[0] + 1;
}

/** "du mois": this one or the next. */
function isEitherMonth({ ref }: Words): boolean {
  return ref !== undefined && monthsIn(ref) === null;
}

function elementIn(said: string | undefined, element: RegExp): Words {
  return [...(said ?? '').matchAll(element)][0]?.groups ?? {};
}

/** The month before (-1) or after (1) a month, in figures; undefined for no month. */
function monthBeside(vocabulary: Vocabulary, month: string | undefined, step: -1 | 1): string | undefined {
  return month === undefined ? undefined : String(((monthIn(vocabulary, month) + 11 + step) % 12) + 1);
}

function turnIn(vocabulary: Vocabulary, word: string): number {
  return /^(?:dernier|last)/.test(word) ? last : ordinalIn(vocabulary, word);
}
