import { anyOf, englishVocabulary } from './vocabulary.ts';

const { numbers, ordinals } = englishVocabulary;

/** How the words for days and numbers are written, as patterns without groups. */
export const englishNumber = `(?:\\d{1,2}|${anyOf(numbers.slice(1))})`;
export const englishMonth =
  '(?:january|jan|february|feb|march|mar|april|apr|may|june?|july?|august|aug|september|sept?|october|oct|november|nov|december|dec)(?![a-z])\\.?';
export const englishWeekday = '(?:monday|tue?sday|wedn?e?sday|thu?rs?day|thrusday|friday|saturday|sunday)';
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

/** "the 26th" is a day when the sentence ends there or goes on like one about a day: "the 3rd gear", "the 2nd car" do not. */
export const englishGoesOn =
  '(?=$| ?[.,;!?)](?!\\d)| [DTP]| (?:at|in|on|around|about|after|before|between|by|from|or|and|if|please|for|is|would|works|suits|will|thanks|any|first|early|late|but|then|instead|too|i|we|to|not|free|available|ok|can|do|are|same)(?![a-z]))';
