import { fold } from '#language/normalise.ts';
import { isFiller } from './manners.ts';
import { spellOut } from './spelling.ts';

/** A mark and the words it stands for; no words where nothing was read. */
export type Find = readonly [mark: string, words: string];

/** fold() never makes upper case, so a person cannot type a mark. */
const markPattern = /^[A-Z]+$/;

export function isMark(word: string): boolean {
  return markPattern.test(word);
}

/** The words, spelt out, with a mark for all that was read. */
export function markFinds(words: readonly string[], finds: readonly Find[]): string[] {
  return spellOut(finds.reduce((marked, [mark, found]) => replaceRun(marked, fold(found), mark), [...words]));
}

/** Replaces the words that together spell `found`, however they are spaced: `ab 123cd` for `ab 123 cd`. */
function replaceRun(words: readonly string[], found: string, mark: string): string[] {
  const wanted = found.replaceAll(' ', '');
  if (wanted === '') return [...words];
  for (let start = 0; start < words.length; start++) {
    let spelled = '';
    for (let end = start; end < words.length && spelled.length < wanted.length; end++) {
      spelled += words[end];
      if (spelled === wanted) return [...words.slice(0, start), mark, ...words.slice(end + 1)];
    }
  }
  // Read from words that do not follow each other ("jeudi pour une vidange, à 10h"): each is marked where it stands.
  const parts = new Set(found.split(' '));
  return words.map((word) => (parts.has(word) && !isFiller(word) ? mark : word));
}

export function withoutRepeats(words: readonly string[]): string[] {
  return words.filter((word, index) => !(isMark(word) && words[index - 1] === word));
}
