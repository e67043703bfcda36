import { fold } from '#language/normalise.ts';
import type { Candidate, ToolResult } from './tool.ts';

/** What words could mean, those that fit best first. */
export interface Meant<Row> {
  found: Row[];
  /** False: every one of them lacks some of the words, or has one of them only nearly. */
  isExact: boolean;
  /** Not exact, though every word is there nearly: a slip. */
  isNear?: boolean;
}

const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Words that tell nobody and nothing from another. */
const links = new Set(
  `a au aux avec c ce celle celui cette ces d de des du en et est l la le les leur ma mon mes notre nos monsieur madame mademoiselle mme mr mlle m pour s sa son
  sur un une vos votre voiture vehicule auto caisse client cliente clients contact fiche an and car customer customers for her his their our your my mrs ms miss
  of on the to with dr chez that this mister sir please stp svp`.split(/\s+/),
);

/** An id that a tool returned, where the words are one. */
export function idIn(words: string): string | null {
  const said = words.trim();
  return uuid.test(said) ? said : null;
}

/** The folded words that may name something. */
export function namingWords(words: string): string[] {
  return fold(words)
    .split(' ')
    .filter((word) => word !== '' && !links.has(word));
}

/** The words one by one, and up to three in a row: "le bihan", "o rourke". */
export function keysOf(words: readonly string[]): string[] {
  const runs = words.flatMap((_, at) => [1, 2, 3].map((length) => words.slice(at, at + length).join(' ')));
  return [...new Set(runs)];
}

/**
 * The one that is meant; otherwise the question which of them, `sought` being the words that were looked for. What is only looked at
 * (`reads`) needs no asking over a slip, since the answer names what it is of.
 */
export function onlyOne<Row>(
  { found, isExact, isNear = false }: Meant<Row>,
  sought: string,
  candidate: (row: Row) => Candidate,
  { reads = false }: { reads?: boolean } = {},
): { one: Row } | Extract<ToolResult<never>, { which: Candidate[] }> {
  const [one, ...others] = found;
  if (one && others.length === 0 && (isExact || (reads && isNear))) return { one };
  return { which: found.map(candidate), isExact, sought };
}
