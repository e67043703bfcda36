import type { Language } from '#language/language.ts';
import { inWords } from '#tools/speaking.ts';
import { greet } from '../small-talk.ts';
import { sayNotMine, sayNothingDone, sayWhatICan } from './asking.ts';

/** The answer to what is no intent, by its name in the sentences. */
const answers: Readonly<Record<string, (language: Language) => string>> = {
  greeting: (language) => `${greet(language, null)} ${sayWhatICan(language)}`,
  thanks: (language) => inWords(language, { fr: 'Avec plaisir.', en: 'You are welcome.' }),
  help: sayWhatICan,
  refuse: sayNothingDone,
};

export function saySmallTalk(name: string, language: Language): string {
  return (answers[name] ?? sayNotMine)(language);
}
