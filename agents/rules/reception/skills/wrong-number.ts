import { sayWrongNumber } from '../asking.ts';
import type { Skill } from '../skill.ts';

export const wrongNumberSkill: Skill = {
  name: 'wrong_number',
  kind: 'manners',
  examples: { fr: [], en: [] },
  slots: [],
  tools: [],
  act: ({ situation }) => ({ kind: 'say', text: sayWrongNumber(situation.context.language) }),
};
