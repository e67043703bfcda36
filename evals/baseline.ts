import { readFileSync } from 'node:fs';
import { z } from 'zod';
import type { Result } from './evaluate.ts';
import { checked } from './suite.ts';

/** By model, the phrasings that are known not to be understood. The cases of the suite have no such list: all must pass. */
const baseline = z.strictObject({ phrasings: z.record(z.string(), z.array(z.string())) });

/** Reads the phrasings that a model is known not to understand. */
export function readKnownFailures(file: string, model: string): string[] {
  return checked(file, baseline, JSON.parse(readFileSync(file, 'utf8'))).phrasings[model] ?? [];
}

/** What fails a run: a failure nobody knew of, and any that did what nobody asked for. `mended` may leave the list. */
export function compare(results: Result[], known: string[]): { broken: Result[]; mended: string[] } {
  const isKnown = ({ suite, id }: Result) => suite === 'phrasings' && known.includes(id);
  return {
    broken: results.filter((result) => !result.passed && (result.didWrong || !isKnown(result))),
    mended: results.filter((result) => result.passed && isKnown(result)).map(({ id }) => id),
  };
}
