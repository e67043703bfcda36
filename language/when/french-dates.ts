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
  frenchDayNumber,
  frenchDayWord,
  frenchGoesOn,
  frenchMonth,
  frenchMonthRef,
  frenchShortDay,
  frenchToDate,
  frenchTurn,
  frenchWeekday,
  frenchYear,
} from './french-words.ts';
import { fromEaster } from './months.ts';
import type { Words } from './sheet.ts';
import { frenchVocabulary } from './vocabulary.ts';

/** A person or a thing of the same name: "avec Sam". */
export const notAName = '(?<!\\b(?:avec|par|du|de|un|une|la|chez|a|et) )';
const lead = `(?:(?<weekday>${frenchWeekday}|${frenchShortDay}),? (?:le )?)`;

/** One day of a list or a range: "le 18", "vendredi 19", "cinq". */
const element = `(?:(?:${frenchWeekday}|${frenchShortDay}),? (?:le )?)?${frenchDayNumber}`;
const elements = new RegExp(`${lead}?(?<day>${frenchDayNumber})`, 'g');
const listJoint = '(?:, ?(?:et |ou |soit )?| ?/ ?| (?:et|ou|soit|&) )(?:le |du )?';
const monthTail = `(?: ?(?:du mois de |du mois d')?(?<month>${frenchMonth})${frenchYear}| (?<ref>${frenchMonthRef}))`;
const start = '(?<![\\w/.,:-])(?<!\\d h )';

/** Dates with a number, a month, or a weekday's turn in a month. */
export const frenchDates: readonly DayRule[] = [
  {
    pattern: new RegExp(
      `${start}(?:(?:du|de|des) )?(?:le |les )?(?<first>${element})(?: (?<firstMonth>${frenchMonth}))?(?:(?<=\\d|er) ?- ?(?=\\d|[a-z]{3,8}\\.? \\d)| au | a | jusqu'au )(?<last>${element})${monthTail}`,
      'g',
    ),
    read: readRange,
  },
  {
    pattern: new RegExp(
      `\\bentre (?:le )?(?<first>${element})(?: (?<firstMonth>${frenchMonth}))? et (?:le )?(?<last>${element})${monthTail}`,
      'g',
    ),
    read: readRange,
  },
  {
    pattern: new RegExp(
      `\\b(?:du|entre le) (?<first>\\d{1,2}(?:er)?)(?: (?<firstMonth>${frenchMonth}))? (?:au|et le) (?<last>\\d{1,2})${frenchGoesOn}`,
      'g',
    ),
    read: readRange,
  },
  {
    pattern: new RegExp(`${start}(?:le |les )?(?<list>${element}(?:${listJoint}${element}){1,5})${monthTail}`, 'g'),
    read: (words, today) => readDateList(frenchVocabulary, words, today, elements),
  },
  {
    pattern: new RegExp(`${start}${lead}?(?:le )?(?<day>${frenchDayNumber})${monthTail}`, 'g'),
    read: (words, today) => readDate(frenchVocabulary, words, today),
  },
  {
    pattern: new RegExp(
      `\\b(?:les? )?(?:(?<any>un|n'importe quel|un des) )?(?:(?<nth>${frenchTurn}) )?(?<weekday>${frenchWeekday}) (?:(?:de |d'|en |du mois de |du mois d')(?<month>${frenchMonth})${frenchYear}|(?<ref>${frenchMonthRef}))`,
      'g',
    ),
    read: (words, today) => readWeekdayOfMonth(frenchVocabulary, words, today),
  },
  { pattern: /\b(?:lundi de paques)\b/g, read: (_, today) => fromEaster(today, 1) },
  { pattern: /\bvendredi saint\b/g, read: (_, today) => fromEaster(today, -2) },
  { pattern: /\bjeudi de l'ascension\b/g, read: (_, today) => fromEaster(today, 39) },
  { pattern: /\blundi de (?:la )?pentecote\b/g, read: (_, today) => fromEaster(today, 50) },
  ...figureRules(
    frenchVocabulary,
    `(?:${lead}|(?:le|du|au|pour(?! \\d{1,2}\\.)|avant|apres|d'ici|ou|et|rdv|des) )`,
    frenchGoesOn,
  ),
  {
    pattern: new RegExp(
      `(?<![\\w/.,-])${notAName}(?![a-z]+\\.?, (?:[7-9]|1[0-9])(?!\\w| [a-z]))${lead}(?<day>${frenchDayNumber})${frenchGoesOn}`,
      'g',
    ),
    read: (words, today) => readDayNumber(frenchVocabulary, words, today),
  },
  {
    // "le premier svp" chooses: a first needs an hour, or a word before it that leads to a date.
    pattern: new RegExp(
      `\\b(?:le |du |au )(?:(?<day>\\d{1,2}(?! ?er(?![a-z])))${frenchGoesOn}|(?<first>1) ?er(?= (?:a |au |vers |des |en |dans l'|l'|le |avant |apres )?[TP])|(?<word>(?!premier)${frenchDayWord})(?= (?:a |au |vers |des |avant |apres )?[TP])|(?<listed>1) ?er(?= (?:ou|et) (?:le )?\\d)|premier(?= [TP])|(?<=${frenchToDate}(?:le |du |au ))(?:(?<lead>1) ?er|premier)${frenchGoesOn})`,
      'g',
    ),
    read: ({ day, first, word, listed, lead: told }, today) =>
      readDayNumber(frenchVocabulary, { day: day ?? first ?? word ?? listed ?? told ?? '1' }, today),
  },
];

function readRange(words: Words, today: Today): DayReading | null {
  return readDateRange(frenchVocabulary, words, today, elements);
}
