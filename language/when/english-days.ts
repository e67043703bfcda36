import { addDays } from '../zone.ts';
import {
  anyWeekday,
  eitherDay,
  inDays,
  lastWeekday,
  nextWeekday,
  one,
  openEndedDays,
  someWeekAfter,
  span,
  unreadDay,
  week,
  weekday,
  weekdayAfter,
  weekend,
  weekPart,
} from './calendar.ts';
import { readMonth, readWeekendOf, readWeekOf, readWeekOfMonth, type DayRule } from './dates.ts';
import { englishDates } from './english-dates.ts';
import {
  englishGoesOn,
  englishListedDay,
  englishMonth,
  englishMonthRef,
  englishNumber,
  englishShortDay,
  englishTurn,
  englishWeekday,
  englishWeekGoesOn,
  englishYear,
} from './english-words.ts';
import { weekInMonths, weekNumber } from './months.ts';
import { englishVocabulary, numberIn, partIn, weekdayIn } from './vocabulary.ts';

const partPattern = '(?<part>early|start|beginning|middle|mid|late|end)(?:-| of the | of | in the | in | the | )';
const tomorrow = '(?:tomm?orr?ow|tmrw|tmr|tmw|2moro|2morrow)';

/** "the sun", "I sat", "mon": a shortened day needs a time or a full stop behind it, or a word that leads to a day; "thurs" is no other word. */
const shortAlone =
  '(?:(?<=\\bit )(?:mon|tues?|weds?|thu(?:rs?)?|fri)(?= [PT])|(?<=\\b(?:on|next|this|for|or|by) )(?:mon|tues?|weds?|thu(?:rs?)?|fri|sat|sun)(?![a-z])|(?<!\\b(?:i|we|he|she|the|it|had) )(?:mon|tues?|weds?|thu(?:rs?)?|fri|sat|sun)(?:\\.(?=$| )|(?= [PT]| at \\d| or ))|(?<![^ ])(?:tues?|weds?|thu(?:rs?)?|fri)(?= ?[?!.]*$)|(?<![^ ])(?:tues|weds|thu(?:rs?)?)(?![a-z]))';
/** Weeks, read before the days: "next week on Thursday". */
export const englishWeeks: readonly DayRule[] = [
  {
    pattern: new RegExp(
      `\\b(?:the )?(?<nth>${englishTurn}) week (?:(?:of|in) (?<month>${englishMonth})${englishYear}|(?<ref>${englishMonthRef}))`,
      'g',
    ),
    read: (words, today) => readWeekOfMonth(englishVocabulary, words, today),
  },
  {
    pattern: new RegExp(
      `\\bweek (?:of|commencing|beginning) (?:monday )?(?:the )?(?<day>\\d{1,2}(?:st|nd|rd|th)?)(?: (?:of )?(?<month>${englishMonth}))?${englishGoesOn}`,
      'g',
    ),
    read: (words, today) => readWeekOf(englishVocabulary, words, today),
  },
  {
    pattern: new RegExp(`\\b(?:week|wk) (?<number>[1-4]?\\d|5[0-3])${englishGoesOn}`, 'g'),
    read: ({ number }, today) => weekNumber(today, Number(number)),
  },
  {
    pattern: new RegExp(
      `\\bweek-?end of (?:saturday )?(?:the )?(?<day>\\d{1,2}(?:st|nd|rd|th)?)(?: (?:of )?(?<month>${englishMonth}))?${englishGoesOn}`,
      'g',
    ),
    read: (words, today) => readWeekendOf(englishVocabulary, words, today),
  },
  { pattern: /\b(?:the )?week after next\b/g, read: (_, today) => week(today, 2, 'all') },
  {
    // The words behind it may name what it counts from, which is not read; "the week after the 8th" is read with its date.
    pattern: new RegExp(
      `\\b(?:the )?(?:${partPattern})?(?:(?:week|wk) (?:right |just )?(?:after|following)(?: (?:that|it|this))?(?: one)?|following (?:week|wk))(?:${englishWeekGoesOn}|(?<unread>(?= (?!the \\d|\\d)[a-z])))|(?=the )(?<=\\bweek,? (?:but )?)the (?:one after|following one|following)(?![a-z])`,
      'g',
    ),
    read: ({ part, unread }) => ((part ?? unread) === undefined ? someWeekAfter : unreadDay),
  },
  {
    pattern: new RegExp(`\\b(?:the )?(?:${partPattern})?next week\\b`, 'g'),
    read: ({ part }, today) => week(today, 1, partIn(englishVocabulary, part)),
  },
  { pattern: /\b(?:last|the past) week\b/g, read: (_, today) => week(today, -1, 'all') },
  {
    pattern: new RegExp(`\\b(?:the )?(?:${partPattern}|later )?this week\\b`, 'g'),
    read: ({ part }, today) => week(today, 0, partIn(englishVocabulary, part)),
  },
  {
    pattern: new RegExp(`\\b(?:the )?${partPattern}(?:the )?week\\b`, 'g'),
    read: ({ part }, today) => weekPart(today, partIn(englishVocabulary, part)),
  },
  {
    // A week from now says no day.
    pattern: new RegExp(
      `\\b(?:in (?<weeks>${englishNumber}) weeks?(?:' time)?|(?<later>${englishNumber}) weeks? from now|in a fortnight)(?![a-z])`,
      'g',
    ),
    read: ({ weeks, later }, today) =>
      week(today, weeks || later ? numberIn(englishVocabulary, weeks ?? later) : 2, 'all'),
  },
];

export const englishDays: readonly DayRule[] = [
  ...englishDates,
  {
    pattern: new RegExp(
      `\\b(?:(?<weekday>${englishWeekday}) (?<fortnight>fortnight|week)|(?:(?:a|one)|(?<two>two)) weeks? (?:on |from )?(?<weekdayAfter>${englishWeekday}))\\b`,
      'g',
    ),
    read: ({ weekday: before, fortnight, two, weekdayAfter: after }, today) =>
      weekdayAfter(today, weekdayIn(englishVocabulary, before ?? after) ?? 0, two || fortnight === 'fortnight' ? 2 : 1),
  },
  {
    // The Friday after the next one: people do not agree on which is next.
    pattern: new RegExp(`\\b(?:the )?(?<weekday>${englishWeekday}) after next\\b`, 'g'),
    read: (words, today) => {
      const { days } = nextWeekday(today, weekdayIn(englishVocabulary, words['weekday']) ?? 0);
      return eitherDay(...days.map((day) => addDays(day, 7)));
    },
  },
  {
    pattern: new RegExp(
      `\\b(?:next (?<weekday>${englishWeekday}|${englishShortDay}(?![a-z]))|(?<before>${englishWeekday}) next(?! week))`,
      'g',
    ),
    read: ({ weekday: after, before }, today) => nextWeekday(today, weekdayIn(englishVocabulary, after ?? before) ?? 0),
  },
  {
    pattern: new RegExp(`\\blast (?<weekday>${englishWeekday}|${englishShortDay}(?![a-z]))`, 'g'),
    read: (words, today) => lastWeekday(today, weekdayIn(englishVocabulary, words['weekday']) ?? 0),
  },
  {
    pattern: new RegExp(`\\b(?:any|a|some|one) (?<weekday>${englishWeekday})\\b`, 'g'),
    read: (words, today) => anyWeekday(today, weekdayIn(englishVocabulary, words['weekday']) ?? 0),
  },
  {
    pattern: new RegExp(
      `\\b(?:this )?(?<weekday>${englishWeekday})s?\\b|\\b(?<short>${englishListedDay}|${shortAlone})`,
      'g',
    ),
    read: ({ weekday: full, short }, today) => weekday(today, weekdayIn(englishVocabulary, full ?? short) ?? 0),
  },
  { pattern: new RegExp(`\\b(?:the )?day after ${tomorrow}\\b`, 'g'), read: (_, today) => inDays(today, 2) },
  { pattern: /\b(?:the )?day before yesterday\b/g, read: (_, today) => inDays(today, -2) },
  {
    pattern: new RegExp(`\\b(?:${tomorrow} week|a week (?:from )?${tomorrow})\\b`, 'g'),
    read: (_, today) => inDays(today, 8),
  },
  { pattern: /\b(?:today week|(?:a|one) week (?:from )?today)\b/g, read: (_, today) => inDays(today, 7) },
  { pattern: new RegExp(`\\b${tomorrow}\\b`, 'g'), read: (_, today) => inDays(today, 1) },
  {
    // "this morning": the part of day is covered already.
    pattern: /\b(?:today|right now|straight away|this(?= P))(?![a-z])/g,
    read: (_, today) => one(today.date),
  },
  { pattern: /\byesterday\b/g, read: (_, today) => inDays(today, -1) },
  {
    pattern: new RegExp(`\\b(?<count>${englishNumber}) (?<unit>days?|weeks?) ago\\b`, 'g'),
    read: ({ count, unit = '' }, today) =>
      inDays(today, -numberIn(englishVocabulary, count) * (unit.startsWith('d') ? 1 : 7)),
  },
  {
    pattern: new RegExp(`\\b(?:in (?<count>${englishNumber}) days?|(?<later>${englishNumber}) days? from now)\\b`, 'g'),
    read: ({ count, later }, today) => inDays(today, numberIn(englishVocabulary, count ?? later)),
  },
  {
    pattern: new RegExp(
      `\\b(?:within|in the next|over the next) (?:(?<count>${englishNumber}|few|coming) )?(?<unit>days?|weeks?|fortnight)\\b(?!-)`,
      'g',
    ),
    read: ({ count, unit = '' }, today) => {
      const days = unit === 'fortnight' ? 14 : unit.startsWith('w') ? 7 : 1;
      return span(today.date, addDays(today.date, days * numberIn(englishVocabulary, count ?? 'one') || 6));
    },
  },
  {
    pattern: /\b(?:(?:in )?(?:a|the next) few days|(?:over )?the coming days)\b/g,
    read: (_, today) => span(today.date, addDays(today.date, 6)),
  },
  {
    pattern: new RegExp(`\\bin (?<count>${englishNumber}) (?<unit>months?|(?<!\\bin an? )years?|year's time)\\b`, 'g'),
    read: ({ count, unit = '' }, today) =>
      weekInMonths(today, numberIn(englishVocabulary, count) * (unit.startsWith('m') ? 1 : 12)),
  },
  {
    pattern: /\b(?:this |the |at the |over the )?(?:(?<next>next |following ))?week-?end\b/g,
    read: ({ next }, today) => weekend(today, next !== undefined),
  },
  {
    pattern: new RegExp(`\\b(?:${partPattern}|in |during |for )(?<month>${englishMonth})${englishYear}`, 'g'),
    read: (words, today) => readMonth(englishVocabulary, words, today),
  },
  {
    pattern: new RegExp(`\\b(?:the )?(?:${partPattern})?(?<ref>next month)\\b`, 'g'),
    read: (words, today) => readMonth(englishVocabulary, words, today),
  },
  {
    pattern: new RegExp(`\\b(?:(?:the )?${partPattern}(?:the |this )?month|this month)\\b`, 'g'),
    read: (words, today) => readMonth(englishVocabulary, words, today),
  },
];

/** Read only where no day was: "as soon as possible on Thursday" is Thursday. */
export const englishAnyDay: readonly DayRule[] = [
  {
    pattern:
      /\b(?:as (?:soon|quickly|early) as (?:possible|you can|poss)|asap|urgent(?:ly)?|at the earliest|any ?time(?! (?:on|after|before|from|between|in))|any day(?! (?:after|before|from))|whenever(?: you can| suits| possible)?|(?:your |the )?(?:first|next|earliest) (?:available )?(?:slot|appointment|opening|availability|possible)|(?:first|next|earliest|soonest) available)\b/g,
    read: (_, today) => span(today.date, addDays(today.date, openEndedDays - 1)),
  },
];
