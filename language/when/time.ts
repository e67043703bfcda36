import type { LocalTime } from '../zone.ts';
import { timeOf } from './clock.ts';
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

const noTime: TimeReading = { time: null, from: null, to: null, around: false, isToday: false, exists: true };
/** "9h ou 10h" are two starts: the window runs this much past the later one. */
const pastLastMinutes = 30;
const firstMinute = 360;
const lastMinute = 1439;
const noon: LocalTime = '12:00';
const evening: LocalTime = '17:00';

/** The times of a whole message as one: exact when one time is wanted, otherwise a window. */
export function joinTimes(
  said: readonly TimeSaid[],
  parts: readonly DayPart[],
  refused: readonly DayPart[],
  nowMinutes: number,
): TimeReading {
  const window = windowOf(parts, refused);
  const exact: number[] = [];
  let around = false;
  let isToday = parts.some((part) => part.isToday);

  // "8h30-10h ou 14h-16h30": no one window says it, and none is claimed.
  if (said.filter(({ kind }) => kind === 'between' || kind === 'either').length > 1) return { ...noTime, isToday };
  for (const value of said) {
    if (minutesSaid(value).some((minutes) => Number.isNaN(minutes))) {
      return { ...noTime, isToday, exists: false };
    }
    if (value.kind === 'later') {
      exact.push(nowMinutes + value.minutes);
      isToday = true;
    } else if (value.kind === 'within') {
      window.from = timeOf(nowMinutes);
      window.to = timeOf(nowMinutes + value.minutes);
      isToday = true;
    } else if (value.kind === 'between' || value.kind === 'either') {
      const [first = 0, last = 0] = minutesSaid(value).toSorted((a, b) => a - b);
      // "entre 22h et 1h": no hours of a working day.
      if (value.to.minutes < value.from.minutes && first < firstMinute) return { ...noTime, isToday };
      window.from = timeOf(first);
      window.to = timeOf(value.kind === 'either' ? Math.min(last + pastLastMinutes, lastMinute) : last);
    } else if (value.kind === 'from' || value.kind === 'to') window[value.kind] = timeOf(value.clock.minutes);
    else exact.push(value.clock.minutes);
    around ||= value.kind === 'around' || value.kind === 'later';
  }

  if (exact.length === 0) {
    // "avant 10h ou après 16h": no one window says it, and none is claimed.
    const isOneWindow = window.from === null || window.to === null || window.from < window.to;
    return { time: null, ...(isOneWindow ? window : { from: null, to: null }), around: false, isToday, exists: true };
  }
  const first = Math.min(...exact);
  const last = Math.max(...exact);
  if (first === last) return { time: timeOf(first), from: null, to: null, around, isToday, exists: true };
  const to = timeOf(Math.min(last + pastLastMinutes, lastMinute));
  return { time: null, from: timeOf(first), to, around: false, isToday, exists: true };
}

function minutesSaid(said: TimeSaid): readonly number[] {
  if (said.kind === 'later' || said.kind === 'within') return [said.minutes];
  return said.kind === 'between' || said.kind === 'either'
    ? [said.from.minutes, said.to.minutes]
    : [said.clock.minutes];
}

/** Where the parts of day meet, else from the first to the last of them; a refused morning leaves the afternoon. */
function windowOf(
  parts: readonly DayPart[],
  refused: readonly DayPart[],
): { from: LocalTime | null; to: LocalTime | null } {
  if (parts.length > 0) {
    const starts = parts.map((part) => part.from).toSorted();
    const ends = parts.map((part) => part.to).toSorted();
    const [latest = noon, earliest = noon] = [starts.at(-1), ends[0]];
    if (latest < earliest) return { from: latest, to: earliest };
    return { from: starts[0] ?? null, to: ends.at(-1) ?? null };
  }
  const [first] = refused;
  if (first === undefined) return { from: null, to: null };
  if (first.to <= noon) return { from: noon, to: null };
  return { from: null, to: first.from < evening ? noon : evening };
}
