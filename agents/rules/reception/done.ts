import { z } from 'zod';
import { dayLabel, timeLabel } from '#language/format.ts';
import { readYesNo } from '#language/yes-no.ts';
import type { PastCall } from '../read-prompt.ts';
import type { Dialog, DialogScope, Done } from './dialog.ts';
import type { CustomerReading } from './reading.ts';
import type { SkillName } from './skill-name.ts';

const touchedShape = z.object({
  outcome: z.enum(['booked', 'moved', 'cancelled']),
  appointment: z.object({ appointment: z.string(), service: z.string(), startsAt: z.string() }),
});

const secondThought =
  /\b(?:finalement|en fait|plutot|prefere|prefererais|oups|oops|pardon|desolee?|sorry|voulais dire|je me suis trompee?|erreur|mistake|actually|instead|rather|meant|wait|attendez|non|no|mince)\b/;
const notThat =
  /\b(?:non pas|pas (?:le |ce |a )?|not (?:on |at )?)(?=\d|lun|mar|mer|jeu|ven|sam|dim|mon|tue|wed|thu|fri|sat|sun|demain|tomorrow|today|aujourd)/;
const anew =
  /\b(?:rebook|re book|reprendre|reprends|rereserver|re reserver|remettre|reserver a nouveau|book (?:it )?again|again)\b/;

/** What a call has done for good; null for one that has done nothing yet. */
export function readDone({ output }: PastCall): Done | null {
  const touched = touchedShape.safeParse(output);
  if (!touched.success) return null;
  return { how: touched.data.outcome === 'cancelled' ? 'cancelled' : 'stands', ...touched.data.appointment };
}

/** A change of mind right after: another time for what was booked, the same service again after it was cancelled. */
export function hearSecondThought({ done, task, wantsDetails }: Dialog, reading: CustomerReading): SkillName | null {
  if (done === null || task !== null) return null;
  const said = reading.words.join(' ');
  const isSame = reading.services.length + reading.unclear.length === 0 || reading.services[0] === done.service;
  if (!isSame || reading.stance.deniesCancel) return null;
  if (done.how === 'cancelled') {
    const isWish = reading.when !== null && /\b(?:book|reserve[rz]?|prendre|prenez|mettre|mettez)\b/.test(said);
    return anew.test(said) || isWish ? 'book' : null;
  }
  const isNo = readYesNo(reading.text) === 'no';
  if (isNo) return wantsDetails ? null : 'refuse';
  const best = reading.ranked[0]?.name;
  if (best === 'cancel' || best === 'person') return null;
  const isTime = reading.when !== null && secondThought.test(said);
  return isTime || notThat.test(said) ? 'move' : null;
}

/** The day and time that stand, which the new words replace in part; of a day that is refused, neither is kept. */
export function wishOfDone(
  { startsAt }: Done,
  reading: CustomerReading,
  { context }: DialogScope,
): Pick<Dialog, 'day' | 'time'> {
  const [day = '', time = ''] = startsAt.split('T');
  const isRefused = /\b(?:pas|not)\b/.test(reading.words.join(' ')) && (reading.when?.days.includes(day) ?? false);
  return {
    day: isRefused ? null : dayLabel(day, context.language),
    time: timeLabel(time, context.language),
  };
}
