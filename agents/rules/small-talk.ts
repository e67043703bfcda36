import type { AgentContext } from '#agents/context.ts';
import type { Language } from '#language/language.ts';
import { inWords } from '#tools/speaking.ts';

/** Opens an answer to a message that greeted; with the first name where it is known. */
export function greet(language: Language, firstName: string | null): string {
  const name = firstName === null ? '' : ` ${firstName}`;
  return inWords(language, { fr: `Bonjour${name}.`, en: `Hello${name}.` });
}

/** Words for when nothing else can be said; a customer is told where to call. */
export function sayTrouble({ kind, language, business }: AgentContext): string {
  if (kind !== 'customer') {
    return inWords(language, {
      fr: "Je n'y arrive pas pour le moment.",
      en: 'I cannot do that right now.',
    });
  }
  return inWords(language, {
    fr: `Je n'y arrive pas pour le moment. Appelez-nous au ${business.phone}.`,
    en: `I cannot do that right now. Please call us on ${business.phone}.`,
  });
}

export function sayWelcome(language: Language): string {
  return inWords(language, { fr: 'Avec plaisir, bonne journée.', en: 'You are welcome, have a nice day.' });
}

export function sayGoodbye(language: Language): string {
  return inWords(language, { fr: 'Au revoir et bonne journée.', en: 'Goodbye and have a nice day.' });
}
