import type { KnownFact } from '#db/fact.ts';
import { type FactLexicon, hearWords, type HeardWord } from './fact-lexicon.ts';

/** How much of an ask, and of the question, must be there, by the weight of their words. */
const leastOfAsk = 0.75;
const leastOfQuestion = 0.4;
/** A second fact that fits this nearly as well is the other one meant, or leaves open which one is. */
const [nearEnough, tooNear] = [0.5, 0.8];
/** What was said in a sentence says more than is asked: nearly all of the question must be in it. */
const leastOfSaid = 0.75;

/** A fact that a question fits: `at` are the words of the question that its best ask has. */
interface Fit {
  fact: KnownFact;
  at: readonly HeardWord[];
  score: number;
  isWhole: boolean;
}

/**
 * The facts that one part of a question asks about, best first: those with an ask whose words are there, in either language, a
 * slip forgiven. Two where it names two; none where nothing fits, or where several fit alike.
 */
export function matchFacts(part: string, lexicon: FactLexicon): KnownFact[] {
  const heard = hearWords(part, lexicon);
  const fits = lexicon.known.flatMap((known) => fitOf(known, heard, lexicon) ?? []);
  const [first, ...others] = fits.toSorted((a, b) => b.score - a.score);
  if (!first) return [];
  const isPart = (fit: Fit) => fit.score < first.score && fit.at.every((word) => first.at.includes(word));
  const isApart = (fit: Fit) => first.isWhole && fit.isWhole && !fit.at.some((word) => first.at.includes(word));
  const rivals = others.filter((fit) => !isPart(fit));
  const second = rivals.find((fit) => isApart(fit) && fit.score >= nearEnough * first.score);
  if (second) return [first.fact, second.fact];
  const near = rivals.filter(({ score }) => score >= tooNear * first.score);
  const [rival, ...more] = near;
  if (!rival) return [first.fact];
  // What holds until a day is said with what holds for good: "the coffee machine is broken", and where there is coffee.
  const both = [first.fact, rival.fact];
  const passing = both.filter(({ expiresOn }) => expiresOn !== null);
  return more.length === 0 && passing.length === 1 ? [...new Set([...passing, ...both])] : [];
}

/**
 * The fact that a statement says something else of: one with an ask all of whose words the statement has, the one that says most. Looser
 * than what answers a question, because it only leads to a question of ours.
 */
export function sameMatter(statement: string, lexicon: FactLexicon): KnownFact | null {
  const there = new Set(hearWords(statement, lexicon).flatMap(({ same }) => same));
  const weigh = (words: readonly string[]) =>
    words.reduce((total, word) => total + (lexicon.weights.get(word) ?? 0), 0);
  const fits = lexicon.known.flatMap(({ fact, asks, said }) => {
    const met = asks.filter((ask) => ask.every((word) => there.has(word)));
    const shared = said.filter((word) => there.has(word));
    const score = Math.max(0, ...met.map(weigh), shared.length * 2 > said.length ? weigh(shared) : 0);
    return score > 0 ? [{ fact, score }] : [];
  });
  return fits.toSorted((a, b) => b.score - a.score)[0]?.fact ?? null;
}

function fitOf(
  { fact, asks, said, own }: FactLexicon['known'][number],
  heard: readonly HeardWord[],
  { weights }: FactLexicon,
): Fit | null {
  const explained = heard.filter(({ same }) => same.some((word) => own.has(word)));
  if (explained.length === 0 || sum(explained) < leastOfQuestion * sum(heard)) return null;
  const there = new Set(explained.flatMap(({ same }) => same));
  const weigh = (words: readonly string[]) => words.reduce((total, word) => total + (weights.get(word) ?? 0), 0);
  const fits = asks.flatMap((ask) => {
    const met = ask.filter((word) => there.has(word));
    const share = weigh(met) / weigh(ask);
    if (share < leastOfAsk) return [];
    const at = explained.filter(({ same }) => same.some((word) => ask.includes(word)));
    return [{ fact, at, score: share * weigh(met), isWhole: met.length === ask.length }];
  });
  const share = sum(explained) / sum(heard);
  const isSaid =
    said.length > 0 && share >= leastOfSaid && explained.every(({ same }) => same.some((word) => said.includes(word)));
  if (isSaid) fits.push({ fact, at: explained, score: share * sum(explained), isWhole: share === 1 });
  return fits.toSorted((a, b) => b.score - a.score)[0] ?? null;
}

function sum(heard: readonly HeardWord[]): number {
  return heard.reduce((total, { weight }) => total + weight, 0);
}
