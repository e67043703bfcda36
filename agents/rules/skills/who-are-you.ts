import { sayWhoIAm } from '#agents/speech/small-talk.ts';
import type { Skill } from '../skill.ts';

export const whoAreYouSkill: Skill = {
  name: 'who-are-you',
  examples: {
    fr: [
      'vous êtes qui ?',
      'qui êtes-vous ?',
      "c'est qui ?",
      'vous êtes un robot ?',
      "tu es un robot ?",
      't ki',
      "je parle à une machine ou à une personne ?",
      "c'est une intelligence artificielle ?",
      "c'est automatique ces réponses ?",
      "est-ce que je parle à un humain ?",
      'que pouvez-vous faire ?',
      'vous pouvez faire quoi ?',
      'à quoi vous servez ?',
      'comment ça marche ?',
    ],
    en: [
      'who are you ?',
      'who is this ?',
      'are you a robot ?',
      'are you a bot ?',
      'is this a real person ?',
      'am I talking to a machine ?',
      'are you human ?',
      'is this automated ?',
      'are you an AI ?',
      'what can you do ?',
      'how does this work ?',
    ],
  },
  slots: [],
  tools: [],
  act: ({ situation }) => ({ kind: 'say', text: sayWhoIAm(situation.context) }),
};
