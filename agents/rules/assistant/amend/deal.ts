import { z } from 'zod';
import { readBareCents } from '../read/terms.ts';
import { unreadWords } from '../unread.ts';
import type { Amend } from './correction.ts';

const dealOutput = z.looseObject({ deal: z.looseObject({ id: z.string() }) });
const opensAgain =
  /\b(?:remets?(?: la)? en cours|rouvre|reopen|open again|put it back|pas gagne|not won|still open|toujours en cours)\b/;
const amountAgain = /^(?:pour|for|at|a|en fait|finalement|actually|non|no|plutot|c est|it s|make it|mets)\b/;

const signed =
  /^(?:(?:super|great|yes|oui|ca y est|bonne nouvelle|good news|and|et) )*(?:(?:they|he|she|ils|elles|il|elle|on|c est) )?(?:(?:ve|have|has|just|ont|a|vient de|viennent de) )*(?:signed|signe|signee|signer)(?: (?:it|le contrat|the contract|ce matin|today|this morning))?$/;

/** Open again, or of another amount. */
export const ofDeal: Amend = (reading, { last, state, said, isCorrection }) => {
  const [only, ...others] = last.tool === 'list_deals' ? state.listed : [];
  const deal = dealOutput.safeParse(last.output).data?.deal.id ?? (others.length === 0 ? only?.id : undefined);
  if (deal === undefined) return null;
  if (signed.test(said) && reading.spans.length === 0) return { intent: 'win_deal', said: { deal }, isPlain: true };
  const isOther = /\b(?:affaire|deal|dossier) (?:de |du |d |the )?(?!est|en|is|la|le|pas|toujours|still)[a-z]{3,}/.test(
    said,
  );
  if (opensAgain.test(said) && !isOther) return { intent: 'reopen_deal', said: { deal }, isPlain: true };
  const cents = readBareCents(reading.source);
  const isAmount = cents !== null && (isCorrection || amountAgain.test(said)) && unreadWords(reading).length === 0;
  return isAmount ? { intent: 'deal_amount', said: { deal, amount: String(cents) }, isPlain: true } : null;
};
