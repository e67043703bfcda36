import type { KnownInvoice, PaymentMethod } from '#db/invoice.ts';
import { money } from '#language/format.ts';
import { notify } from '../notifications/notify.ts';
import { inWords } from '../speaking.ts';
import type { ToolContext } from '../tool.ts';
import { owedOf } from './invoice-view.ts';
import { methodWords } from './payment-words.ts';

interface Paid {
  id: string;
  invoice: KnownInvoice;
  amountCents: number;
  method: PaymentMethod;
}

/** Tells whoever wants to hear of it that money came in. */
export async function tellPayment(ctx: ToolContext, { id, invoice, amountCents, method }: Paid): Promise<void> {
  await notify(ctx, {
    kind: 'payment',
    about: id,
    to: null,
    words: () => (language, by) => {
      const [paid, how] = [money(amountCents, language), methodWords[method][language]];
      const who = invoice.contact ?? inWords(language, { fr: 'Un client', en: 'A customer' });
      const left = owedOf(invoice);
      const rest =
        left > 0
          ? inWords(language, { fr: `reste ${money(left, 'fr')}`, en: `${money(left, 'en')} left` })
          : inWords(language, { fr: 'soldée', en: 'paid in full' });
      const noted = by ? inWords(language, { fr: `, noté par ${by}`, en: `, recorded by ${by}` }) : '';
      return inWords(language, {
        fr: `${who} a payé ${paid} ${how}, facture ${invoice.number} (${rest})${noted}.`,
        en: `${who} paid ${paid} ${how}, invoice ${invoice.number} (${rest})${noted}.`,
      });
    },
  });
}
