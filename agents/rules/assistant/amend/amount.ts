import { z } from 'zod';
import { readBareCents, without } from '../read/terms.ts';
import type { Filled } from '../../dialogue/intent.ts';
import { methodIn } from '../invoices.ts';
import type { Amend, Amending, Amendment } from './correction.ts';

const slips =
  /\b(?:sorry|pardon|oops|oups|non|no|nan|plutot|instead|rather|wrong|erreur|trompe\w*|finalement|actually|en fait)\b/;
const denied = /\b(?:pas|not|au lieu de|instead of|et non|plut[oô]t que)\s+(?:€\s?)?\d[\d\s.,]*(?:€|euros?)?/gi;
const mistakes = /\b(?:mistake|en fait|c etait|it was|my bad|au temps pour moi|autant pour moi)\b/;
const otherMethod =
  /(?<!\p{L})(?:pas|not|et non) (?:par |by |en |in |a |la |une? |the )?(?:cb|cartes?|card|ch[èe]ques?|cheques?|check|cash|esp[èe]ces?|liquide|virements?|transfer)(?!\p{L})/iu;
const outcome = z.looseObject({ outcome: z.string() });

/** "Sorry, 120, not 100": the sum that was just recorded, or that waits for a yes, is another one. */
export const ofAmount: Amend = (reading, { last, said }) => {
  const isElse = reading.source.includes('?') || reading.spans.some(({ kind }) => kind !== 'when');
  if (last.intent === null || isElse) return null;
  const paid = paidOtherwise(reading.source, said, last);
  if (paid !== null) return paid;
  if (last.filled['amount'] === undefined || !slips.test(said)) return null;
  const cents = readBareCents(without(reading, 'when').replaceAll(denied, ' '));
  if (cents === null || String(cents) === last.filled['amount']) return null;
  const again = { intent: last.intent, said: { ...last.filled, amount: String(cents) } };
  return recordedAnew(again, last);
};

/** "My mistake, it was a cheque", "et par chèque, pas cb": the payment that was just recorded came another way. */
function paidOtherwise(source: string, said: string, last: Amending['last']): Amendment | null {
  const method = methodIn(source.replace(otherMethod, ' '));
  const isSlip = slips.test(said) || mistakes.test(said) || otherMethod.test(source);
  if (last.intent !== 'record_payment' || method === null || method === last.filled['method'] || !isSlip) return null;
  return recordedAnew({ intent: last.intent, said: { ...last.filled, method } }, last);
}

/** What is recorded is taken back first. */
function recordedAnew(again: { intent: string; said: Filled }, last: Amending['last']): Amendment {
  return outcome.safeParse(last.output).data?.outcome === 'recorded'
    ? { intent: 'undo', said: {}, isPlain: true, also: again }
    : { ...again, isPlain: true };
}
