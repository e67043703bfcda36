import { isWithin } from '#language/same-word.ts';
import { featuresOf } from './features.ts';

/** One sentence of the training set, its slots already replaced by marks (`SERVICE`, `WHEN`). */
export interface Example<Name extends string> {
  skill: Name;
  words: readonly string[];
}

export interface Ranked<Name extends string> {
  skill: Name;
  /** Between 0 and 1, all skills together 1. */
  probability: number;
}

export interface Classifier<Name extends string> {
  /** Most probable first. */
  rank(words: readonly string[]): Ranked<Name>[];
  /** The word of an example that this is, or is one slip of the finger away from; null for a word of no example. */
  knownAs(word: string): string | null;
}

interface Vector {
  at: Int32Array;
  weights: Float64Array;
}

const EPOCHS = 15;
const RATE = 3;
const RATE_DECAY = 0.1;
/** The bias learns slowly, or the commonest skill would win every message without known words. */
const BIAS_RATE = 0.1;
const FORGETTING = 1e-3;
/** Corrections smaller than this change nothing and take half of the time. */
const NEGLIGIBLE = 2e-3;

/**
 * Logistic regression, trained by gradient descent in a fixed order: the same examples always give the same classifier.
 * Multinomial naive Bayes on the same features was right for 78 % of the left-out examples against 84 % (ten folds, 655
 * examples), and at the same precision answered a third less.
 */
export function trainClassifier<Name extends string>(examples: readonly Example<Name>[]): Classifier<Name> {
  const skills = [...new Set(examples.map((example) => example.skill))];
  const words = new Set(examples.flatMap((example) => example.words));
  const columns = new Map<string, number>();
  const vectors = examples.map((example) => {
    const features = featuresOf(example.words);
    for (const feature of features.keys()) if (!columns.has(feature)) columns.set(feature, columns.size);
    return vectorOf(features, columns);
  });
  const targets = examples.map((example) => skills.indexOf(example.skill));
  const score = fit(vectors, targets, { skills: skills.length, columns: columns.size });
  return {
    knownAs: (word) => (words.has(word) ? word : nearest(word, words)),
    rank(heard) {
      const probabilities = score(vectorOf(featuresOf(heard), columns));
      return skills
        .map((skill, index) => ({ skill, probability: probabilities[index] ?? 0 }))
        .toSorted((a, b) => b.probability - a.probability);
    },
  };
}

/** Short words are a slip away from too many others. */
const SHORTEST_TO_CORRECT = 5;

function nearest(word: string, words: ReadonlySet<string>): string | null {
  if (word.length < SHORTEST_TO_CORRECT) return null;
  for (const known of words) {
    if (known.length >= SHORTEST_TO_CORRECT && known[0] === word[0] && isWithin(word, known, 1)) return known;
  }
  return null;
}

type Score = (vector: Vector) => Float64Array;

function fit(vectors: readonly Vector[], targets: readonly number[], size: { skills: number; columns: number }): Score {
  const weights = new Float64Array(size.columns * size.skills);
  const bias = new Float64Array(size.skills);
  const score: Score = (vector) => softmax(vector, weights, bias);
  const counts = new Float64Array(size.skills);
  for (const target of targets) counts[target] = (counts[target] ?? 0) + 1;
  for (let epoch = 0; epoch < EPOCHS; epoch++) {
    const rate = RATE / (1 + epoch * RATE_DECAY);
    for (const example of shuffled(vectors.length, epoch)) {
      const vector = vectors[example];
      const target = targets[example];
      if (vector === undefined || target === undefined) continue;
      // A skill with few examples counts as much as one with many.
      const balance = Math.sqrt(targets.length / size.skills / (counts[target] ?? 1));
      const probabilities = score(vector);
      for (let skill = 0; skill < size.skills; skill++) {
        const error = (probabilities[skill] ?? 0) - (skill === target ? 1 : 0);
        if (Math.abs(error) < NEGLIGIBLE) continue;
        const step = error * rate * balance;
        bias[skill] = (bias[skill] ?? 0) - step * BIAS_RATE;
        for (let index = 0; index < vector.at.length; index++) {
          const cell = (vector.at[index] ?? 0) * size.skills + skill;
          weights[cell] = (weights[cell] ?? 0) - step * (vector.weights[index] ?? 0);
        }
      }
    }
    for (let cell = 0; cell < weights.length; cell++) weights[cell] = (weights[cell] ?? 0) * (1 - FORGETTING);
  }
  return score;
}

function softmax({ at, weights: values }: Vector, weights: Float64Array, bias: Float64Array): Float64Array {
  const scores = Float64Array.from(bias);
  for (let index = 0; index < at.length; index++) {
    const row = (at[index] ?? 0) * scores.length;
    const value = values[index] ?? 0;
    for (let skill = 0; skill < scores.length; skill++)
      scores[skill] = (scores[skill] ?? 0) + (weights[row + skill] ?? 0) * value;
  }
  const best = Math.max(...scores);
  let sum = 0;
  for (let skill = 0; skill < scores.length; skill++) sum += scores[skill] = Math.exp((scores[skill] ?? 0) - best);
  return scores.map((each) => each / sum);
}

/** Features no example has are left out, so a strange message is a short vector and no skill is probable. */
function vectorOf(features: ReadonlyMap<string, number>, columns: ReadonlyMap<string, number>): Vector {
  const known = [...features].flatMap(([feature, weight]) => {
    const column = columns.get(feature);
    return column === undefined ? [] : [[column, weight] as const];
  });
  return {
    at: Int32Array.from(known, ([column]) => column),
    weights: Float64Array.from(known, ([, weight]) => weight),
  };
}

/** A permutation that depends on the epoch alone (a linear congruential generator: Numerical Recipes' constants). */
function shuffled(length: number, epoch: number): number[] {
  const order = Array.from({ length }, (_, index) => index);
  let state = epoch + 1;
  for (let index = length - 1; index > 0; index--) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    const other = state % (index + 1);
    const moved = order[index] ?? 0;
    order[index] = order[other] ?? 0;
    order[other] = moved;
  }
  return order;
}
