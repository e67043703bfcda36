import { z } from 'zod';
import { type Amend, correction } from './correction.ts';
import { missingSlot, readSlots } from '../../dialogue/intent.ts';
import { acceptForIntent, readDiscount } from '../papers.ts';
import { recalled } from '../recall.ts';
import { withoutReason } from '../read/words.ts';
import type { MemberReading } from '../reading.ts';

const shows =
  /^(?:(?:ok|bon|et|and|alors) )*(?:montre(?: moi)?|voir|show(?: me)?|le total|montre moi le total|total|combien|how much|ca fait combien|il reste combien|reste combien|what s the total|et au total|what ?s left|how much is left)(?: (?:le|la|l|the|moi|me|it|that|this|stp|svp|please|devis|facture|quote|invoice|bill|total|encore|again|ttc|on|dessus|en|tout|to|pay|a|payer|maintenant|now|ca|fait|is|du|de|of))*$/;
const takesOut =
  /^(?:(?:et|and|non|no|ok|bon|finalement|actually)[\s,]+)*(?:enl[eè]ve[rz]?|retire[rz]?|vire|supprime|remove|take (?:off|out)|drop|scrap)(?!\p{L})[- ]?(?:le|la|les|l'|the|moi)?\s*(?<words>.+)$/iu;
const after =
  /(?:[\s,]+(?:en fait|finalement|actually|stp|svp|please|then|alors|du devis|de la facture|from (?:it|the quote|the invoice)|(?:je |on )?(?:le |la |lui |leur )*offr?e?(?:ns)?|(?:it's )?on (?:us|the house)|cadeau))+[\s.!]*$/iu;
const takesOff =
  /^(?:(?:et|and|ok|now)[\s,]+)*take (?:the |that )?(?<words>.+?) (?:off|out)(?: of)?(?: (?:it|that|the (?:quote|invoice|bill)))?[\s.!]*$/iu;
const addsTo = /^(?:(?:et|and|ok|bon)[\s,]+)*(?:ajoute[rz]?|rajoute[rz]?|add|put|mets?)\b/i;

/** "OK, envoie-la", "send it to her": the paper that was just spoken of. */
const sends =
  /^(?:(?:ok|et|and|vas y|yes|oui|super|parfait|great|now|puis|then|c est bon) )*(?:envoie|envoyez|send)(?: (?:la|le|it|lui|leur|to|her|him|them|par|sms|mail|now|maintenant|stp|please|off|out))*$/;

/** What is done to the quote or the invoice at hand: a line out, a line in, another discount, or how it stands. */
export const ofPaper: Amend = (reading, { last, state, said }) => {
  const at = state.recent.find(({ kind }) => kind === 'quote' || kind === 'invoice');
  if (!at || reading.spans.some(({ kind }) => kind === 'contact' || kind === 'stranger')) return null;
  const paper = `${at.kind} ${at.id}`;
  if (shows.test(said)) return { intent: 'show_paper', said: { paper }, isPlain: true };
  if (sends.test(said)) {
    return { intent: at.kind === 'invoice' ? 'send_invoice' : 'send_quote', said: { paper }, isPlain: true };
  }
  const off = readDiscount(reading) === null ? takesOff.exec(reading.source) : null;
  const out = (off ?? takesOut.exec(reading.source))?.groups?.['words'];
  if (out && !/\b(?:remise|discount|note|t[âa]che|task|rappel|planning|code|acc[èe]s|rdv|rendez)\b/i.test(out))
    return { intent: 'remove_line', said: { paper, lines: withoutReason(out).replace(after, '') }, isPlain: true };
  const isOfDiscount =
    last.intent === 'discount' || /\b(?:remise|discount|off|%|rabais|ristourne)\b|%/i.test(reading.source);
  const number = /^\D*(\d{1,3}(?:[.,]\d+)?)\D*$/.exec(reading.source)?.[1];
  const before = last.filled['much'];
  const much =
    readDiscount(reading) ??
    (number && before && correction.test(said)
      ? `${before.split(' ')[0]} ${before.startsWith('%') ? number : Number(number) * 100}`
      : null);
  if (isOfDiscount && much !== null) return { intent: 'discount', said: { paper, much }, isPlain: true };
  const price = repriced(reading, last.output);
  if (price !== null) return { intent: 'reprice', said: { paper, ...price }, isPlain: true };
  const isAdding = addsTo.test(reading.source) && !/\b(?:note|t[âa]che|task|rappel)\b/i.test(reading.source);
  if (!isAdding) return null;
  const lines = reading.source.replace(
    /^(?:(?:et|and|ok|bon)[\s,]+)*(?:ajoute[rz]?|rajoute[rz]?|add|put|mets?)(?:[- ](?:y|lui|moi|on|in))?\s*/i,
    '',
  );
  return /\p{L}{2}/u.test(lines) ? { intent: 'add_line', said: { paper, lines } } : null;
};

const onePaper = z.looseObject({
  lines: z.array(z.looseObject({ label: z.string(), quantity: z.number() })).length(1),
});
const anotherPrice =
  /(?:^|[\s,?!.])(?:(?:non|no|plut[oô]t|disons|say|mets?(?:[- ](?:la|le))?|make it|passe[- ](?:la|le)?(?: [àa])?|finalement|actually)[\s,]+)+(?:[àa] |at |to )?(?<euros>\d{1,3}(?: ?\d{3})*|\d+)(?:[.,](?<cents>\d{2}))? ?(?:€|euros?|balles)?(?: (?:plut[oô]t|instead))?[\s.!]*$/iu;

/** "Mets 600", "non, 620", of a paper with one line: that line, at another price. */
function repriced(
  { source }: MemberReading,
  output: unknown,
): { line: string; quantity: string; cents: string } | null {
  const [line] = onePaper.safeParse(output).data?.lines ?? [];
  const { euros, cents = '00' } = anotherPrice.exec(source)?.groups ?? {};
  if (!line || euros === undefined || /%|remise|discount/i.test(source)) return null;
  // "Mets 2" counts.
  if (Number(euros) < 10 && !/€|euro|balles/i.test(source)) return null;
  return { line: line.label, quantity: String(line.quantity), cents: `${euros.replaceAll(' ', '')}${cents}` };
}

const agrees =
  /\b(?:(?:says?|said|dit|a dit|m a dit|est|is|s) (?:ok|okay|yes|oui|d accord|good|happy)|accepte\w*|accepts?|accepted|agreed|agrees|go ahead)\b/;

/** "Claire Martin says ok to the rear pads one": the answer to the quote that is in view. */
export const ofAnswer: Amend = (reading, { state, said }) => {
  const isElse =
    reading.source.includes('?') ||
    reading.when !== null ||
    reading.spans.some(({ kind }) => kind === 'colleague' || kind === 'model' || kind === 'plate') ||
    /\b(?:not|pas|refus\w*|no)\b/.test(said);
  if (isElse || !agrees.test(said)) return null;
  const whole = recalled(acceptForIntent, readSlots(acceptForIntent, reading), { reading, state });
  return missingSlot(acceptForIntent, whole) === null ? { intent: 'accept_for', said: whole, isPlain: true } : null;
};
