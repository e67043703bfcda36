import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { createChain } from '#agents/models/chain.ts';
import type { EvalCase } from '#evals/case.ts';
import { evaluateCase, type Result } from '#evals/evaluate.ts';
import { openHarness } from '#evals/harness.ts';
import { summaryOf, tableOf, wordsOf } from '#evals/report.ts';
import { readSuite, suitesIn } from '#evals/suite.ts';
import { environment, type Environment } from '#root/config.ts';
import { makeLog, systemClock } from '#root/main.ts';
import { readOptions, textFlag, UsageError } from './args.ts';
import { evaluateEar } from './eval-ear.ts';
import { evaluateTalks } from './eval-talks.ts';

const flags = {
  model: 'string',
  case: 'string',
  file: 'string',
  talk: 'string',
  lost: 'boolean',
  json: 'boolean',
} as const;
const models = ['rules', 'gemini'] as const;
const folder = fileURLToPath(new URL('../evals/cases', import.meta.url));

type ModelName = (typeof models)[number];

/**
 * `eval run [SUITE …]`: leads the conversations of the suites, all of them unless some are named, over the whole road and judges
 * what they left. Exit code 1 when a case failed, 2 when the model that was asked for is not there: what did not run has no result.
 * `eval ear` measures the ear alone: `evaluateEar`; `eval talks` plays other people's conversations: `evaluateTalks`.
 */
export async function evaluate(args: string[], env: Environment): Promise<void> {
  const options = readOptions(args, flags);
  const [action, ...words] = options.words;
  if (action === 'ear' && words.length === 0) return evaluateEar(options);
  const log = makeLog({ ...env, LOG_LEVEL: env.LOG_LEVEL === 'info' ? 'error' : env.LOG_LEVEL });
  if (action === 'talks' && words.length === 0) return evaluateTalks(options, log);
  if (action !== 'run') {
    throw new UsageError(
      'eval knows: eval run [SUITE …] [--model rules|gemini] [--case ID] [--json], eval ear [--file FILE] [--json] ' +
        'and eval talks [--file FILE] [--talk ID] [--lost] [--json]',
    );
  }
  const model = oneOf(models, '--model', textFlag(options, 'model') ?? 'rules');
  const suites = suitesIn(folder);
  const asked = words.length > 0 ? words.map((word) => oneOf(suites, 'the suite', word)) : suites;
  const cases = casesOf(asked, textFlag(options, 'case'));
  const chain = createChain({ ...chainFor(model, env), now: systemClock });
  const harness = await openHarness({ chain, log });
  const results: Result[] = [];
  try {
    for (const { suite: name, one } of cases) results.push(await evaluateCase(harness, name, one));
  } finally {
    await harness.close();
  }
  if (model === 'gemini') refuseSilence(results);
  (options.flags['json'] ? printJson : printTables)(asked, results);
  if (results.some((result) => !result.passed)) process.exitCode = 1;
}

function casesOf(asked: string[], id: string | null): { suite: string; one: EvalCase }[] {
  const cases = asked.flatMap((suite) => readSuite(path.join(folder, suite)).map((one) => ({ suite, one })));
  const wanted = cases.filter(({ one }) => id === null || one.id === id);
  if (wanted.length === 0) throw new UsageError(`There is no case "${id}" in ${asked.join(' or ')}.`);
  return wanted;
}

/** One model alone: a number that mixes two measures neither. */
function chainFor(model: ModelName, env: Environment) {
  if (model === 'rules') return { names: ['rules', 'rules-best'], gemini: null, local: null };
  const isEmulated = env.GEMINI_BASE_URL !== environment.shape.GEMINI_BASE_URL.parse(undefined);
  const apiKey = env.GEMINI_API_KEY ?? (isEmulated ? 'emulated' : null);
  if (apiKey === null) {
    throw new UsageError(
      '--model gemini needs GEMINI_API_KEY, or GEMINI_BASE_URL with the address of an emulator. Nothing was run.',
    );
  }
  return { names: ['gemini'], gemini: { apiKey, baseUrl: env.GEMINI_BASE_URL, model: env.GEMINI_MODEL }, local: null };
}

/** A model that never answered was not measured. */
function refuseSilence(results: Result[]): void {
  const turns = results.flatMap((result) => result.turns).filter(({ lane }) => lane === 'agent');
  if (turns.length > 0 && turns.every(({ model }) => model === null)) {
    throw new UsageError(
      'Gemini answered none of the messages, so there is no result. Look at GEMINI_API_KEY, GEMINI_BASE_URL and GEMINI_MODEL.',
    );
  }
}

function printTables(asked: string[], results: Result[]): void {
  for (const suite of asked) {
    const mine = results.filter((result) => result.suite === suite);
    if (mine.length > 0) print(`${tableOf(mine)}\n\n${wordsOf(summaryOf(suite, mine))}\n`);
  }
  const failed = results.filter((result) => !result.passed).map(({ id }) => id);
  print(failed.length > 0 ? `FAILED: ${failed.join(', ')}` : 'All passed.');
}

function printJson(asked: string[], results: Result[]): void {
  for (const result of results) print(JSON.stringify(result));
  const summaries = asked.map((suite) =>
    summaryOf(
      suite,
      results.filter((result) => result.suite === suite),
    ),
  );
  print(JSON.stringify({ summaries }));
}

function print(text: string): void {
  process.stdout.write(`${text}\n`);
}

function oneOf<Name extends string>(names: readonly Name[], what: string, text: string): Name {
  const name = names.find((one) => one === text);
  if (!name) throw new UsageError(`${what} "${text}" is not there. There is: ${names.join(', ')}.`);
  return name;
}
