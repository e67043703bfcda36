import { sayWhen } from '#language/when/say-when.ts';
import type { Language } from '#language/language.ts';
import type { When } from '#language/when.ts';
import { type LocalDate, type LocalTime, weekdayOf } from '#language/zone.ts';

/** When somebody wants to come: all that was said of it in any number of messages. */
export interface TimeWish {
  /** The days that suit, in order; null while none was said. */
  days: readonly LocalDate[] | null;
  /** The weekdays, when they were said without a date: "mercredi" of whichever week is spoken of. */
  weekdays: readonly number[] | null;
  /** The days are readings of one word, and which is meant is not known. */
  ambiguous: boolean;
  /** The week or longer that was spoken of: a weekday named later lies in it. */
  span: readonly LocalDate[] | null;
  /** Days that do not suit. */
  notDays: readonly LocalDate[];
  time: LocalTime | null;
  around: boolean;
  from: LocalTime | null;
  to: LocalTime | null;
  prefers: When['prefers'];
}

export const anyTime: TimeWish = {
  days: null,
  weekdays: null,
  ambiguous: false,
  span: null,
  notDays: [],
  time: null,
  around: false,
  from: null,
  to: null,
  prefers: null,
};

type Days = Pick<TimeWish, 'days' | 'weekdays' | 'ambiguous' | 'span'>;

/** As many days are a span to choose a weekday in. */
const shortestSpan = 4;
type Hours = Pick<TimeWish, 'time' | 'around' | 'from' | 'to'>;

/** What a message says of when, as a wish of its own. */
export function timeWishOf({ text, days, ambiguous, time, around, from, to, prefers }: When): TimeWish {
  const weekdays = days.length > 0 && isWeekdays(text) ? [...new Set(days.map(weekdayOf))] : null;
  const span = weekdays === null && !ambiguous && days.length >= shortestSpan ? days : null;
  return {
    ...anyTime,
    days: days.length > 0 ? days : null,
    weekdays,
    ambiguous,
    span,
    time,
    around,
    from,
    to,
    prefers,
  };
}

/**
 * Both wishes as one. What can hold together narrows, in any order: "la semaine prochaine" and "mercredi", "le matin" and
 * "après 10h". What cannot is a correction, and the later one holds: "jeudi 10h", then "vendredi", keeps the hour.
 */
export function narrowTime(wish: TimeWish, said: TimeWish): TimeWish {
  const days = narrowDays(wish, said);
  const notDays = [...new Set([...wish.notDays, ...said.notDays])];
  const kept = days.days?.filter((day) => !notDays.includes(day)) ?? null;
  // A day that was refused and is asked for by name after all is wanted.
  const isNamed = kept !== null && kept.length === 0 && said.days !== null;
  return {
    ...days,
    days: isNamed ? days.days : kept?.length === 0 ? null : kept,
    notDays: isNamed ? notDays.filter((day) => !days.days?.includes(day)) : notDays,
    ...narrowHours(isCorrection(wish, said, days) ? anyTime : wish, said),
    prefers: said.prefers ?? wish.prefers,
  };
}

/** Without days and hours that do not suit. */
export function withoutTime(wish: TimeWish, not: TimeWish): TimeWish {
  const notDays = [...new Set([...wish.notDays, ...(not.days ?? [])])];
  const left = wish.days?.filter((day) => !notDays.includes(day)) ?? [];
  const isHour = not.time !== null && not.time === wish.time;
  return {
    ...wish,
    notDays,
    days: left.length > 0 ? left : null,
    weekdays: left.length > 0 ? wish.weekdays : null,
    ...(isHour && { time: null, around: false }),
  };
}

/** The wish in words that a tool reads back; null while no day was said. */
export function wishInWords(wish: TimeWish, language: Language): string | null {
  if (wish.days === null) return null;
  return sayWhen({ ...wish, days: [...wish.days] }, language);
}

export function saysHours({ time, from, to }: Hours): boolean {
  return time !== null || from !== null || to !== null;
}

/** Another day with hours of its own: "jeudi 10h", then "vendredi matin". */
function isCorrection(wish: TimeWish, said: TimeWish, { days }: Days): boolean {
  if (wish.days === null || said.days === null || days === null || !saysHours(said)) return false;
  return !days.some((day) => wish.days?.includes(day) || wish.weekdays?.includes(weekdayOf(day)));
}

function narrowDays(wish: TimeWish, said: TimeWish): Days {
  if (said.days === null) return daysOf(wish);
  const span = said.span ?? wish.span;
  if (wish.days === null) return { ...daysOf(said), span };
  const { weekdays } = said;
  const named = weekdays === null ? null : (inSpan(wish.days, weekdays) ?? inSpan(wish.span ?? [], weekdays));
  const kept = wish.weekdays !== null && said.span !== null ? inSpan(said.span, wish.weekdays) : null;
  const days = named ?? kept ?? said.days.filter((day) => wish.days?.includes(day));
  if (days.length === 0) return { ...daysOf(said), span };
  const both = weekdays?.filter((weekday) => wish.weekdays?.includes(weekday)) ?? [];
  return {
    days,
    weekdays: both.length > 0 ? both : (weekdays ?? wish.weekdays),
    ambiguous: wish.ambiguous && said.ambiguous && days.length > 1,
    span,
  };
}

function daysOf({ days, weekdays, ambiguous, span }: Days): Days {
  return { days, weekdays, ambiguous, span };
}

/** The days of a span that are one of some weekdays; null when none is. */
function inSpan(span: readonly LocalDate[], weekdays: readonly number[]): readonly LocalDate[] | null {
  const days = span.filter((day) => weekdays.includes(weekdayOf(day)));
  return days.length === 0 ? null : days;
}

function narrowHours(wish: Hours, said: Hours): Hours {
  const { time, around, from, to } = wish;
  if (!saysHours(said)) return { time, around, from, to };
  const own = { time: said.time, around: said.around, from: said.from, to: said.to };
  if (!saysHours(wish) || said.time !== null) return own;
  if (time !== null) return isWithin(time, said) ? { time, around, from, to } : own;
  const begin = latest(from, said.from);
  const end = earliest(to, said.to);
  return begin !== null && end !== null && begin >= end ? own : { time: null, around: false, from: begin, to: end };
}

function isWithin(time: LocalTime, { from, to }: Hours): boolean {
  return (from === null || time >= from) && (to === null || time < to);
}

function latest(one: LocalTime | null, other: LocalTime | null): LocalTime | null {
  return one === null || (other !== null && other > one) ? other : one;
}

function earliest(one: LocalTime | null, other: LocalTime | null): LocalTime | null {
  return one === null || (other !== null && other < one) ? other : one;
}

const dateWords =
  /\b(?:prochaine?s?|next|semaines?|weeks?|huit|quinze|quinzaine|fortnight|this|ce|cette|premiere?|derniere?|first|last|avant|jan\w*|feb\w*|fev\w*|mar(?:s|ch)|apr\w*|avril|mai|may|jui[nl]\w*|june?|july?|aout|aug\w*|sept\w*|oct\w*|nov\w*|dec\w*|demain|tomorrow|today|aujourd)\b|\b\d{1,2}(?:st|nd|rd|th|er)?\b(?! ?(?:h|:|[ap]m|heures?))|\//;
const weekdayWords =
  /\b(?:lundis?|mardis?|mercredis?|jeudis?|vendredis?|samedis?|dimanches?|lun|mer|jeu|ven|sam|dim|mon|tues?|weds?|thu(?:rs?)?|fri|sat|sun|(?:mon|tues|wednes|thurs|fri|satur|sun)days?)\b/;

/** Names of weekdays, and nothing that says of which week. */
function isWeekdays(text: string): boolean {
  const plain = text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();
  const days = plain.replaceAll(/\b\d{1,2} ?(?:h ?\d{0,2}|:\d{2}|[ap]m)(?: ?\d{2})?\b/g, ' ');
  return weekdayWords.test(days) && !dateWords.test(days);
}
