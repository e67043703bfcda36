import { addDays, type LocalDate } from '../zone.ts';
import type { When } from '../when.ts';

/**
 * A reading in one line, for tables of phrases: `11-24 14:30`, `11-23 or 11-30`, `12-01..12-10`, `10:00-12:00`, `~10:00`,
 * `11-26 latest`, `11-22 past`. The year is left out in 2026.
 */
export function summary(when: When | null): string {
  if (when === null) return 'nothing';
  const { days, ambiguous, time, from, to, around, prefers, problem } = when;
  const clock =
    time === null ? ((from ?? to) === null ? '' : `${from ?? ''}-${to ?? ''}`) : `${around ? '~' : ''}${time}`;
  return [daysOf(days, ambiguous), clock, prefers ?? '', problem ?? ''].filter((part) => part !== '').join(' ');
}

function daysOf(days: readonly LocalDate[], ambiguous: boolean): string {
  const short = days.map((day) => day.replace(/^2026-/, ''));
  const isSpan =
    days.length > 2 && days.every((day, index) => index === 0 || day === addDays(days[index - 1] ?? '', 1));
  return isSpan ? `${short[0]}..${short.at(-1)}` : short.join(ambiguous ? ' or ' : ' and ');
}
