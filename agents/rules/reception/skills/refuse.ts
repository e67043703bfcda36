import { askCancelOrMove, sayAnotherTime, sayKept, sayNameStays } from '../asking.ts';
import type { Skill } from '../skill.ts';

/** None of what was offered. The held slots go back by themselves. */
export const refuseSkill: Skill = {
  name: 'refuse',
  kind: 'answer',
  examples: {
    fr: [
      'non',
      'non merci',
      'aucun des deux',
      "ni l'un ni l'autre",
      'non ça ne va pas',
      "ça ne m'arrange pas",
      'ça me va pas',
      'je ne peux pas à cette heure',
      'je ne peux pas ces jours-là',
      'je peux pas {when}',
      'pas {when}',
      'non je ne suis pas disponible',
      'je suis pas dispo {when}',
      'pas possible pour moi',
      'aucun ne me convient',
      'ça ne me convient pas',
      'impossible pour moi',
      'je travaille {when}',
      'laissez tomber',
      'non pas {when}',
      'non plus',
      'non rien de tout ça',
      'je ne suis pas libre',
      'ça ne colle pas',
      'pas {when} non',
      'je ne peux vraiment pas {when}',
      'non ça ne va pas du tout',
      'oubliez',
      'pas ces horaires',
      'non je ne peux pas à cette heure-là',
    ],
    en: [
      'no',
      'no thanks',
      'neither',
      'neither of them',
      'none of those',
      'none of these work for me',
      "that doesn't work for me",
      "those don't suit me",
      "I can't do that time",
      "I can't do {when}",
      'not {when}',
      "I'm not available then",
      "I'm busy {when}",
      'I work {when}',
      'not possible for me',
      'never mind',
      'not really',
      'neither works',
      "no that's not good",
      "that's not convenient",
      'I am not free {when}',
      "no I can't do that",
      'none of them',
      "no that doesn't work",
      'forget it',
    ],
  },
  slots: [],
  tools: [],
  act({ situation, state: { done }, frame }) {
    const { language, ask } = situation.context;
    if (ask === null && frame === null && done !== null) return { kind: 'say', text: askCancelOrMove(language) };
    if (ask === null && frame?.intent === 'cancel') return { kind: 'say', text: sayKept(language) };
    if (ask?.options[0]?.tool === 'change_my_name') return { kind: 'say', text: sayNameStays(language) };
    const cancels = ask?.options.some((option) => option.tool === 'cancel_appointment') ?? false;
    return { kind: 'say', text: cancels ? sayKept(language) : sayAnotherTime(language) };
  },
};
