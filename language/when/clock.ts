import type { LocalTime } from '../zone.ts';

/**
 * A time on the clock, in minutes from midnight; NaN when the clock has no such time. `sure`: nothing can move it to the other
 * half of the day. `isPm`: "pm" was said.
 */
export type Clock = { minutes: number; sure: boolean; isPm: boolean };

/** In minutes. */
export const halfDay = 720;

/** `9h`, `9h30`, `14:30`, `10.30am`, `2 pm`: the figures of both languages, as a pattern and as a clock. */
export const figuresValue =
  '(?:\\d{1,2}(?:[:.]\\d{2})? ?[ap]\\.?m\\b\\.?|\\d{1,2}:\\d{2}(?::\\d{2})?(?![\\d:])|(?<=\\b(?:a|at) )\\d{1,2}\\.\\d{2}(?!\\d))';

export function readFigures(text: string): Clock {
  const [, hour = '', minutes = '0', half] =
    /^(\d{1,2})(?:[ :.h]*(\d{2}))?(?::\d\d)?(?: ?([ap])\.?m)?/.exec(text) ?? [];
  return clock(hour, Number(minutes), half);
}

/** `half` is the "a" of am or the "p" of pm. */
export function clock(hour: string | number, minutes: number, half?: string): Clock {
  const said = Number(hour);
  const exists = said < 24 && minutes < 60 && !(half !== undefined && said > 12);
  const shifted = half === 'p' && said < 12 ? said + 12 : half === 'a' && said === 12 ? 0 : said;
  return {
    minutes: exists ? shifted * 60 + minutes : NaN,
    sure: half !== undefined || said === 0 || said > 12 || String(hour).startsWith('0'),
    isPm: half === 'p',
  };
}

/** Some minutes before or after an hour: "neuf heures moins le quart", "quarter to ten". */
export function moved(base: Clock, minutes: number): Clock {
  return { ...base, minutes: (base.minutes + minutes + 2 * halfDay) % (2 * halfDay) };
}

/** The same time after noon. */
export function afternoon(base: Clock): Clock {
  return base.minutes < halfDay ? { minutes: base.minutes + halfDay, sure: true, isPm: true } : base;
}

export function timeOf(minutes: number): LocalTime {
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}

export function minutesOf(time: LocalTime): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
}
