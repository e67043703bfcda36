import type { DayReading, Today } from './calendar.ts';
import {
  figureRules,
  readDate,
  readDateList,
  readDateRange,
  readDayNumber,
  readWeekdayOfMonth,
  type DayRule,
} from './dates.ts';
import {
  englishDayNumber,
  englishDayWord,
  englishGoesOn,
  englishMonth,
  englishMonthRef,
  englishShortDay,
  englishToDate,
  englishTurn,
  englishWeekday,
  englishYear,
} from './english-words.ts';
import { fromEaster } from './months.ts';
import type { Words } from './sheet.ts';
import { englishVocabulary } from './vocabulary.ts';

const lead = `(?:(?<weekday>${englishWeekday}|${englishShortDay}),? (?:on )?(?:the )?)`;

/** One day of a list or a range: "the 18th", "Friday 19", "the fourth". */
const element = `(?:(?:${englishWeekday}|${englishShortDay}),? (?:the )?)?${englishDayNumber}`;
const elements = new RegExp(`${lead}?(?<day>${englishDayNumber})`, 'g');
const listJoint = '(?:, ?(?:and |or )?| ?/ ?| (?:and|or|&) )(?:on )?(?:the )?';
const list = `(?<list>${element}(?:${listJoint}${element}){1,5})`;
const rangeJoint = '(?:(?<=\\d|st|nd|rd|th) ?- ?(?=\\d|[a-z]{3,9}\\.? \\d)| (?:to|until|till|through|thru) )(?:the )?';
const monthTail = `(?: ?(?:of )?(?<month>${englishMonth})${englishYear}| (?<ref>${englishMonthRef}))`;
const start = '(?<![\\w/.,:-])';

/** Dates with a number, a month, or a weekday's turn in a month. */
export const englishDates: readonly DayRule[] = [
  {
    pattern: new RegExp(
      `${start}(?:from )?(?:the )?(?<first>${element})(?: (?:of )?(?<firstMonth>${englishMonth}))?${rangeJoint}(?<last>${element})${monthTail}`,
      'g',
    ),
    read: readRange,
  },
  {
    pattern: new RegExp(
      `\\bbetween (?:the )?(?<first>${element})(?: (?:of )?(?<firstMonth>${englishMonth}))? and (?:the )?(?<last>${element})${monthTail}`,
      'g',
    ),
    read: readRange,
  },
  {
    pattern: new RegExp(
      `\\b(?:from|between) the (?<first>\\d{1,2}(?:st|nd|rd|th)?)(?: (?<firstMonth>${englishMonth}))? (?:to|and|until|till) (?:the )?(?<last>\\d{1,2}(?:st|nd|rd|th)?)${englishGoesOn}`,
      'g',
    ),
    read: readRange,
  },
  {
    pattern: new RegExp(
      `(?<![\\w/.,-])(?<month>${englishMonth}) (?:the )?(?<first>${englishDayNumber})${rangeJoint}(?<last>${englishDayNumber})${englishGoesOn}`,
      'g',
    ),
    read: readRange,
  },
  { pattern: new RegExp(`${start}(?:the )?${list}${monthTail}`, 'g'), read: readList },
  {
    pattern: new RegExp(`(?<![\\w/.,-])(?<month>${englishMonth}) (?:the )?${list}${englishGoesOn}`, 'g'),
    read: readList,
  },
  {
    pattern: new RegExp(`${start}${lead}?(?:the )?(?<day>${englishDayNumber})${monthTail}`, 'g'),
    read: (words, today) => readDate(englishVocabulary, words, today),
  },
  {
    // "in may 2 tyres" is no date: figures alone must end the sentence or go on like a date.
    pattern: new RegExp(
      `(?<![\\w/.,-])${lead}?(?<month>${englishMonth}) (?:the )?(?<day>\\d{1,2}(?:(?:st|nd|rd|th)(?![a-z])|(?=,? 20\\d\\d)|${englishGoesOn})|${englishDayWord})${englishYear}`,
      'g',
    ),
    read: (words, today) => readDate(englishVocabulary, words, today),
  },
  {
    pattern: new RegExp(
      `\\b(?:the )?(?:(?<any>any|a|some|one) )?(?:(?<nth>${englishTurn}) )?(?<weekday>${englishWeekday}|${englishShortDay}) (?:(?:of|in) (?<month>${englishMonth})${englishYear}|(?<ref>${englishMonthRef}))`,
      'g',
    ),
    read: (words, today) => readWeekdayOfMonth(englishVocabulary, words, today),
  },
  { pattern: /\beaster monday\b/g, read: (_, today) => fromEaster(today, 1) },
  { pattern: /\bgood friday\b/g, read: (_, today) => fromEaster(today, -2) },
  { pattern: /\bwhit monday\b/g, read: (_, today) => fromEaster(today, 50) },
  ...figureRules(
    englishVocabulary,
    `(?:${lead}|(?:on|the|for(?! \\d{1,2}\\.)|by|until|till|before|after|or|and) )`,
    englishGoesOn,
  ),
  {
    pattern: new RegExp(
      `(?<![\\w/.,-])(?![a-z]+\\.?, (?:[1-9]|1[0-2])(?!\\w| [a-z]))${lead}(?<day>\\d{1,2}(?:(?:st|nd|rd|th)(?![a-z])|${englishGoesOn})|${englishDayWord}${englishGoesOn})`,
      'g',
    ),
    read: (words, today) => readDayNumber(englishVocabulary, words, today),
  },
  {
    // "the 1st please" chooses, unless a word or an hour beside it tells of a date.
    pattern: new RegExp(
      `(?<![\\w/.,-])(?:the )?(?<day>(?=\\d)(?:(?!1st|2nd)|(?<=${englishToDate}(?:the )?)|(?=[12][a-z]+ (?:(?:at|in the|around|about|before|after|from) )?[TP])|(?=[12][a-z]+ (?:or|and|to) (?:the )?\\d))\\d{1,2}(?:st|nd|rd|th))${englishGoesOn}`,
      'g',
    ),
    read: (words, today) => readDayNumber(englishVocabulary, words, today),
  },
];

function readRange(words: Words, today: Today): DayReading | null {
  return readDateRange(englishVocabulary, words, today, elements);
}

function readList(words: Words, today: Today): DayReading | null {
  return readDateList(englishVocabulary, words, today, elements);
}
