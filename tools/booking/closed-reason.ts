import type { Language } from '#language/language.ts';
import type { When } from '#language/when.ts';
import { type Local, weekdayOf } from '#language/zone.ts';
import { isOpenAt, type OpenDay } from './opening.ts';

/** The hour or the part of the day that is wanted; all null: any. `prefers` never closes a day. */
export type WishedHours = Pick<When, 'time' | 'from' | 'to' | 'prefers'>;

const weekdays = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];

/** Why nothing can be had on a day at the wished time, or no longer can today; null when the doors are open then. */
export function closedReason(
  day: OpenDay,
  { time, from, to }: WishedHours,
  now: Local,
  language: Language,
): string | null {
  if (day.closed) return closedDayReason(day, language);
  if (time && !isOpenAt(day, time)) return 'outside_hours';
  const ranges = day.ranges.filter((range) => (!from || range.to > from) && (!to || range.from < to));
  const isOver = day.date === now.date && !ranges.some((range) => range.to > now.time);
  return ranges.length === 0 || isOver ? 'outside_hours' : null;
}

/** Why a whole day is closed: `closed_sunday`, `holiday:Noël`, `closure:` and the reason given; null on an open day. */
export function closedDayReason({ date, closed }: OpenDay, language: Language): string | null {
  switch (closed?.kind) {
    case 'weekly':
      return `closed_${weekdays[weekdayOf(date)]}`;
    case 'holiday':
      return `holiday:${closed.holiday[language]}`;
    case 'closure':
      return `closure:${closed.reason}`;
    default:
      return null;
  }
}
