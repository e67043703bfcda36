import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { corpusFiles } from './utterance.ts';

/** All the code of which a change may make another file. */
const learners = [
  './calibrate.ts',
  './columns.ts',
  './ear-features.ts',
  './ear-file.ts',
  './ear-model.ts',
  './epochs.ts',
  './kept-network.ts',
  './kept-regression.ts',
  './learn-ear.ts',
  './lexicon.ts',
  './network.ts',
  './regression.ts',
  '../concepts.ts',
  '../spelling.ts',
  '../../../db/seed/chance.ts',
  '../../../language/normalise.ts',
];

/** Another one wherever a line of the corpus, or of the code that learns from it, is another. */
export function digestOfLearning(): string {
  const hash = createHash('sha256');
  const sources = learners.map((name) => fileURLToPath(new URL(name, import.meta.url)));
  for (const file of [...corpusFiles(), ...sources]) hash.update(readFileSync(file)).update('\0');
  return hash.digest('hex').slice(0, 16);
}
