import { sayHello } from '#agents/speech/small-talk.ts';
import type { Skill } from '../skill.ts';

export const greetingSkill: Skill = {
  name: 'greeting',
  examples: {
    fr: [
      'bonjour',
      'bonsoir',
      'salut',
      'coucou',
      'bjr',
      'slt',
      'bonjour madame',
      'bonjour monsieur',
      'hello',
      'bonjour à vous',
      'bonjour vous allez bien ?',
      'salut ça va ?',
      "bonjour il y a quelqu'un ?",
      'allo',
    ],
    en: [
      'hello',
      'hi',
      'hey',
      'good morning',
      'good afternoon',
      'good evening',
      'hi there',
      'hello there',
      'hello how are you ?',
      'hey anyone there ?',
    ],
  },
  slots: [],
  tools: [],
  act: ({ situation }) => ({ kind: 'say', text: sayHello(situation.context) }),
};
