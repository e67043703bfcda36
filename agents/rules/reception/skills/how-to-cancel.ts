import { sayHowToCancel } from '../asking.ts';
import type { Skill } from '../skill.ts';

export const howToCancelSkill: Skill = {
  name: 'how_to_cancel',
  kind: 'question',
  examples: { fr: [], en: [] },
  slots: [],
  tools: [],
  act: ({ situation }) => ({ kind: 'say', text: sayHowToCancel(situation.context.language) }),
};
