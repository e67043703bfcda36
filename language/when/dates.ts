import {
  confirmedBy,
  dayAndMonth,
  dayOfMonth,
  noSuchDay,
  span,
  weekAround,
  type DayReading,
  type Today,
} from './calendar.ts';
import type { Rule, Words } from './sheet.ts';
import { monthIn, numberIn, weekdayIn, yearIn, type Vocabulary } from './vocabulary.ts';

export type DayRule = Rule<DayReading, Today>;

/** The groups `weekday`, `day`, `month`, `year` of a match, as a date. Null when it cannot have been one (`99/11`, `5/13`). */
export function readDate(vocabulary: Vocabulary, words: Words, today: Today): DayReading | null {
  const day = words['day'] === 'premier' ? 1 : numberIn(vocabulary, words['day']);
  const month = monthIn(vocabulary, words['month']);
  if (!(day >= 1 && day <= 39 && month >= 1 && month <= 12)) return null;
  const reading = dayAndMonth(today, day, month, yearIn(words['year']));
  return confirmedBy(weekdayIn(vocabulary, words['weekday']), reading, today, 'month');
}

/** The groups `weekday` and `day`: "jeudi 19", "le 3", "the 26th". */
export function readDayNumber(vocabulary: Vocabulary, words: Words, today: Today): DayReading | null {
  const day = words['day'] === 'premier' ? 1 : Number(words['day']);
  if (day < 1 || day > 31) return null;
  return confirmedBy(weekdayIn(vocabulary, words['weekday']), dayOfMonth(today, day), today, 'day');
}

/** The groups `first`, `firstMonth`, `last`, `lastMonth`: "du 3 au 7 décembre". */
export function readDateRange(vocabulary: Vocabulary, words: Words, today: Today): DayReading {
  const { first, firstMonth, last, lastMonth } = words;
  const from = dated(vocabulary, today, first, firstMonth ?? lastMonth).days[0];
  const to = dated(vocabulary, today, last, lastMonth ?? firstMonth).days[0];
  return from === undefined || to === undefined ? noSuchDay : span(from, to);
}

/** The groups `day` and `month`: "la semaine du 30". */
export function readWeekOf(vocabulary: Vocabulary, words: Words, today: Today): DayReading {
  const date = dated(vocabulary, today, words['day'], words['month']).days[0];
  return date === undefined ? noSuchDay : weekAround(date);
}

/**
 * Dates in figures, day first in both languages (English here is British). A date without a year needs a word before it
 * (`lead`, a pattern) or the right words after it (`goesOn`); `12/10` alone is as likely a pressure or a mark and is not read.
 */
export function figureRules(vocabulary: Vocabulary, lead: string, goesOn: string): readonly DayRule[] {
  const read = (words: Words, today: Today): DayReading | null => readDate(vocabulary, words, today);
  const sources = [
    '(?<!\\d)(?<year>20\\d{2})-(?<month>\\d{2})-(?<day>\\d{2})(?!\\d)',
    `(?<![\\w/.-])${lead}(?<day>\\d{1,2})(?<sep>[/.-])(?<month>\\d{1,2})(?:\\k<sep>(?<year>20\\d{2}|\\d{2}))?(?![\\d/h]|[.,-]\\d)`,
    '(?<![\\w/.-])(?<day>\\d{1,2})(?<sep>[/.-])(?<month>\\d{1,2})\\k<sep>(?<year>20\\d{2})(?!\\d)',
    `(?<![\\w/.,-])(?<day>\\d{1,2})/(?<month>0?[1-9]|1[12])${goesOn}`,
  ];
  return sources.map((source) => ({ pattern: new RegExp(source, 'g'), read }));
}

function dated(vocabulary: Vocabulary, today: Today, day: string | undefined, month: string | undefined): DayReading {
  if (month === undefined) return dayOfMonth(today, Number(day));
  return dayAndMonth(today, Number(day), monthIn(vocabulary, month), null);
}
