import { z } from 'zod';
import type { AgentContext } from '#agents/agent.ts';
import type { Language } from '#language/language.ts';
import type { Ask } from '#tools/tool.ts';

/**
 * What a sentence about a tool's output may use besides the output. `person` is left out where nobody knows who speaks;
 * with it, a booking made for a stranger ends by asking for the name.
 */
export interface Speaking {
  language: Language;
  business: AgentContext['business'];
  ask: Ask | null;
  person?: AgentContext['person'];
}

/** The part of a service that is said. Some outputs carry the whole service, some its code only. */
export const SpokenService = z.object({ name: z.string(), price: z.string() });
export const SpokenSlot = z.object({ startsAt: z.string(), label: z.string() });
export const SpokenAppointment = z.object({ serviceName: z.string(), label: z.string(), price: z.string() });

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

/** First letter upper case, for a label that opens a sentence. */
export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
