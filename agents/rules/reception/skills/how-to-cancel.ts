import { inWords } from '#tools/speaking.ts';
import { sayHowToCancel } from '../asking.ts';
import type { Skill } from '../skill.ts';
import { askFacts } from './knowledge.ts';

/** A heading under which a business says it. */
const policy = { fr: "Quelles sont vos conditions d'annulation ?", en: 'What is your cancellation policy?' };

/** On what terms one can cancel, where the business says so, and how. Nothing is cancelled. */
export const howToCancelSkill: Skill = {
  name: 'how_to_cancel',
  kind: 'question',
  examples: { fr: [], en: [] },
  slots: [],
  tools: [],
  act({ situation }) {
    const how = sayHowToCancel(situation.context.language);
    const terms = askFacts(situation, inWords(situation.context.language, policy));
    if (terms === null || terms.kind === 'abstain') return { kind: 'say', text: how };
    return terms.kind === 'call' ? terms : { kind: 'say', text: `${terms.text} ${how}` };
  },
};
