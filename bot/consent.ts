import { addDays, toInstant, toLocal } from '#language/zone.ts';

/** A message we start ourselves leaves between these local times; an answer leaves at any time, since the person wrote. */
const dayStarts = '08:00';
const dayEnds = '20:00';

/** An answer that could not leave for this long would only confuse: nobody remembers the question. */
const staleMs = 24 * 3_600_000;

type Verdict =
  | { kind: 'now' }
  | { kind: 'never'; why: 'opted_out' | 'too_old' }
  | { kind: 'later'; at: Date; reason: string };

/** Whether a message may leave now. The only place where opt-outs and quiet hours are decided. */
export function mayLeave(
  message: { isReply: boolean; isSuppressed: boolean; createdAt: Date },
  now: Date,
  zone: string,
): Verdict {
  if (message.isSuppressed) return { kind: 'never', why: 'opted_out' };
  const isStale = now.getTime() - message.createdAt.getTime() > staleMs;
  if (message.isReply) return isStale ? { kind: 'never', why: 'too_old' } : { kind: 'now' };
  const { date, time } = toLocal(now, zone);
  if (time >= dayStarts && time < dayEnds) return { kind: 'now' };
  const day = time < dayStarts ? date : addDays(date, 1);
  const at = toInstant(day, dayStarts, zone);
  if (!at) throw new Error(`There is no ${dayStarts} on ${day} in ${zone}.`);
  return { kind: 'later', at, reason: 'quiet hours' };
}
