import { fold } from '#language/normalise.ts';
import type { Ear } from '../ear/open-ear.ts';
import { isCourtesy } from '../manners.ts';

/** Where a clause stands in its message, with what parts it from the next. */
interface Clause {
  from: number;
  to: number;
}

/** An intent of a message, and the clauses that state it. */
export interface Stated {
  intent: string;
  probability: number;
  words: string;
  clauses: readonly Clause[];
}

/**
 * A clause counts as a wish of its own when the ear hears it this clearly alone, and this much of it in the whole: less of it where it
 * is clearer. Of the corpus, which the ear learnt from, 545 of 880 second wishes are found, and one is seen in 116 of 7,548 messages that have none.
 */
const leasts = [
  { clear: 0.6, ofWhole: 0.07 },
  { clear: 0.85, ofWhole: 0.005 },
];
/** Where the whole is no clearer than this, one clause of it may be. */
const unclear = 0.5;
const clearAlone = 0.8;
const strongAlone = 0.7;
const shortestClause = 2;
const clauseEnds = /[.!?;\n]+(?:\s+|$)|,?\s+(?:et|mais|puis|sinon|and|but|also)\s+|,\s+/gi;
const manners: readonly string[] = ['greeting', 'thanks', 'goodbye', 'none'];

/** What a message wants, in the order said: one thing, most often. */
export function statedIn(text: string, ear: Ear): [Stated, ...Stated[]] {
  const ranked = ear.rank(text);
  const clauses = clausesOf(text);
  const whole: Stated = { ...bestOf(ranked), words: text, clauses };
  const counts = (one: Stated) => {
    const inWhole = ranked.find(({ intent }) => intent === one.intent)?.probability ?? 0;
    return leasts.some(({ clear, ofWhole }) => inWhole >= ofWhole && isWishAlone(one, clear));
  };
  const heard = clauses.map((clause): Stated => {
    const words = wordsIn(text, [clause]);
    return { ...bestOf(ear.rank(words)), words, clauses: [clause] };
  });
  // Two clauses that are clear, and neither of them what the whole sounds like: it sounds like their sum.
  const strong = heard.filter((one) => isWishAlone(one, strongAlone));
  const isSum =
    new Set(strong.map(({ intent }) => intent)).size > 1 && strong.every(({ intent }) => intent !== whole.intent);
  const isOwn = isSum ? (one: Stated) => strong.includes(one) : counts;
  const intents = new Set(heard.filter(isOwn).map(({ intent }) => intent));
  if (intents.size < 2)
    return [whole.probability < unclear || whole.intent === 'none' ? clearest(heard, whole) : whole];
  const [first, ...others] = joined(text, heard, isOwn);
  return first ? [first, ...others] : [whole];
}

/** "Sorry, only just saw this. Different question: what's your address?": the clause that is clear says it. */
function clearest(heard: readonly Stated[], whole: Stated): Stated {
  const [only, ...others] = heard.filter((one) => isWishAlone(one, clearAlone));
  return only && others.length === 0 && heard.length > 1 ? only : whole;
}

/** A clause that wants something by itself, at least this clearly: manners and single words do not. */
function isWishAlone({ intent, probability, words }: Stated, least: number): boolean {
  return probability >= least && saysSomething(words) && !manners.includes(intent);
}

/** One wish with the clauses of both, in the order said. */
export function join<One extends Stated>(text: string, one: One, other: Stated): One {
  const clauses = [...one.clauses, ...other.clauses].toSorted((a, b) => a.from - b.from);
  return { ...one, clauses, words: wordsIn(text, clauses) };
}

/** A clause that is no wish of its own ("jeudi si possible") belongs to the one before it, or to the first. */
function joined(text: string, heard: readonly Stated[], counts: (stated: Stated) => boolean): Stated[] {
  const stated: Stated[] = [];
  let before: Stated | null = null;
  for (const one of heard) {
    const own = counts(one);
    const at = own ? stated.findIndex(({ intent }) => intent === one.intent) : stated.length - 1;
    const known = stated[at];
    if (known)
      stated[at] = { ...join(text, known, one), probability: Math.max(known.probability, own ? one.probability : 0) };
    else if (own) stated.push(before ? join(text, one, before) : one);
    else before = before ? join(text, before, one) : one;
  }
  return stated;
}

function clausesOf(text: string): Clause[] {
  const ends = [...text.matchAll(clauseEnds)].map((match) => match.index + match[0].length);
  const starts = [0, ...ends];
  return starts
    .map((from, index) => ({ from, to: ends[index] ?? text.length }))
    .filter(({ from, to }) => text.slice(from, to).trim() !== '');
}

/** The clauses' own words: those that follow each other keep what stands between them. */
function wordsIn(text: string, clauses: readonly Clause[]): string {
  const runs: Clause[] = [];
  for (const { from, to } of clauses) {
    const last = runs.at(-1);
    if (last?.to === from) runs[runs.length - 1] = { from: last.from, to };
    else runs.push({ from, to });
  }
  return runs
    .map(({ from, to }) =>
      text
        .slice(from, to)
        .replace(/(?:[,;]|\s(?:et|mais|puis|sinon|and|but|also))?\s*$/i, '')
        .trim(),
    )
    .join(', ');
}

function bestOf([best]: ReturnType<Ear['rank']>): Pick<Stated, 'intent' | 'probability'> {
  return { intent: best?.intent ?? 'none', probability: best?.probability ?? 0 };
}

/** "Bonjour" and "svp" are no clauses. */
function saysSomething(clause: string): boolean {
  const words = fold(clause)
    .split(' ')
    .filter((word) => word !== '');
  return words.length >= shortestClause && !isCourtesy(words);
}
