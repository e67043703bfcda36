import { callOnce } from '../../call-once.ts';
import type { Skill } from '../skill.ts';

/** Where the last answer came from. */
export const whySkill: Skill = {
  name: 'why',
  kind: 'question',
  examples: { fr: [], en: [] },
  slots: [],
  tools: ['explain_answer'],
  act: (scene) => callOnce(scene, 'explain_answer', {}),
};
