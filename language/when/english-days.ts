import { addDays } from '../zone.ts';
import {
  HORIZON_DAYS,
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
import { ENGLISH, monthIn, numberIn, partIn, weekdayIn, yearIn } from './vocabulary.ts';

export const ENGLISH_NUMBER =
  '(?:\\d{1,2}|an?|(?:a )?couple of|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen)';
const MONTH =
  '(?:january|jan|february|feb|march|mar|april|apr|may|june?|july?|august|aug|september|sept?|october|oct|november|nov|december|dec)(?![a-z])\\.?';
const DAY = '(?:monday|tue?sday|wedn?e?sday|thu?rs?day|thrusday|friday|saturday|sunday)';
const SHORT_DAY = '(?:mon|tues?|weds?|thu(?:rs?)?|fri|sat|sun)\\.?';
const PART = '(?<part>early|start|beginning|middle|mid|late|end)(?:-| of the | of | in the | in | the | )';
const TOMORROW = '(?:tomm?orr?ow|tmrw|tmr|tmw|2moro|2morrow)';

/** "the 26th" is a day when the sentence ends there or goes on like one about a day: "the 3rd gear", "the 2nd car" do not. */
export const ENGLISH_GOES_ON =
  '(?=$| ?[.,;!?)](?!\\d)| [DTP]| (?:at|in|on|around|about|after|before|between|by|from|or|and|if|please|for|is|would|works|suits|will|thanks|any|first|early|late|but|then|instead|too|i|we|to|not|free|available|ok|can|do|are)(?![a-z]))';

/** "the sun", "I sat", "mon": a shortened day needs a time or a full stop behind it, or a word that leads to a day; "thurs" is no other word. */
const SHORT_ALONE =
  '(?:(?<=\\bit )(?:mon|tues?|weds?|thu(?:rs?)?|fri)(?= [PT])|(?<=\\b(?:on|next|this|for|or|by) )(?:mon|tues?|weds?|thu(?:rs?)?|fri|sat|sun)(?![a-z])|(?<!\\b(?:i|we|he|she|the|it|had) )(?:mon|tues?|weds?|thu(?:rs?)?|fri|sat|sun)(?:\\.(?=$| )|(?= [PT]| at \\d| or ))|(?<![^ ])(?:tues?|weds?|thu(?:rs?)?|fri)(?= ?[?!.]*$)|(?<![^ ])(?:tues|weds|thu(?:rs?)?)(?![a-z]))';
const LEAD = `(?:(?<weekday>${DAY}|${SHORT_DAY}),? (?:on )?(?:the )?)`;

const NTH: readonly string[] = ['first', 'second', 'third', 'fourth'];

/** Weeks, read before the days: "next week on Thursday". */
export const ENGLISH_WEEKS: readonly DayRule[] = [
  {
    pattern: new RegExp(`\\b(?:the )?(?<nth>${NTH.join('|')}) week (?:of|in) (?<month>${MONTH})`, 'g'),
    read: ({ nth = '', month }, today) => weekOfMonth(today, monthIn(ENGLISH, month), NTH.indexOf(nth) + 1),
  },
  {
    pattern: new RegExp(
      `\\bweek (?:of|commencing|beginning) (?:monday )?(?:the )?(?<day>\\d{1,2})(?:st|nd|rd|th)?(?: (?:of )?(?<month>${MONTH}))?${ENGLISH_GOES_ON}`,
      'g',
    ),
    read: (words, today) => readWeekOf(ENGLISH, words, today),
  },
  { pattern: /\b(?:the )?week after next\b/g, read: (_, today) => week(today, 2, 'all') },
  {
    pattern: new RegExp(`\\b(?:the )?(?:${PART})?(?:next|the following) week\\b`, 'g'),
    read: ({ part }, today) => week(today, 1, partIn(ENGLISH, part)),
  },
  { pattern: /\b(?:last|the past) week\b/g, read: (_, today) => week(today, -1, 'all') },
  {
    pattern: new RegExp(`\\b(?:the )?(?:${PART}|later )?this week\\b`, 'g'),
    read: ({ part }, today) => week(today, 0, partIn(ENGLISH, part)),
  },
  {
    pattern: new RegExp(`\\b(?:the )?${PART}(?:the )?week\\b`, 'g'),
    read: ({ part }, today) => weekPart(today, partIn(ENGLISH, part)),
  },
];

export const ENGLISH_DAYS: readonly DayRule[] = [
  {
    pattern: new RegExp(
      `\\b(?:from|between) the (?<first>\\d{1,2})(?:st|nd|rd|th)?(?: (?<firstMonth>${MONTH}))? (?:to|and|until|till) (?:the )?(?<last>\\d{1,2})(?:st|nd|rd|th)?(?: (?:of )?(?<lastMonth>${MONTH}))?${ENGLISH_GOES_ON}`,
      'g',
    ),
    read: (words, today) => readDateRange(ENGLISH, words, today),
  },
  {
    pattern: new RegExp(
      `(?<![\\w/.,-])${LEAD}?(?:the )?(?<day>\\d{1,2})(?:st|nd|rd|th)?(?: of)? ?(?<month>${MONTH})(?:,? (?<year>20\\d{2})(?!\\d))?`,
      'g',
    ),
    read: (words, today) => readDate(ENGLISH, words, today),
  },
  {
    // "in may 2 tyres" is no date: figures alone must end the sentence or go on like a date.
    pattern: new RegExp(
      `(?<![\\w/.,-])${LEAD}?(?<month>${MONTH}) (?:the )?(?<day>\\d{1,2})(?:(?:st|nd|rd|th)(?![a-z])|(?=,? 20\\d\\d)|${ENGLISH_GOES_ON})(?:,? (?<year>20\\d{2})(?!\\d))?`,
      'g',
    ),
    read: (words, today) => readDate(ENGLISH, words, today),
  },
  ...figureRules(ENGLISH, `(?:${LEAD}|(?:on|the|for|by|until|till|before|after|or|and) )`, ENGLISH_GOES_ON),
  {
    pattern: new RegExp(
      `\\b(?:(?<weekday>${DAY}) (?<fortnight>fortnight|week)|(?:(?:a|one)|(?<two>two)) weeks? (?:on |from )?(?<weekdayAfter>${DAY}))\\b`,
      'g',
    ),
    read: ({ weekday: before, fortnight, two, weekdayAfter: after }, today) =>
      weekdayAfter(today, weekdayIn(ENGLISH, before ?? after) ?? 0, two || fortnight === 'fortnight' ? 2 : 1),
  },
  {
    pattern: new RegExp(`\\b(?:next (?<weekday>${DAY}|${SHORT_DAY}(?![a-z]))|(?<before>${DAY}) next(?! week))`, 'g'),
    read: ({ weekday: after, before }, today) => nextWeekday(today, weekdayIn(ENGLISH, after ?? before) ?? 0),
  },
  {
    pattern: new RegExp(`\\blast (?<weekday>${DAY}|${SHORT_DAY}(?![a-z]))`, 'g'),
    read: (words, today) => lastWeekday(today, weekdayIn(ENGLISH, words['weekday']) ?? 0),
  },
  {
    pattern: new RegExp(`(?<![\\w/.,-])${LEAD}(?<day>\\d{1,2})(?:(?:st|nd|rd|th)(?![a-z])|${ENGLISH_GOES_ON})`, 'g'),
    read: (words, today) => readDayNumber(ENGLISH, words, today),
  },
  {
    pattern: new RegExp(`(?<![\\w/.,-])(?:the )?(?<day>\\d{1,2})(?:st|nd|rd|th)${ENGLISH_GOES_ON}`, 'g'),
    read: (words, today) => readDayNumber(ENGLISH, words, today),
  },
  {
    pattern: new RegExp(`\\b(?<weekday>${DAY})\\b|\\b(?<short>${SHORT_ALONE})`, 'g'),
    read: ({ weekday: full, short }, today) => weekday(today, weekdayIn(ENGLISH, full ?? short) ?? 0),
  },
  { pattern: new RegExp(`\\b(?:the )?day after ${TOMORROW}\\b`, 'g'), read: (_, today) => inDays(today, 2) },
  { pattern: /\b(?:the )?day before yesterday\b/g, read: (_, today) => inDays(today, -2) },
  {
    pattern: new RegExp(`\\b(?:${TOMORROW} week|a week (?:from )?${TOMORROW})\\b`, 'g'),
    read: (_, today) => inDays(today, 8),
  },
  { pattern: /\b(?:today week|(?:a|one) week (?:from )?today)\b/g, read: (_, today) => inDays(today, 7) },
  { pattern: new RegExp(`\\b${TOMORROW}\\b`, 'g'), read: (_, today) => inDays(today, 1) },
  {
    // "this morning": the part of day is covered already.
    pattern: /\b(?:today|right now|straight away|this(?= P))(?![a-z])/g,
    read: (_, today) => one(today.date),
  },
  { pattern: /\byesterday\b/g, read: (_, today) => inDays(today, -1) },
  {
    pattern: new RegExp(`\\b(?<count>${ENGLISH_NUMBER}) (?<unit>days?|weeks?) ago\\b`, 'g'),
    read: ({ count, unit = '' }, today) => inDays(today, -numberIn(ENGLISH, count) * (unit.startsWith('d') ? 1 : 7)),
  },
  {
    // A week from now says no day.
    pattern: new RegExp(
      `\\b(?:in (?<weeks>${ENGLISH_NUMBER}) weeks?(?:' time)?|(?<later>${ENGLISH_NUMBER}) weeks? from now|in a fortnight)(?![a-z])`,
      'g',
    ),
    read: ({ weeks, later }, today) => week(today, weeks || later ? numberIn(ENGLISH, weeks ?? later) : 2, 'all'),
  },
  {
    pattern: new RegExp(
      `\\b(?:in (?<count>${ENGLISH_NUMBER}) days?|(?<later>${ENGLISH_NUMBER}) days? from now)\\b`,
      'g',
    ),
    read: ({ count, later }, today) => inDays(today, numberIn(ENGLISH, count ?? later)),
  },
  {
    pattern: new RegExp(`\\b(?:within|in the next) (?<count>${ENGLISH_NUMBER}|few|coming) days?\\b`, 'g'),
    read: ({ count }, today) => span(today.date, addDays(today.date, numberIn(ENGLISH, count) || 6)),
  },
  {
    pattern: /\b(?:(?:in )?(?:a|the next) few days|(?:over )?the coming days)\b/g,
    read: (_, today) => span(today.date, addDays(today.date, 6)),
  },
  {
    pattern: new RegExp(`\\bin (?<count>${ENGLISH_NUMBER}) months?\\b`, 'g'),
    read: ({ count }, today) => weekInMonths(today, numberIn(ENGLISH, count)),
  },
  {
    pattern: /\b(?:this |the |at the |over the )?(?:(?<next>next |following ))?week-?end\b/g,
    read: ({ next }, today) => weekend(today, next !== undefined),
  },
  {
    pattern: new RegExp(`\\b(?:${PART}|in |during |for )(?<month>${MONTH})(?: (?<year>20\\d{2})(?!\\d))?`, 'g'),
    read: ({ part, month, year }, today) =>
      monthNamed(today, monthIn(ENGLISH, month), yearIn(year), partIn(ENGLISH, part)),
  },
  {
    pattern: new RegExp(`\\b(?:the )?(?:${PART})?next month\\b`, 'g'),
    read: ({ part }, today) => monthsAhead(today, 1, partIn(ENGLISH, part)),
  },
  {
    pattern: new RegExp(`\\b(?:(?:the )?${PART}(?:the |this )?month|this month)\\b`, 'g'),
    read: ({ part }, today) => monthsAhead(today, 0, partIn(ENGLISH, part)),
  },
];

/** Read only where no day was: "as soon as possible on Thursday" is Thursday. */
export const ENGLISH_ANY_DAY: readonly DayRule[] = [
  {
    pattern:
      /\b(?:as (?:soon|quickly|early) as (?:possible|you can|poss)|asap|urgent(?:ly)?|at the earliest|any ?time(?! (?:on|after|before|from|between|in))|any day(?! (?:after|before|from))|whenever(?: you can| suits| possible)?|(?:your |the )?(?:first|next|earliest) (?:available )?(?:slot|appointment|opening|availability|possible)|(?:first|next|earliest|soonest) available)\b/g,
    read: (_, today) => span(today.date, addDays(today.date, HORIZON_DAYS - 1)),
  },
];
