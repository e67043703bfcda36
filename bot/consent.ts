import { addDays, type LocalDate, type LocalTime, toInstant, toLocal } from '#language/zone.ts';
import { minutesOf, timeOf } from '#language/when/clock.ts';
import { isQuietAt, type QuietHours } from '#tools/notifications/quiet-hours.ts';

/** Between these local times nothing that we start ourselves leaves to a customer; an answer leaves at any time, since somebody wrote. */
const night: QuietHours = { from: '20:00', to: '08:00' };

/** An answer that could not leave for this long would only confuse: nobody remembers the question. */
const staleMs = 24 * 3_600_000;
const hourMinutes = 60;

type Verdict =
  | { kind: 'now' }
  | { kind: 'never'; why: 'opted_out' | 'outdated' | 'window_closed' | 'too_old' }
  | { kind: 'later'; at: Date; reason: string };

export interface Leaving {
  /** A reply answers somebody; all else we start ourselves. News is a notice to a member that may wait. */
  purpose: 'reply' | 'reminder' | 'notice' | 'news';
  /** Whether the channel lets us write freely; `none` where it always does, and for a template. */
  window: 'none' | 'open' | 'closed';
  isSuppressed: boolean;
  /** What it says is true no longer: the appointment of a reminder is over, or off. */
  isOutdated: boolean;
  /** Members are told at any hour what they must know; customers sleep. */
  isToMember: boolean;
  /** When a member is told no news; null at no time. */
  quiet: QuietHours | null;
  createdAt: Date;
}

/** Whether a message may leave now. The only place where opt-outs, windows and quiet hours are decided. */
export function mayLeave(message: Leaving, now: Date, zone: string): Verdict {
  if (message.isSuppressed) return { kind: 'never', why: 'opted_out' };
  if (message.isOutdated) return { kind: 'never', why: 'outdated' };
  if (message.window === 'closed') return { kind: 'never', why: 'window_closed' };
  if (message.purpose === 'notice' && message.isToMember) return { kind: 'now' };
  const isStale = now.getTime() - message.createdAt.getTime() > staleMs;
  if (message.purpose === 'reply') return isStale ? { kind: 'never', why: 'too_old' } : { kind: 'now' };
  const hours = message.purpose === 'news' ? message.quiet : night;
  const { date, time } = toLocal(now, zone);
  if (!hours || !isQuietAt(hours, time)) return { kind: 'now' };
  return { kind: 'later', at: nextTime(hours.to, { date, time }, zone), reason: 'quiet hours' };
}

function nextTime(to: LocalTime, { date, time }: { date: LocalDate; time: LocalTime }, zone: string): Date {
  const day = time < to ? date : addDays(date, 1);
  // In the night in which the clocks go forward an hour is missing: then it is the next one.
  const at = toInstant(day, to, zone) ?? toInstant(day, timeOf(minutesOf(to) + hourMinutes), zone);
  if (!at) throw new Error(`There is no ${to} on ${day} in ${zone}.`);
  return at;
}
