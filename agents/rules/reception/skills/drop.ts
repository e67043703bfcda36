import { sayLetGo } from '../asking.ts';
import type { Skill } from '../skill.ts';

/** What was being arranged is wanted no longer. What was held for it goes back by itself. */
export const dropSkill: Skill = {
  name: 'drop',
  kind: 'answer',
  examples: { fr: [], en: [] },
  slots: [],
  tools: [],
  act: ({ situation }) => ({ kind: 'say', text: sayLetGo(situation.context.language) }),
};
