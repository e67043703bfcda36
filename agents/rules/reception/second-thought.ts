import { z } from 'zod';
import { saysCallOff } from '#language/calls-off.ts';
import { readYesNo } from '#language/yes-no.ts';
import { givesThanks } from '../manners.ts';
import type { PastCall } from '../read-prompt.ts';
import { certain, type CustomerHearing, type HeardActs } from './heard.ts';
import type { CustomerReading } from './reading.ts';
import { saidOfBooking, saidOfMove } from './said.ts';
import type { CustomerState, Done } from './state.ts';

const touchedShape = z.object({
  outcome: z.enum(['booked', 'moved', 'cancelled', 'confirmed']),
  appointment: z.object({ appointment: z.string(), service: z.string(), startsAt: z.string() }),
});

const secondThought =
  /\b(?:finalement|en fait|plutot|prefere|prefererais|oups|oops|pardon|desolee?|sorry|voulais dire|je me suis trompee?|erreur|mistake|actually|instead|rather|meant|wait|attendez|non|no|mince)\b/;
/** "Ah non attendez, finalement non": what was just agreed is taken back. */
const flatNo =
  /\b(?:finalement non|non finalement|en fait non|non en fait|scrap (?:that|it)|changed my mind|change d avis|annulez (?:celui|ca)|cancel (?:that|it|this)|(?:laissez tomber|oubliez|annulez|forget) (?:ce|le|the|that) (?:rdv|rendez vous|appointment|booking|one))\b/;
const notThat =
  /\b(?:non pas|pas (?:le |ce |a )?|not (?:on |at )?)(?=\d|lun|mar|mer|jeu|ven|sam|dim|mon|tue|wed|thu|fri|sat|sun|demain|tomorrow|today|aujourd)/;
const anew =
  /\b(?:rebook|re book|reprendre|reprends|rereserver|re reserver|remettre|remettez|reserver a nouveau|book (?:it )?again|again|gardez|garder|keep it|keep (?:the|my))\b/;

/** What a call has done for good; null for one that has done nothing yet. */
export function readDone({ output }: PastCall): Done | null {
  const touched = touchedShape.safeParse(output);
  if (!touched.success) return null;
  return { how: touched.data.outcome === 'cancelled' ? 'cancelled' : 'stands', ...touched.data.appointment };
}

/** "A 10h donc" says the hour that was booked again. */
function isDoneAt({ when }: CustomerReading, { startsAt }: Done): boolean {
  const start = startsAt.slice(11);
  if (when === null || when.time !== null) return when?.time === start;
  return (when.from === null || start >= when.from) && (when.to === null || start < when.to);
}

/** A change of mind right after: another time for what was booked, the same service again after it was cancelled. */
export function hearSecondThought(
  reading: CustomerReading,
  state: CustomerState,
  scope: CustomerHearing,
): HeardActs | null {
  const { done, frames } = state;
  if (done === null || frames.length > 0) return null;
  const said = reading.words.join(' ');
  if (
    done.how === 'stands' &&
    flatNo.test(said) &&
    (reading.when?.time ?? null) === null &&
    !notThat.test(said) &&
    !/\b(?:pas|not)\b/.test(said)
  )
    return {
      acts: [{ kind: 'wish', intent: 'cancel', said: { appointment: done.appointment } }],
      about: 'cancel',
      confidence: certain,
    };
  const isSame = reading.services.length + reading.unclear.length === 0 || reading.services[0] === done.service;
  if (!isSame || reading.stance.deniesCancel) return null;
  if (done.how === 'cancelled') {
    const best = scope.ear.rank(reading.text)[0]?.intent ?? '';
    const isWish = reading.when !== null && (best === 'move' || best === 'book');
    if (!anew.test(said) && !isWish) return null;
    return {
      acts: [{ kind: 'wish', intent: 'book', said: saidOfBooking(reading, state, scope) }],
      about: 'book',
      confidence: certain,
    };
  }
  if (readYesNo(reading.text) === 'no') return null;
  const isNotThat = notThat.test(said);
  const [best] = scope.ear.rank(reading.text);
  const isClear = best !== undefined && best.probability >= scope.ear.guessFrom;
  const isCancel = isClear && best.intent === 'cancel' && saysCallOff(reading.text);
  const isElse = isCancel || (isClear && best.intent === 'person');
  if (isElse && !isNotThat) return null;
  // "Afternoon please", right after something was booked for the morning.
  const isHours = reading.isBare && reading.when !== null && reading.when.days.length === 0 && !isDoneAt(reading, done);
  const isAnother = secondThought.test(said) || (isHours && !givesThanks(reading.words));
  const isTime = reading.when !== null && isAnother;
  if (!isTime && !isNotThat) return null;
  return {
    acts: [{ kind: 'wish', intent: 'move', said: saidOfMove(reading, state, scope) }],
    about: 'move',
    confidence: certain,
  };
}
