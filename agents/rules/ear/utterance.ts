import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';

const utteranceSchema = z.object({
  text: z.string().min(1),
  lang: z.enum(['fr', 'en']),
  who: z.enum(['customer', 'mechanic', 'manager', 'owner']),
  /** What is wanted, in the order said: one, or two. */
  intents: z.tuple([z.string()], z.string()),
  /** What is said of what, word for word; not every message is labelled so. */
  slots: z.record(z.string(), z.array(z.string())).optional(),
});

/** One labelled message. */
export type Utterance = z.infer<typeof utteranceSchema>;
export type EarSide = 'customer' | 'staff';

/** What the ear learns from; other files of this form may be measured on. */
const corpusFolder = fileURLToPath(new URL('../corpus', import.meta.url));

export function sideOf({ who }: Utterance): EarSide {
  return who === 'customer' ? 'customer' : 'staff';
}

/** Reads a file with one labelled message a line. Throws at the first line that is none, with its number. */
export function readUtterances(file: string): Utterance[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .flatMap((line, index) => (line.trim() === '' ? [] : [readLine(line, `${file}:${index + 1}`)]));
}

/** Every labelled message the ear learns from, file after file by name, so that the order is always the same. */
export function readCorpus(): Utterance[] {
  return corpusFiles().flatMap(readUtterances);
}

/** The files of the corpus, sorted by name. */
export function corpusFiles(): string[] {
  return readdirSync(corpusFolder)
    .filter((name) => name.endsWith('.train.jsonl'))
    .toSorted()
    .map((name) => path.join(corpusFolder, name));
}

function readLine(line: string, where: string): Utterance {
  try {
    return utteranceSchema.parse(JSON.parse(line));
  } catch (cause) {
    throw new Error(`${where}: this is no labelled message. Compare it with agents/rules/corpus/README.md.`, { cause });
  }
}
