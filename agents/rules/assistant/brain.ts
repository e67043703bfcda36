import { type Brain, openBrain } from '../brain.ts';
import { trainClassifier } from '../classify.ts';
import { readExample } from '../reading.ts';
import { assistantSentences } from './intents.ts';
import { type MemberReading, readMemberText } from './reading.ts';

/** Learns the sentences; done once, when the model is made. */
export function assistantBrain(): Brain<MemberReading> {
  const classifier = trainClassifier(
    Object.entries(assistantSentences).flatMap(([name, { fr, en }]) =>
      [...fr, ...en].map((sentence) => ({ name, words: readExample(sentence) })),
    ),
  );
  return openBrain((text, context) => readMemberText(text, context, classifier));
}
