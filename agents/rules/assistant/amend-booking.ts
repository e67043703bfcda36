import { z } from 'zod';
import { fold } from '#language/normalise.ts';
import type { Amendment } from './correction.ts';
import { whenWords } from './read/words.ts';
import type { MemberReading } from './reading.ts';

const bookedOutput = z.looseObject({
  outcome: z.literal('booked'),
  appointment: z.looseObject({ appointment: z.string(), startsAt: z.string() }),
});

/** "Non, 16h plutôt": what was just booked is moved, and not booked twice. */
export function ofBooking(reading: MemberReading, output: unknown, isCorrection: boolean): Amendment | null {
  const { data } = bookedOutput.safeParse(output);
  const when = whenWords(reading);
  if (!data || !isCorrection || when === null) return null;
  const { appointment, startsAt } = data.appointment;
  // An hour alone is of the day that was booked.
  const isHour = reading.when?.days.length === 0;
  const moved = isHour ? `${startsAt.slice(0, 10)} ${when}` : when;
  return { intent: 'move_for', said: { appointment, when: moved }, isPlain: true };
}

const blockOutput = z.looseObject({ block: z.looseObject({ id: z.string() }) });

/** "Plutôt de 14h à 16h", "une heure plus tard": the time that was just blocked. */
export function ofBlock(reading: MemberReading, output: unknown): Amendment | null {
  const { data } = blockOutput.safeParse(output);
  const isShift = /\b(?:heures?|hours?|h) (?:plus tard|later|plus tot|earlier)\b/.test(fold(reading.text));
  if (!data || (reading.when === null && !isShift)) return null;
  const when = isShift ? reading.source : (whenWords(reading) ?? reading.source);
  return { intent: 'change_block', said: { block: data.block.id, when } };
}
