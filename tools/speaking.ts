import type { Language } from '#language/language.ts';
import type { Ask } from './ask.ts';

/**
 * What a sentence about a tool's output may use besides the output. `contact` is there when a customer is spoken to, so that
 * a booking made for a stranger ends by asking for the name.
 */
export interface Speaking {
  language: Language;
  business: { name: string; trade: string; phone: string; address: string };
  ask: Ask | null;
  contact?: { firstName: string | null; lastName: string | null; vehicles: { plate: string; model: string }[] };
}

/** Both languages side by side, so that neither is forgotten. French keeps to letters an SMS carries at single price. */
export function inWords(language: Language, words: Record<Language, string>): string {
  return words[language];
}

/** `A`, `A ou B`, `A, B ou C`. */
export function either(labels: readonly string[], language: Language): string {
  const head = labels.slice(0, -1).join(', ');
  const last = labels.at(-1) ?? '';
  return head === '' ? last : `${head} ${inWords(language, { fr: 'ou', en: 'or' })} ${last}`;
}

/** Where something is: `au 12 rue de Bretagne`, `at 12 rue de Bretagne`; in French only a number takes the `au`. */
export function atAddress(address: string, language: Language): string {
  return inWords(language, { fr: /^\d/.test(address) ? `au ${address}` : address, en: `at ${address}` });
}

/** First letter upper case, for a label that opens a sentence. */
export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
