import { z } from 'zod';
import { paymentMethods } from '#db/invoice.ts';
import { money } from '#language/format.ts';
import { refShape } from '../ref.ts';
import { inWords, type Speaking } from '../speaking.ts';
import { invoiceShape, invoiceStatusWords } from './invoice-view.ts';
import { methodWords } from './payment-words.ts';

export const paymentOutput = z.object({
  outcome: z.enum(['recorded', 'too_much', 'nothing_due', 'not_issued', 'needs_method', 'need_amount']),
  invoice: invoiceShape,
  contact: refShape,
  /** What was paid now; null where nothing was recorded. */
  amountCents: z.number().nullable(),
  method: z.enum(paymentMethods).nullable(),
  paidOn: z.string().nullable(),
});

export function sayPayment(
  { outcome, invoice, contact, amountCents, method }: z.infer<typeof paymentOutput>,
  { language }: Speaking,
): string {
  const owed = money(invoice.owedCents, language);
  switch (outcome) {
    case 'recorded': {
      const amount = money(amountCents ?? 0, language);
      const how = method ? ` ${methodWords[method][language]}` : '';
      const left =
        invoice.owedCents > 0
          ? inWords(language, { fr: `reste ${owed}`, en: `${owed} left` })
          : inWords(language, { fr: 'elle est soldée', en: 'it is paid in full' });
      return inWords(language, {
        fr: `C'est noté : ${contact.label} a réglé ${amount}${how} pour la facture ${invoice.label}, ${left}.`,
        en: `Noted: ${contact.label} has paid ${amount}${how} for invoice ${invoice.label}, ${left}.`,
      });
    }
    case 'too_much':
      return inWords(language, {
        fr: `C'est plus que ce qui est dû : il reste ${owed} sur la facture ${invoice.label} de ${contact.label}. Je n'ai rien noté.`,
        en: `That is more than is due: ${owed} is left on invoice ${invoice.label} for ${contact.label}. I have recorded nothing.`,
      });
    case 'nothing_due': {
      const status = invoiceStatusWords[invoice.status][language];
      return inWords(language, {
        fr: `Rien n'est dû sur la facture ${invoice.label} de ${contact.label} (${status}) : je n'ai rien noté.`,
        en: `Nothing is due on invoice ${invoice.label} for ${contact.label} (${status}): I have recorded nothing.`,
      });
    }
    case 'not_issued':
      return inWords(language, {
        fr: `La facture de ${contact.label} est encore en brouillon : il faut d'abord l'envoyer. Je n'ai rien noté.`,
        en: `The invoice for ${contact.label} is still a draft: it has to be sent first. I have recorded nothing.`,
      });
    case 'need_amount':
      return inWords(language, {
        fr: `Combien ${contact.label} a réglé ? Il reste ${owed} sur la facture ${invoice.label}.`,
        en: `How much did ${contact.label} pay? ${owed} is left on invoice ${invoice.label}.`,
      });
    case 'needs_method':
      return inWords(language, {
        fr: `Réglé comment, pour la facture ${invoice.label} de ${contact.label} (${owed} à payer) ?`,
        en: `How was invoice ${invoice.label} for ${contact.label} (${owed} to pay) paid?`,
      });
  }
}
