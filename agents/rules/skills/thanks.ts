import { sayWelcome } from '#agents/speech/small-talk.ts';
import type { Skill } from '../skill.ts';

export const thanksSkill: Skill = {
  name: 'thanks',
  examples: {
    fr: [
      'merci',
      'merci beaucoup',
      'merci bien',
      'ok merci',
      'parfait merci',
      'super merci',
      'merci à vous',
      "merci c'est gentil",
      'mrc',
      'super',
      'parfait',
      'très bien',
      "d'accord merci",
      'nickel',
      'top merci',
      'génial',
      "c'est noté merci",
    ],
    en: [
      'thanks',
      'thank you',
      'thanks a lot',
      'thank you very much',
      'ok thanks',
      'great thanks',
      'perfect',
      'cheers',
      'great',
      'that is great thank you',
      'brilliant',
      'much appreciated',
    ],
  },
  slots: [],
  tools: [],
  act: ({ situation }) => ({ kind: 'say', text: sayWelcome(situation.context.language) }),
};
