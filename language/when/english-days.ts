import { addDays } from '../zone.ts';
import {
  openEndedDays,
  inDays,
  lastWeekday,
  monthNamed,
  monthsAhead,
  nextWeekday,
  one,
  span,
  week,
  weekday,
  weekdayAfter,
  weekend,
  weekInMonths,
  weekOfMonth,
  weekPart,
} from './calendar.ts';
import { figureRules, readDate, readDateRange, readDayNumber, readWeekOf, type DayRule } from './dates.ts';
import { englishVocabulary, monthIn, numberIn, partIn, weekdayIn, yearIn } from './vocabulary.ts';

export const englishNumber =
  '(?:\\d{1,2}|an?|(?:a )?couple of|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen)';
const monthValue =
  '(?:january|jan|february|feb|march|mar|april|apr|may|june?|july?|august|aug|september|sept?|october|oct|november|nov|december|dec)(?![a-z])\\.?';
const dayPattern = '(?:monday|tue?sday|wedn?e?sday|thu?rs?day|thrusday|friday|saturday|sunday)';
const shortDay = '(?:mon|tues?|weds?|thu(?:rs?)?|fri|sat|sun)\\.?';
const partPattern = '(?<part>early|start|beginning|middle|mid|late|end)(?:-| of the | of | in the | in | the | )';
const tomorrow = '(?:tomm?orr?ow|tmrw|tmr|tmw|2moro|2morrow)';

/** "the 26th" is a day when the sentence ends there or goes on like one about a day: "the 3rd gear", "the 2nd car" do not. */
export const englishGoesOn =
  '(?=$| ?[.,;!?)](?!\\d)| [DTP]| (?:at|in|on|around|about|after|before|between|by|from|or|and|if|please|for|is|would|works|suits|will|thanks|any|first|early|late|but|then|instead|too|i|we|to|not|free|available|ok|can|do|are)(?![a-z]))';

/** "the sun", "I sat", "mon": a shortened day needs a time or a full stop behind it, or a word that leads to a day; "thurs" is no other word. */
const shortAlone =
  '(?:(?<=\\bit )(?:mon|tues?|weds?|thu(?:rs?)?|fri)(?= [PT])|(?<=\\b(?:on|next|this|for|or|by) )(?:mon|tues?|weds?|thu(?:rs?)?|fri|sat|sun)(?![a-z])|(?<!\\b(?:i|we|he|she|the|it|had) )(?:mon|tues?|weds?|thu(?:rs?)?|fri|sat|sun)(?:\\.(?=$| )|(?= [PT]| at \\d| or ))|(?<![^ ])(?:tues?|weds?|thu(?:rs?)?|fri)(?= ?[?!.]*$)|(?<![^ ])(?:tues|weds|thu(?:rs?)?)(?![a-z]))';
const lead = `(?:(?<weekday>${dayPattern}|${shortDay}),? (?:on )?(?:the )?)`;

const ordinals: readonly string[] = ['first', 'second', 'third', 'fourth'];

/** Weeks, read before the days: "next week on Thursday". */
export const englishWeeks: readonly DayRule[] = [
  {
    pattern: new RegExp(`\\b(?:the )?(?<nth>${ordinals.join('|')}) week (?:of|in) (?<month>${monthValue})`, 'g'),
    read: ({ nth = '', month }, today) =>
      weekOfMonth(today, monthIn(englishVocabulary, month), ordinals.indexOf(nth) + 1),
  },
  {
    pattern: new RegExp(
      `\\bweek (?:of|commencing|beginning) (?:monday )?(?:the )?(?<day>\\d{1,2})(?:st|nd|rd|th)?(?: (?:of )?(?<month>${monthValue}))?${englishGoesOn}`,
      'g',
    ),
    read: (words, today) => readWeekOf(englishVocabulary, words, today),
  },
  { pattern: /\b(?:the )?week after next\b/g, read: (_, today) => week(today, 2, 'all') },
  {
    pattern: new RegExp(`\\b(?:the )?(?:${partPattern})?(?:next|the following) week\\b`, 'g'),
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
];

export const englishDays: readonly DayRule[] = [
  {
    pattern: new RegExp(
      `\\b(?:from|between) the (?<first>\\d{1,2})(?:st|nd|rd|th)?(?: (?<firstMonth>${monthValue}))? (?:to|and|until|till) (?:the )?(?<last>\\d{1,2})(?:st|nd|rd|th)?(?: (?:of )?(?<lastMonth>${monthValue}))?${englishGoesOn}`,
      'g',
    ),
    read: (words, today) => readDateRange(englishVocabulary, words, today),
  },
  {
    pattern: new RegExp(
      `(?<![\\w/.,-])${lead}?(?:the )?(?<day>\\d{1,2})(?:st|nd|rd|th)?(?: of)? ?(?<month>${monthValue})(?:,? (?<year>20\\d{2})(?!\\d))?`,
      'g',
    ),
    read: (words, today) => readDate(englishVocabulary, words, today),
  },
  {
    // "in may 2 tyres" is no date: figures alone must end the sentence or go on like a date.
    pattern: new RegExp(
      `(?<![\\w/.,-])${lead}?(?<month>${monthValue}) (?:the )?(?<day>\\d{1,2})(?:(?:st|nd|rd|th)(?![a-z])|(?=,? 20\\d\\d)|${englishGoesOn})(?:,? (?<year>20\\d{2})(?!\\d))?`,
      'g',
    ),
    read: (words, today) => readDate(englishVocabulary, words, today),
  },
  ...figureRules(englishVocabulary, `(?:${lead}|(?:on|the|for|by|until|till|before|after|or|and) )`, englishGoesOn),
  {
    pattern: new RegExp(
      `\\b(?:(?<weekday>${dayPattern}) (?<fortnight>fortnight|week)|(?:(?:a|one)|(?<two>two)) weeks? (?:on |from )?(?<weekdayAfter>${dayPattern}))\\b`,
      'g',
    ),
    read: ({ weekday: before, fortnight, two, weekdayAfter: after }, today) =>
      weekdayAfter(today, weekdayIn(englishVocabulary, before ?? after) ?? 0, two || fortnight === 'fortnight' ? 2 : 1),
  },
  {
    pattern: new RegExp(
      `\\b(?:next (?<weekday>${dayPattern}|${shortDay}(?![a-z]))|(?<before>${dayPattern}) next(?! week))`,
      'g',
    ),
    read: ({ weekday: after, before }, today) => nextWeekday(today, weekdayIn(englishVocabulary, after ?? before) ?? 0),
  },
  {
    pattern: new RegExp(`\\blast (?<weekday>${dayPattern}|${shortDay}(?![a-z]))`, 'g'),
    read: (words, today) => lastWeekday(today, weekdayIn(englishVocabulary, words['weekday']) ?? 0),
  },
  {
    pattern: new RegExp(`(?<![\\w/.,-])${lead}(?<day>\\d{1,2})(?:(?:st|nd|rd|th)(?![a-z])|${englishGoesOn})`, 'g'),
    read: (words, today) => readDayNumber(englishVocabulary, words, today),
  },
  {
    pattern: new RegExp(`(?<![\\w/.,-])(?:the )?(?<day>\\d{1,2})(?:st|nd|rd|th)${englishGoesOn}`, 'g'),
    read: (words, today) => readDayNumber(englishVocabulary, words, today),
  },
  {
    pattern: new RegExp(`\\b(?<weekday>${dayPattern})\\b|\\b(?<short>${shortAlone})`, 'g'),
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
    // A week from now says no day.
    pattern: new RegExp(
      `\\b(?:in (?<weeks>${englishNumber}) weeks?(?:' time)?|(?<later>${englishNumber}) weeks? from now|in a fortnight)(?![a-z])`,
      'g',
    ),
    read: ({ weeks, later }, today) =>
      week(today, weeks || later ? numberIn(englishVocabulary, weeks ?? later) : 2, 'all'),
  },
  {
    pattern: new RegExp(`\\b(?:in (?<count>${englishNumber}) days?|(?<later>${englishNumber}) days? from now)\\b`, 'g'),
    read: ({ count, later }, today) => inDays(today, numberIn(englishVocabulary, count ?? later)),
  },
  {
    pattern: new RegExp(`\\b(?:within|in the next) (?<count>${englishNumber}|few|coming) days?\\b`, 'g'),
    read: ({ count }, today) => span(today.date, addDays(today.date, numberIn(englishVocabulary, count) || 6)),
  },
  {
    pattern: /\b(?:(?:in )?(?:a|the next) few days|(?:over )?the coming days)\b/g,
    read: (_, today) => span(today.date, addDays(today.date, 6)),
  },
  {
    pattern: new RegExp(`\\bin (?<count>${englishNumber}) months?\\b`, 'g'),
    read: ({ count }, today) => weekInMonths(today, numberIn(englishVocabulary, count)),
  },
  {
    pattern: /\b(?:this |the |at the |over the )?(?:(?<next>next |following ))?week-?end\b/g,
    read: ({ next }, today) => weekend(today, next !== undefined),
  },
  {
    pattern: new RegExp(
      `\\b(?:${partPattern}|in |during |for )(?<month>${monthValue})(?: (?<year>20\\d{2})(?!\\d))?`,
      'g',
    ),
    read: ({ part, month, year }, today) =>
      monthNamed(today, monthIn(englishVocabulary, month), yearIn(year), partIn(englishVocabulary, part)),
  },
  {
    pattern: new RegExp(`\\b(?:the )?(?:${partPattern})?next month\\b`, 'g'),
    read: ({ part }, today) => monthsAhead(today, 1, partIn(englishVocabulary, part)),
  },
  {
    pattern: new RegExp(`\\b(?:(?:the )?${partPattern}(?:the |this )?month|this month)\\b`, 'g'),
    read: ({ part }, today) => monthsAhead(today, 0, partIn(englishVocabulary, part)),
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
