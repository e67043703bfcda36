import { type PaymentMethod, paymentMethods } from '#db/invoice.ts';
import type { Language } from '#language/language.ts';
import { fold } from '#language/normalise.ts';

/** As one says it after "paid". */
export const methodWords: Record<PaymentMethod, Record<Language, string>> = {
  card: { fr: 'par carte', en: 'by card' },
  cash: { fr: 'en espèces', en: 'in cash' },
  transfer: { fr: 'par virement', en: 'by transfer' },
  cheque: { fr: 'par chèque', en: 'by cheque' },
  other: { fr: "d'une autre façon", en: 'in another way' },
};

const spoken: readonly [PaymentMethod, RegExp][] = [
  ['card', /\b(?:cartes?|cb|cards?|bleue|visa|mastercard|sans contact|contactless|tpe)\b/],
  ['cash', /\b(?:especes?|liquide|cash|billets?|monnaie)\b/],
  ['transfer', /\b(?:virements?|vire|transfers?|wire|iban|banque)\b/],
  ['cheque', /\b(?:cheques?|checks?|chq)\b/],
  ['other', /\b(?:autres?|other)\b/],
];

/** How something was paid, in words: "CB", "en liquide", "by transfer"; null where they say none, or several. */
export function readMethod(words: string): PaymentMethod | null {
  const known = paymentMethods.find((method) => method === words.trim());
  if (known) return known;
  const [one, ...others] = spoken.filter(([, pattern]) => pattern.test(fold(words)));
  return one && others.length === 0 ? one[0] : null;
}
