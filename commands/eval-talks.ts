import { existsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { createChain } from '#agents/models/chain.ts';
import { openHarness } from '#evals/harness.ts';
import { belowTalkFloor, readTalkFloor } from '#evals/talks/floor.ts';
import { playTalk, type TalkResult } from '#evals/talks/play-talk.ts';
import { readTalks } from '#evals/talks/talk.ts';
import { scoresOfTalks, transcriptOf, wordsOfTalks } from '#evals/talks/talk-report.ts';
import type { Log } from '#db/log.ts';
import { systemClock } from '#root/main.ts';
import { type Options, textFlag, UsageError } from './args.ts';

const customersFile = fileURLToPath(new URL('../evals/talks/talks.customers.jsonl', import.meta.url));
const checkFile = fileURLToPath(new URL('../evals/talks/talks.check.jsonl', import.meta.url));

/**
 * `eval talks [--file FILE] [--talk ID] [--lost] [--json]`: plays the talks of a file with the rules alone, by customers or by staff, and
 * says what is as wanted at the end; `--lost` shows each talk that is not, with its answers. Exit code 1 when the check file fares worse than its floor; another file has none.
 */
export async function evaluateTalks(options: Options, log: Log): Promise<void> {
  const file = path.resolve(textFlag(options, 'file') ?? customersFile);
  if (!existsSync(file)) throw new UsageError(`--file "${file}" is not there.`);
  const talks = readTalks(file);
  const id = textFlag(options, 'talk');
  const asked = talks.filter((talk) => id === null || talk.id === id);
  if (id !== null && asked.length === 0) throw new UsageError(`There is no talk "${id}" in ${file}.`);
  const chain = createChain({ names: ['rules', 'rules-best'], gemini: null, local: null, now: systemClock });
  const harness = await openHarness({ chain, log });
  const results: TalkResult[] = [];
  try {
    for (const talk of asked) results.push(await playTalk(harness, talk));
  } finally {
    await harness.close();
  }
  if (id !== null) return print(results.map(transcriptOf).join('\n'));
  const lost = options.flags['lost'] ? results.filter(({ passed }) => !passed) : [];
  if (lost.length > 0) print(`${lost.map(transcriptOf).join('\n\n')}\n`);
  const scores = scoresOfTalks(results);
  print(options.flags['json'] ? JSON.stringify(scores) : wordsOfTalks(results));
  const faults = file === checkFile ? belowTalkFloor(scores, readTalkFloor()) : [];
  if (faults.length === 0) return;
  process.stderr.write(`${faults.join('\n')}\n`);
  process.exitCode = 1;
}

function print(text: string): void {
  process.stdout.write(`${text}\n`);
}
