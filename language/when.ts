import type { Language } from './language.ts';
import type { Prefers } from './when/prefers.ts';
import { readIn, type Reading } from './when/read.ts';
import { toInstant, toLocal, type Local, type LocalDate, type LocalTime } from './zone.ts';

export type When = {
  /** The words that were read. */
  text: string;
  /** Candidate days, in order; none when no day was said. */
  days: LocalDate[];
  /** True: `days` are different readings of the words, ask which. False with several: all of them suit. */
  ambiguous: boolean;
  /** The exact time asked for, or with `around` the time near which. */
  time: LocalTime | null;
  /** A start suits from `from` on and before `to`. Both null beside an exact time. */
  from: LocalTime | null;
  to: LocalTime | null;
  around: boolean;
  /** Of several starts that suit, the first or the last ("le plus tard possible"). */
  prefers: Prefers | null;
  /** `past` keeps the day or days that are gone in `days`. */
  problem: null | 'past' | 'no_such_day' | 'no_such_time';
};

/**
 * The day and time a person asks for in their own words, French or English; null when the words say neither. A day is never
 * guessed: where words have two readings both come back, a day said in words that were not all read ("le deuxième mardi d'après la
 * rentrée") is left out, and a time without a day has no days.
 *
 * Rules worth knowing. "jeudi" is the next one after today; said on a Thursday, today or in a week. "jeudi prochain" is ambiguous
 * while this week's is ahead. A day without a year is the next one, unless it went by in the last 90 days: then it is past.
 * French hours are as said ("2h" is 02:00, "2h de l'après-midi" 14:00); a bare English hour from one to six is after noon.
 */
export function readWhen(text: string, context: { now: Date; zone: string; language: Language }): When | null {
  const { now, zone, language } = context;
  const local = toLocal(now, zone);
  const own = readIn(language, text, local);
  if (own !== null && (own.day !== null || own.isUnsure)) return settle(own, local, zone);
  const other = readIn(language === 'fr' ? 'en' : 'fr', text, local);
  // In the other language a shortened day alone ("sam", "mon") is more likely another word.
  const isPlain =
    other !== null && /\p{L}{4}|\d(?:st|nd|rd|th)\b|\b(?:tues?|weds?|thu|fri) .*\d ?[ap]m\b/u.test(other.text);
  const reading = other !== null && other.day !== null && isPlain ? other : (own ?? timeOnly(other));
  return reading === null ? null : settle(reading, local, zone);
}

function timeOnly(reading: Reading | null): Reading | null {
  return reading === null || reading.day !== null ? null : reading;
}

/** Drops what is over and says what cannot be. */
function settle({ text, day, time: said, prefers }: Reading, local: Local, zone: string): When | null {
  const { time, from, to, around, exists } = said;
  const when: When = { text, days: [], ambiguous: false, time, from, to, around, prefers, problem: null };
  if (day === null && exists && (time ?? from ?? to ?? prefers) === null) return null;
  if (!exists) when.problem = 'no_such_time';
  if (day === null) return when;
  if (day.days.length === 0) return { ...when, problem: 'no_such_day' };

  const end = time ?? to;
  const isTodayOver = end !== null && (time === null ? end <= local.time : end < local.time);
  const ahead = day.days.filter((date) => date > local.date || (date === local.date && !isTodayOver));
  if (ahead.length === 0) return { ...when, days: [...day.days], problem: when.problem ?? 'past' };

  const [only] = ahead;
  if (time !== null && only !== undefined && ahead.length === 1 && toInstant(only, time, zone) === null) {
    when.problem = 'no_such_time';
  }
  return { ...when, days: ahead, ambiguous: day.ambiguous && ahead.length > 1 };
}
