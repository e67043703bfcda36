import { z } from 'zod';
import { readBareCents, without } from '../read/terms.ts';
import type { Amend } from './correction.ts';

const slips =
  /\b(?:sorry|pardon|oops|oups|non|no|nan|plutot|instead|rather|wrong|erreur|trompe\w*|finalement|actually|en fait)\b/;
const denied = /\b(?:pas|not|au lieu de|instead of|et non|plut[oô]t que)\s+(?:€\s?)?\d[\d\s.,]*(?:€|euros?)?/gi;
const outcome = z.looseObject({ outcome: z.string() });

/** "Sorry, 120, not 100": the sum that was just recorded, or that waits for a yes, is another one. */
export const ofAmount: Amend = (reading, { last, said }) => {
  const isElse = reading.source.includes('?') || reading.spans.some(({ kind }) => kind !== 'when');
  if (last.intent === null || last.filled['amount'] === undefined || isElse || !slips.test(said)) return null;
  const cents = readBareCents(without(reading, 'when').replaceAll(denied, ' '));
  if (cents === null || String(cents) === last.filled['amount']) return null;
  const again = { intent: last.intent, said: { ...last.filled, amount: String(cents) } };
  // What is recorded is taken back first.
  return outcome.safeParse(last.output).data?.outcome === 'recorded'
    ? { intent: 'undo', said: {}, isPlain: true, also: again }
    : { ...again, isPlain: true };
};
