import type { Language } from '#language/language.ts';
import { inWords } from '#tools/speaking.ts';

/** The answer to "help". No example of it has a date or a time: the guard takes those for statements. */
export function sayWhatICan(language: Language): string {
  return inWords(language, {
    fr: "Je peux montrer le planning d'un jour, ou déplacer un rendez-vous : il me faut lequel, et pour quand.",
    en: 'I can show the planning of a day, or move an appointment: tell me which one, and to when.',
  });
}

export function sayNotMine(language: Language): string {
  return inWords(language, {
    fr: `Cela, je ne sais pas le faire. ${sayWhatICan('fr')}`,
    en: `That I cannot do. ${sayWhatICan('en')}`,
  });
}

export function sayNothingDone(language: Language): string {
  return inWords(language, { fr: "D'accord, je ne change rien.", en: 'Fine, I change nothing.' });
}
