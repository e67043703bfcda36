import { sayGoodbye } from '#agents/speech/small-talk.ts';
import type { Skill } from '../skill.ts';

export const goodbyeSkill: Skill = {
  name: 'goodbye',
  examples: {
    fr: [
      'au revoir',
      'à bientôt',
      'bonne journée',
      'bonne soirée',
      'à plus',
      'à {when}',
      'à tout à l\'heure',
      'bon week-end',
      'salut à plus tard',
      'bye',
      'ciao',
      'merci au revoir',
      'bonne fin de journée',
    ],
    en: [
      'goodbye',
      'bye',
      'bye bye',
      'see you',
      'see you {when}',
      'see you then',
      'have a nice day',
      'have a good evening',
      'talk to you later',
      'thanks bye',
      'good night',
    ],
  },
  slots: [],
  tools: [],
  act: ({ situation }) => ({ kind: 'say', text: sayGoodbye(situation.context.language) }),
};
