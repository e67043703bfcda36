import { addDays, toInstant, toLocal } from '#language/zone.ts';

/** A message we start ourselves leaves between these local times; an answer leaves at any time, since the person wrote. */
const dayStarts = '08:00';
const dayEnds = '20:00';

type Verdict = { kind: 'now' } | { kind: 'never' } | { kind: 'later'; at: Date; reason: string };

/** Whether a message may leave now. The only place where opt-outs and quiet hours are decided. */
export function mayLeave(message: { isReply: boolean; isSuppressed: boolean }, now: Date, zone: string): Verdict {
  if (message.isSuppressed) return { kind: 'never' };
  if (message.isReply) return { kind: 'now' };
  const { date, time } = toLocal(now, zone);
  if (time >= dayStarts && time < dayEnds) return { kind: 'now' };
  const day = time < dayStarts ? date : addDays(date, 1);
  const at = toInstant(day, dayStarts, zone);
  if (!at) throw new Error(`There is no ${dayStarts} on ${day} in ${zone}.`);
  return { kind: 'later', at, reason: 'quiet hours' };
}
