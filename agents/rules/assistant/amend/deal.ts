import { z } from 'zod';
import { readBareCents } from '../read/terms.ts';
import { unreadWords } from '../unread.ts';
import type { Amend } from './correction.ts';

const dealOutput = z.looseObject({ deal: z.looseObject({ id: z.string() }) });
const opensAgain =
  /\b(?:remets?(?: la)? en cours|rouvre|reopen|open again|put it back|pas gagne|not won|still open|toujours en cours)\b/;
const amountAgain = /^(?:pour|for|at|a|en fait|finalement|actually|non|no|plutot|c est|it s|make it|mets)\b/;

/** Open again, or of another amount. */
export const ofDeal: Amend = (reading, { last, said, isCorrection }) => {
  const { data } = dealOutput.safeParse(last.output);
  if (!data) return null;
  const deal = data.deal.id;
  if (opensAgain.test(said)) return { intent: 'reopen_deal', said: { deal }, isPlain: true };
  const cents = readBareCents(reading.source);
  const isAmount = cents !== null && (isCorrection || amountAgain.test(said)) && unreadWords(reading).length === 0;
  return isAmount ? { intent: 'deal_amount', said: { deal, amount: String(cents) }, isPlain: true } : null;
};
