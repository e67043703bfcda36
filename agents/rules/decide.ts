import { sayNotUnderstood, sayTrouble } from '#agents/speech/asking.ts';
import { answer, finish } from './answer.ts';
import { readCatalogue } from './catalogue.ts';
import { trainClassifier, type Classifier } from './classify.ts';
import { NOTHING_SAID, settle, type Scope } from './dialog.ts';
import { hear } from './hear.ts';
import type { Situation } from './read-prompt.ts';
import { LONGEST_TEXT, readExample, readMessage } from './reading.ts';
import type { Scene, SkillName, Step } from './skill.ts';
import { SKILLS } from './skills.ts';
import { hearWishes, type Wishes } from './wishes.ts';

export interface Decision {
  step: Step;
  skill: string;
  confidence: number;
}

/** From here on the rules model answers although another model stands behind it; measured in held-out.test.ts. */
export const SURE = 0.7;
/** Below this even a best effort asks what is meant, and an earlier message leaves no trace in the dialog. */
export const GUESS = 0.35;

/** Learns the skills' examples; done once, when the model is made. */
export function train(): Classifier<SkillName> {
  const examples = SKILLS.flatMap(({ name, examples: { fr, en } }) =>
    [...fr, ...en].map((example) => ({ skill: name, words: readExample(example) })),
  );
  return trainClassifier(examples);
}

/** What to do next in a turn. The same prompt always gives the same decision. */
export function decide(situation: Situation, classifier: Classifier<SkillName>, sure: boolean): Decision {
  const wishes = understand(situation, classifier);
  const [{ heard, reading }] = wishes;
  const scene: Scene = { situation, sure, reading, dialog: heard.dialog };
  const decision = { skill: heard.skill, confidence: heard.confidence };
  if (sure && (heard.confidence < SURE || situation.current.heard.length > LONGEST_TEXT)) {
    return { ...decision, step: { kind: 'abstain', why: 'unsure' } };
  }
  if (heard.confidence < GUESS) {
    const step: Step =
      situation.current.calls.length > 0 ? finish(scene) : { kind: 'say', text: sayNotUnderstood(situation.context) };
    return { ...decision, step: orTrouble(step, situation) };
  }
  const step = answer(wishes, scene);
  return { ...decision, step: sure ? step : orTrouble(step, situation) };
}

/** Every wish of the turn, heard with all that was said and done before it. */
function understand(situation: Situation, classifier: Classifier<SkillName>): Wishes {
  const { context, now } = situation;
  const { zone, language } = context;
  const catalogue = readCatalogue(context.services);
  const read = (text: string) => readMessage(text, { now, zone, language, catalogue }, classifier);
  // What was offered in earlier turns is not known to stand: only the context says what is pending now.
  const past: Scope = { context: { ...context, pending: null }, now };
  const dialog = situation.past.reduce((before, turn) => {
    const heard = hear(before, read(turn.heard), past);
    return settle(heard.confidence < GUESS ? { ...before, last: heard.skill } : heard.dialog, turn, past);
  }, NOTHING_SAID);
  return hearWishes(dialog, situation.current.heard, { context, now }, read);
}

/** A best effort never ends in silence. */
function orTrouble(step: Step, { context }: Situation): Step {
  return step.kind === 'abstain' ? { kind: 'say', text: sayTrouble(context) } : step;
}
