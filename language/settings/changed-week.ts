import type { LocalTime } from '../zone.ts';
import type { DayChange, Week } from './hours.ts';

/** The week with what was said; null where a day would close before it opens, or opens without a word when it closes. */
export function changedWeek(week: Week, changes: readonly DayChange[]): Week | null {
  const next: Week = structuredClone(week);
  for (const { days, ranges, opens, closes } of changes) {
    for (const day of days) {
      const now = ranges ?? next[day] ?? [];
      const opened = opens === null ? now : startingAt(now, opens);
      const closed = closes === null || opened === null ? opened : endingAt(opened, closes);
      if (closed === null || !isInOrder(closed)) return null;
      next[day] = closed;
    }
  }
  return next;
}

function startingAt(ranges: readonly [LocalTime, LocalTime][], opens: LocalTime): [LocalTime, LocalTime][] | null {
  const left = ranges.filter(([, to]) => to > opens);
  const [first, ...rest] = left;
  return first ? [[opens, first[1]], ...rest] : null;
}

function endingAt(ranges: readonly [LocalTime, LocalTime][], closes: LocalTime): [LocalTime, LocalTime][] | null {
  const left = ranges.filter(([from]) => from < closes);
  const last = left.at(-1);
  return last ? [...left.slice(0, -1), [last[0], closes]] : null;
}

function isInOrder(ranges: readonly [LocalTime, LocalTime][]): boolean {
  return ranges.every(([from, to], index) => from < to && from >= (ranges[index - 1]?.[1] ?? '00:00'));
}
