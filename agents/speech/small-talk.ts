import type { AgentContext } from '#agents/agent.ts';
import type { Language } from '#language/language.ts';
import { inWords } from './speaking.ts';

/** Opens an answer to a message that greeted. */
export function greet({ language, person }: AgentContext): string {
  const name = person.firstName ? ` ${person.firstName}` : '';
  return inWords(language, { fr: `Bonjour${name}.`, en: `Hello${name}.` });
}

export function sayHello(context: AgentContext): string {
  return inWords(context.language, {
    fr: `${greet(context)} Que puis-je faire pour vous : un rendez-vous, un prix, une autre question ?`,
    en: `${greet(context)} What can I do for you: an appointment, a price, something else?`,
  });
}

export function sayWelcome(language: Language): string {
  return inWords(language, { fr: 'Avec plaisir, bonne journée.', en: 'You are welcome, have a nice day.' });
}

export function sayGoodbye(language: Language): string {
  return inWords(language, { fr: 'Au revoir et bonne journée.', en: 'Goodbye and have a nice day.' });
}

/** Says that it is a machine, as European law asks (AI Act, article 50): nobody has to guess. */
export function sayWhoIAm({ language, business }: AgentContext): string {
  return inWords(language, {
    fr: `Je suis l'assistant automatique de ${business.name}. Je prends, déplace et annule les rendez-vous, je donne les prix et les horaires, et je peux passer un message à l'équipe.`,
    en: `I am the automatic assistant of ${business.name}. I book, move and cancel appointments, give prices and opening hours, and can pass a message to the team.`,
  });
}
