import type { Language } from '../language.ts';
import type { Clock } from './clock.ts';
import { afternoon, minutesOf } from './clock.ts';
import type { Piece, Sheet } from './sheet.ts';
import type { DayPart, TimeSaid } from './time-words.ts';

/** An English hour without am or pm from one to six is after noon: nobody books a garage at 2 in the night. */
const lastAfternoonHour = 6;
const noonMinutes = 720;
/** "8h demain soir": a part of day this near a time, and nothing but small words between, belongs to it. */
const nearPattern = /^ ?(?!.*\b(?:ou|et|or|and|mais|but|puis|then)\b)[^,.;!?]{0,14}$/;

/** The times of a message with each in the half of the day it was meant in. */
export function inTheirHalf(
  sheet: Sheet,
  times: readonly Piece<TimeSaid>[],
  parts: readonly Piece<DayPart>[],
  language: Language,
): Piece<TimeSaid>[] {
  return times.map((piece) => {
    const part = parts.find((each) => nearPattern.test(wordsBetween(sheet, piece, each)))?.value ?? null;
    const settle = (clock: Clock): Clock => halfOf(clock, part, language);
    const { value } = piece;
    if (value.kind === 'later' || value.kind === 'within') return piece;
    if (value.kind === 'between' || value.kind === 'either')
      return { ...piece, value: { ...value, from: settle(value.from), to: settle(value.to) } };
    return { ...piece, value: { ...value, clock: settle(value.clock) } };
  });
}

function wordsBetween(sheet: Sheet, one: Piece<unknown>, other: Piece<unknown>): string {
  return one.at < other.at ? sheet.plain.slice(one.end, other.at) : sheet.plain.slice(other.end, one.at);
}

function halfOf(clock: Clock, part: DayPart | null, language: Language): Clock {
  if (clock.sure) return clock;
  if (part !== null) {
    const shifted = clock.minutes + noonMinutes;
    const isMeant = shifted >= minutesOf(part.from) - 60 && shifted <= minutesOf(part.to) + 120;
    return minutesOf(part.from) >= noonMinutes && isMeant ? afternoon(clock) : clock;
  }
  const hour = Math.floor(clock.minutes / 60);
  return language === 'en' && hour >= 1 && hour <= lastAfternoonHour ? afternoon(clock) : clock;
}
