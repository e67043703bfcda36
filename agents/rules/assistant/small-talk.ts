import type { MemberContext } from '#agents/context.ts';
import { inWords } from '#tools/speaking.ts';
import { greet } from '../small-talk.ts';
import { sayNothingDone, sayNotMine, sayWhatICan } from './asking.ts';

type Asked = Pick<MemberContext, 'language' | 'member'>;

/** The answer to what is no intent, by its name in the sentences. */
const answers: Readonly<Record<string, (asked: Asked) => string>> = {
  greeting: ({ language }) =>
    `${greet(language, null)} ${inWords(language, { fr: 'Que faut-il faire ?', en: 'What can I do?' })}`,
  thanks: ({ language }) => inWords(language, { fr: 'Avec plaisir.', en: 'You are welcome.' }),
  help: sayWhatICan,
  refuse: ({ language }) => sayNothingDone(language),
};

export function saySmallTalk(name: string, asked: Asked): string {
  return (answers[name] ?? sayNotMine)(asked);
}
