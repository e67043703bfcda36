import { addDays, toInstant, toLocal } from '#language/zone.ts';

/** What we start ourselves leaves to a customer between these local times; an answer leaves at any time, since somebody wrote. */
const dayStarts = '08:00';
const dayEnds = '20:00';

/** An answer that could not leave for this long would only confuse: nobody remembers the question. */
const staleMs = 24 * 3_600_000;

type Verdict =
  | { kind: 'now' }
  | { kind: 'never'; why: 'opted_out' | 'outdated' | 'window_closed' | 'too_old' }
  | { kind: 'later'; at: Date; reason: string };

export interface Leaving {
  /** A reply answers somebody; a reminder and a notice we start ourselves. */
  purpose: 'reply' | 'reminder' | 'notice';
  /** Whether the channel lets us write freely; `none` where it always does, and for a template. */
  window: 'none' | 'open' | 'closed';
  isSuppressed: boolean;
  /** What it says is true no longer: the appointment of a reminder is over, or off. */
  isOutdated: boolean;
  /** Members are told at any hour what they must know; customers sleep. */
  isToMember: boolean;
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
  const { date, time } = toLocal(now, zone);
  if (time >= dayStarts && time < dayEnds) return { kind: 'now' };
  const day = time < dayStarts ? date : addDays(date, 1);
  const at = toInstant(day, dayStarts, zone);
  if (!at) throw new Error(`There is no ${dayStarts} on ${day} in ${zone}.`);
  return { kind: 'later', at, reason: 'quiet hours' };
}
