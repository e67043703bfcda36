import { z } from 'zod';
import { readBareCents } from '../read/terms.ts';
import { unreadWords } from '../unread.ts';
import type { Amend } from './correction.ts';

const dealOutput = z.looseObject({ deal: z.looseObject({ id: z.string() }) });
const opensAgain =
  /\b(?:remets?(?: la)? en cours|rouvre|reopen|open again|put it back|pas gagne|not won|still open|toujours en cours)\b/;
const amountAgain =
  /^(?:pour|for|at|a|en fait|finalement|actually|non|no|plutot|c est|it s|make it|mets|(?:elle|ca|il|on) (?:la )?passe|it goes)\b|^\d[\d ]*(?: ?(?:euros?|eur))? (?:au final|in the end|en tout|finalement|all in)$/;
const inTheEnd = /\b(?:au final|in the end|en tout|all in)\b/gi;

/** "Et les bus de Kerlan ?", "what about the Kerlan buses, where's that at?" */
const asksOfAnother =
  /^(?:(?:et|and|ok|bon)[\s,]+)*(?:(?:et|and|what about|how about|quid de)\s+)(?:the |la |le |les |l')?(?<name>[^?,]{4,40}?)(?:[\s,]+where'?s (?:that|it) at)?\s*\?+$/iu;

const signed =
  /^(?:(?:super|great|yes|oui|ca y est|bonne nouvelle|good news|and|et) )*(?:(?:they|he|she|ils|elles|il|elle|on|c est) )?(?:(?:ve|have|has|just|ont|a|vient de|viennent de) )*(?:signed|signe|signee|signer)(?: (?:it|le contrat|the contract|ce matin|today|this morning|hier|yesterday|aujourd hui))*(?<worth> (?:pour |for |at |a )?\d[\d ]*(?: ?(?:euros?|eur))?(?: (?:au final|in the end|finalement|en tout))?)?$/;

/** Open again, or of another amount. */
export const ofDeal: Amend = (reading, { last, state, said, isCorrection }) => {
  const [only, ...others] = last.tool === 'list_deals' ? state.listed : [];
  const deal = dealOutput.safeParse(last.output).data?.deal.id ?? (others.length === 0 ? only?.id : undefined);
  if (deal === undefined) return null;
  const isSigned = signed.exec(said);
  if (isSigned && reading.spans.every(({ kind }) => kind === 'when')) {
    const worth = isSigned.groups?.['worth'] === undefined ? null : readBareCents(reading.source);
    return { intent: 'win_deal', said: { deal, ...(worth !== null && { amount: String(worth) }) }, isPlain: true };
  }
  const isOther = /\b(?:affaire|deal|dossier) (?:de |du |d |the )?(?!est|en|is|la|le|pas|toujours|still)[a-z]{3,}/.test(
    said,
  );
  const asked = asksOfAnother.exec(reading.source)?.groups?.['name'];
  if (asked && reading.spans.every(({ kind }) => kind === 'contact' || kind === 'company'))
    return { intent: 'pipeline', said: { words: asked.trim() }, isPlain: true };
  if (opensAgain.test(said) && !isOther) return { intent: 'reopen_deal', said: { deal }, isPlain: true };
  const cents = readBareCents(reading.source);
  const isAmount =
    cents !== null &&
    (isCorrection || amountAgain.test(said)) &&
    unreadWords({ ...reading, source: reading.source.replaceAll(inTheEnd, '') }).length === 0;
  return isAmount ? { intent: 'deal_amount', said: { deal, amount: String(cents) }, isPlain: true } : null;
};
