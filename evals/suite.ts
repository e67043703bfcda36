import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { type EvalCase, readCase } from './case.ts';
import { readPhrasings } from './phrasings.ts';

/** The suites under a folder: each is a folder of its own, and its name. */
export function suitesIn(folder: string): string[] {
  const entries = readdirSync(folder, { withFileTypes: true });
  return entries
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .toSorted();
}

/**
 * Reads a suite, its files sorted by name: a `.yaml` is one case, called after it, and a `.jsonl` is phrasings, one a line.
 * Throws when one is wrong: all its mistakes, with the field.
 */
export function readSuite(folder: string): EvalCase[] {
  const cases = readdirSync(folder)
    .toSorted()
    .flatMap((name) => casesIn(path.join(folder, name)));
  const twice = cases.find(({ id }, index) => cases.findIndex((one) => one.id === id) < index);
  if (twice) throw new Error(`${folder}: there are two cases "${twice.id}"`);
  return cases;
}

function casesIn(file: string): EvalCase[] {
  const { base, ext, name } = path.parse(file);
  if (ext === '.jsonl') return readPhrasings(file);
  if (ext !== '.yaml') throw new Error(`${file}: a case is a .yaml, and phrasings are a .jsonl`);
  const one = readCase(base, readFileSync(file, 'utf8'));
  if (one.id !== name) throw new Error(`${base}: id: the file of "${one.id}" is called after it`);
  return [one];
}
