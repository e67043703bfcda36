import { writeFileSync } from 'node:fs';
import { writeEarFile } from '#agents/rules/ear/ear-file.ts';
import { digestOfLearning } from '#agents/rules/ear/digest.ts';
import { learnEar } from '#agents/rules/ear/learn-ear.ts';
import { earFile } from '#agents/rules/ear/open-ear.ts';
import { readCorpus } from '#agents/rules/ear/utterance.ts';
import { readOptions, UsageError } from './args.ts';

/** `learn`: learns from `agents/rules/corpus` what messages want, and writes the one file that both ears are opened from. */
export async function learn(args: string[]): Promise<void> {
  if (readOptions(args, {}).words.length > 0)
    throw new UsageError('learn takes no words: it reads agents/rules/corpus.');
  const learntFrom = digestOfLearning();
  const corpus = readCorpus();
  const model = learnEar(corpus);
  const bytes = writeEarFile(learntFrom, model);
  writeFileSync(earFile, bytes);
  process.stdout.write(`Learnt ${corpus.length} messages: ${(bytes.length / 1e6).toFixed(2)} MB in ${earFile}.\n`);
  for (const [side, { intents, calibration }] of Object.entries(model.sides)) {
    const { temperature, sureFrom, guessFrom } = calibration;
    process.stdout.write(
      `${side}: ${intents.length} intents, temperature ${temperature}, sure from ${sureFrom}, a guess from ${guessFrom}\n`,
    );
  }
}
