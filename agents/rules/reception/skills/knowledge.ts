import { askBusinessOutput, sayAnswers } from '#tools/business/ask-business.say.ts';
import { asksHowLong } from '#tools/business/how-long.ts';
import { speakingOf } from '#agents/context.ts';
import { callEach } from '../../call-once.ts';
import type { Step } from '../../mind.ts';
import { passOn } from '../pass-on.ts';
import type { CustomerSituation, Skill, SkillScene } from '../skill.ts';

/** As much of a question as the search takes. */
const longestQuestion = 300;

/** What the business wrote down of itself; a question it wrote nothing of goes to the team. */
export const knowledgeSkill: Skill = {
  name: 'knowledge',
  kind: 'question',
  examples: { fr: [], en: [] },
  slots: [],
  tools: ['request_member'],
  act: (scene) => askThenPassOn(scene, { intent: 'question', words: scene.words }),
};

/** The business's own answer, where it has one, or else a note for the team. */
export function askThenPassOn(
  { situation, state }: Pick<SkillScene, 'situation' | 'state'>,
  question: { intent: string; words: string },
  note = question,
): Step {
  const [frame] = state.frames;
  const own = frame?.slots.services ?? (state.done ? [state.done.service] : []);
  const about = own.length > 0 ? own : state.about.services;
  return askFacts(situation, question.words, about) ?? passOn(situation, note, state.told);
}

/** A call, or what the business says of itself; null where it says nothing of this. `about`: the services spoken of. */
export function askFacts(situation: CustomerSituation, words: string, about: readonly string[] = []): Step | null {
  if (!situation.tools.has('ask_business')) return null;
  const question = words.slice(0, longestQuestion);
  // "How long will the two of them take?" is asked of what is being arranged.
  const service = about.length > 0 && asksHowLong(question) ? { service: about.join(', ') } : {};
  const step = callEach({ situation }, 'ask_business', { question, ...service }, (output) => {
    const read = askBusinessOutput.safeParse(output);
    if (!read.success) return null;
    return read.data.outcome === 'found' ? sayAnswers(read.data, speakingOf(situation.context)) : '';
  });
  return step.kind === 'say' && step.text === '' ? null : step;
}
