import { type Brain, openBrain } from '../brain.ts';
import { trainClassifier } from '../classify.ts';
import { readExample } from '../reading.ts';
import { type CustomerReading, readMessage } from './reading.ts';
import { receptionSkills } from './skills.ts';

/** Learns the skills' examples; done once, when the model is made. */
export function receptionBrain(): Brain<CustomerReading> {
  const classifier = trainClassifier(
    receptionSkills.flatMap(({ name, examples: { fr, en } }) =>
      [...fr, ...en].map((example) => ({ name, words: readExample(example) })),
    ),
  );
  return openBrain((text, context) => readMessage(text, context, classifier));
}
