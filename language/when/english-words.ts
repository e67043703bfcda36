import { anyOf, englishVocabulary } from './vocabulary.ts';

const { numbers, ordinals } = englishVocabulary;

/** How the words for days and numbers are written, as patterns without groups. */
export const englishNumber = `(?:\\d{1,2}|${anyOf(numbers.slice(1))})`;
export const englishMonth =
  '(?:january|jan|february|feb|march|mar|april|apr|may|june?|july?|august|aug|september|sept?|october|oct|november|nov|december|dec)(?![a-z])\\.?';
export const englishWeekday = '(?:monday|tue?sday|wedn?e?sday|thu?rs?day|thrusday|friday|saturday|sunday)';
/** Short days in a row ("mon, tue or wed"), or refused ("not sat"), are no other words. */
const anyShort = '(?:mon|tues?|weds?|thu(?:rs?)?|fri|sat|sun)';
const listJoint = '(?: ?[,/-] ?| (?:or|and|nor|&|to|till?|until|thru|through) |, (?:or|and|nor) )';
export const englishListedDay = `${anyShort}(?![a-z])(?:(?=${listJoint}${anyShort}(?![a-z]))|(?<=\\b${anyShort}${listJoint}${anyShort})|(?<=\\b(?:not|do|make|except|but|nor|maybe|perhaps) ${anyShort})(?=$| ?[.,;!?/]| (?:or|and|nor|but|if|then|at|before|after|b4|morning|afternoon|evening|please|pls|works|is|would|D|P|T)(?![a-z])))`;
export const englishShortDay = '(?:mon|tues?|weds?|thu(?:rs?)?|fri|sat|sun)\\.?';

/** The number of a day in words: "the fourth", "twenty-sixth". */
export const englishDayWord = `${anyOf(ordinals)}(?![a-z])`;
export const englishDayNumber = `(?:\\d{1,2}(?:(?:st|nd|rd|th)(?![a-z]))?|${englishDayWord})`;
/** Which of several: "the second Tuesday". */
export const englishTurn = `(?:${anyOf(ordinals.slice(0, 5))}|last|[1-5](?:st|nd|rd|th))(?![a-z])`;
export const englishMonthRef =
  '(?:(?:of|in) (?:(?:the )?(?:next|following|coming) month|this month|the month))(?![a-z])';
/** The groups `year` or `nextYear`. */
export const englishYear = '(?:,? (?<year>20\\d{2})(?!\\d)|,? (?<nextYear>(?:of )?next year))?';

/** "the week after" counts from what was said; with these behind it not from a feast or a holiday. */
export const englishWeekGoesOn =
  '(?=$| ?[.,;:!?)]| [DTP]| (?:the )?(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*(?![a-z])| (?:maybe|perhaps|please|pls|plz|if|on|and|or|but|would|is|works|for|at|in|around|instead|then|sometime|some|say|like|ideally|preferably|any|either|thanks|could|can|i|we|same|early|late|do|so|that|this|it)(?![a-z]))';

/** "on the 1st", "free the 2nd": without such a word, an hour or a month a first or second is a choice. */
export const englishToDate =
  '\\b(?:on|by|until|till|til|before|after|from|of|to|between|or|and|free|available|appointment|booking|open|come|anything|(?<!\\b(?:go|ok|okay|good|me) )for) ';

/** "the 26th" is a day when the sentence ends there or goes on like one about a day: "the 3rd gear", "the 2nd car" do not. */
export const englishGoesOn =
  '(?=$| ?[.,;!?)](?!\\d)| [DTP]| (?:at|in|on|around|about|after|before|between|by|from|or|and|if|please|for|is|would|works|suits|will|thanks|any|first|early|late|but|then|instead|too|i|we|to|not|free|available|ok|can|do|are|same|either (?:day|one)|both days|each day|every day|whichever)(?![a-z]))';
