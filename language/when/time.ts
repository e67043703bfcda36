import type { Language } from '../language.ts';
import type { LocalTime } from '../zone.ts';
import { afternoon, timeOf, type Clock } from './clock.ts';
import { isRejected } from './roles.ts';
import type { Piece, Sheet } from './sheet.ts';
import type { DayPart, TimeSaid } from './time-words.ts';

/** `isToday`: the words name today ("tonight", "dans 2 heures"). `exists` is false for "25h". */
export type TimeReading = {
  time: LocalTime | null;
  from: LocalTime | null;
  to: LocalTime | null;
  around: boolean;
  isToday: boolean;
  exists: boolean;
};

/** An English hour without am or pm from one to six is after noon: nobody books a garage at 2 in the night. */
const LAST_AFTERNOON_HOUR = 6;
/** "9h ou 10h" are two starts: the window runs this much past the later one. */
const PAST_LAST_MINUTES = 30;
const NOON: LocalTime = '12:00';
const EVENING: LocalTime = '17:00';

/** The times of a whole message as one: exact when one time is wanted, otherwise a window. */
export function joinTimes(
  sheet: Sheet,
  said: readonly Piece<TimeSaid>[],
  partsSaid: readonly Piece<DayPart>[],
  nowMinutes: number,
  language: Language,
): TimeReading {
  const parts = partsSaid.filter((piece) => !isRejected(sheet, piece)).map((piece) => piece.value);
  const window = windowOf(parts, partsSaid.length > parts.length ? partsSaid : []);
  const settle = (clock: Clock): Clock => halfOfDay(clock, parts, language);
  const exact = new Set<number>();
  let around = false;
  let { from, to } = window;
  let isToday = parts.some((part) => part.isToday);
  let exists = true;

  for (const { value } of said) {
    if (value.kind === 'later') {
      const minutes = nowMinutes + value.minutes;
      if (minutes >= 1440) continue;
      exact.add(minutes);
      around = true;
      isToday = true;
      continue;
    }
    if (value.kind === 'between') {
      const last = settle(value.to).minutes;
      const first = settle(value.from).minutes;
      if (Number.isNaN(first + last)) exists = false;
      else [from, to] = first < last ? [timeOf(first), timeOf(last)] : [timeOf(last), timeOf(first)];
      continue;
    }
    const { minutes } = settle(value.clock);
    if (Number.isNaN(minutes)) exists = false;
    else if (value.kind === 'from') from = timeOf(minutes);
    else if (value.kind === 'to') to = timeOf(minutes);
    else exact.add(minutes);
    around ||= value.kind === 'around';
  }

  const times = [...exact].toSorted((a, b) => a - b);
  const [first] = times;
  const last = times.at(-1);
  if (first !== undefined && first === last)
    return { time: timeOf(first), from: null, to: null, around, isToday, exists };
  if (first !== undefined && last !== undefined) {
    return { time: null, from: timeOf(first), to: timeOf(last + PAST_LAST_MINUTES), around: false, isToday, exists };
  }
  return { time: null, from, to, around: false, isToday, exists };
}

/** The parts of day from the first to the last; a refused morning leaves the afternoon. */
function windowOf(
  parts: readonly DayPart[],
  refused: readonly Piece<DayPart>[],
): { from: LocalTime | null; to: LocalTime | null } {
  if (parts.length > 0) {
    return {
      from: parts.map((part) => part.from).toSorted()[0] ?? null,
      to:
        parts
          .map((part) => part.to)
          .toSorted()
          .at(-1) ?? null,
    };
  }
  const [first] = refused;
  if (first === undefined) return { from: null, to: null };
  if (first.value.to <= NOON) return { from: NOON, to: null };
  return { from: null, to: first.value.from < EVENING ? NOON : EVENING };
}

function halfOfDay(clock: Clock, parts: readonly DayPart[], language: Language): Clock {
  if (clock.sure) return clock;
  const [part] = parts;
  if (parts.length === 1 && part !== undefined) return part.from >= NOON ? afternoon(clock) : clock;
  const hour = Math.floor(clock.minutes / 60);
  return language === 'en' && hour >= 1 && hour <= LAST_AFTERNOON_HOUR ? afternoon(clock) : clock;
}
