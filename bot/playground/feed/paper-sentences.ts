import { money } from '#language/format.ts';
import type { Bilingual } from '../shop.ts';
import type { Speech } from './speech.ts';
import type { ToldFacts } from './told.ts';

type Sentence = (told: ToldFacts, speech: Speech) => Bilingual | null;

/** What happened to a quote, an invoice or a payment, whoever did it. */
export const paperSentences: Record<string, Sentence> = {
  create_quote: paper('created', { fr: 'prépare un devis', en: 'prepares a quote' }),
  change_quote: paper('changed', { fr: 'change un devis', en: 'changes a quote' }),
  send_quote: paper('sent', { fr: 'envoie un devis', en: 'sends a quote' }),
  accept_quote: paper('accepted', { fr: 'accepte le devis', en: 'accepts the quote' }),
  refuse_quote: paper('refused', { fr: 'refuse le devis', en: 'refuses the quote' }),
  accept_for: paper('accepted', { fr: 'note un devis accepté', en: 'notes an accepted quote' }),
  ask_supplement: paper('asked', { fr: 'demande un supplément', en: 'asks for extra work' }),
  create_invoice: paper('created', { fr: 'prépare une facture', en: 'prepares an invoice' }),
  change_invoice: paper('changed', { fr: 'change une facture', en: 'changes an invoice' }),
  send_invoice: paper('sent', { fr: 'envoie une facture', en: 'sends an invoice' }),
  chase_payment: paper('sent', { fr: 'relance une facture', en: 'chases an invoice' }),
  credit_note: paper('credited', { fr: 'fait un avoir', en: 'makes a credit note' }),
  record_payment: paper('recorded', { fr: 'encaisse', en: 'takes a payment' }),
  list_quotes: looks({ fr: 'regarde les devis', en: 'looks at the quotes' }),
  list_invoices: looks({ fr: 'regarde les factures', en: 'looks at the invoices' }),
  show_quote: looks({ fr: 'ouvre un devis', en: 'opens a quote' }),
  show_invoice: looks({ fr: 'ouvre une facture', en: 'opens an invoice' }),
  my_quotes: looks({ fr: 'demande ses devis', en: 'asks for the quotes' }),
  my_invoices: looks({ fr: 'demande ses factures', en: 'asks for the invoices' }),
};

/** Once it has come to `outcome`: the amount, and whose it is. */
function paper(done: string, verb: Bilingual): Sentence {
  return ({ outcome, quote, invoice, contact, amountCents }, { who }) => {
    if (outcome !== done) return null;
    const cents = amountCents ?? (quote ?? invoice)?.totalCents;
    const facts = (language: 'fr' | 'en') =>
      [cents === undefined ? null : money(cents, language), contact?.label].filter(Boolean).join(', ');
    const [fr, en] = [facts('fr'), facts('en')];
    return {
      fr: `${who.fr} ${verb.fr}${fr && ` : ${fr}`}.`,
      en: `${who.en} ${verb.en}${en && `: ${en}`}.`,
    };
  };
}

function looks(verb: Bilingual): Sentence {
  return (_, { who }) => ({ fr: `${who.fr} ${verb.fr}.`, en: `${who.en} ${verb.en}.` });
}
