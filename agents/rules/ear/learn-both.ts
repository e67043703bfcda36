import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { EarFile } from './ear-file.ts';
import { learnEar } from './learn-ear.ts';
import { corpusFiles, type EarSide, sideOf, type Utterance } from './utterance.ts';

/** How many weights are kept, at two bytes each. Staff have more than twice the intents. */
const cellsOf = { customer: 420_000, staff: 800_000 } satisfies Record<EarSide, number>;

/** All that a change of makes another file. */
const learners = [
  './calibrate.ts',
  './chance.ts',
  './columns.ts',
  './ear-features.ts',
  './ear-file.ts',
  './heard-weights.ts',
  './learn-both.ts',
  './learn-ear.ts',
  './regression.ts',
  '../concepts.ts',
  '../spelling.ts',
  '../../../language/normalise.ts',
];

/** Learns both models from the utterances. */
export function learnBoth(utterances: readonly Utterance[]): EarFile {
  const learn = (side: EarSide) =>
    learnEar(
      utterances.filter((utterance) => sideOf(utterance) === side),
      cellsOf[side],
    );
  return { learntFrom: digestOfLearning(), models: { customer: learn('customer'), staff: learn('staff') } };
}

/** Another one wherever a line of the corpus or of the code that learns it is another. */
export function digestOfLearning(): string {
  const hash = createHash('sha256');
  const sources = learners.map((name) => fileURLToPath(new URL(name, import.meta.url)));
  for (const file of [...corpusFiles(), ...sources]) hash.update(readFileSync(file)).update('\0');
  return hash.digest('hex').slice(0, 16);
}
