import { sayAnotherTime, sayKept } from '#agents/speech/asking.ts';
import type { Skill } from '../skill.ts';

/** None of what was offered. The held slots go back by themselves. */
export const refuseSkill: Skill = {
  name: 'refuse',
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
    ],
    en: [
      'no',
      'no thanks',
      'neither',
      'neither of them',
      'none of those',
      "none of these work for me",
      "that doesn't work for me",
      "those don't suit me",
      "I can't do that time",
      "I can't do {when}",
      'not {when}',
      "I'm not available then",
      "I'm busy {when}",
      "I work {when}",
      'not possible for me',
      'never mind',
    ],
  },
  slots: [],
  tools: [],
  act({ situation }) {
    const { language, pending } = situation.context;
    const cancels = pending?.options.some((option) => option.tool === 'cancel_appointment') ?? false;
    return { kind: 'say', text: cancels ? sayKept(language) : sayAnotherTime(language) };
  },
};
