import { isWithin } from '#language/same-word.ts';
import { featuresOf } from './features.ts';

/** One sentence of the training set, its slots already replaced by marks (`SERVICE`, `WHEN`). */
export interface Example<Name extends string> {
  name: Name;
  words: readonly string[];
}

export interface Ranked<Name extends string> {
  name: Name;
  /** Between 0 and 1, all names together 1. */
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

const epochs = 15;
const learningRate = 3;
const rateDecay = 0.1;
/** The bias learns slowly, or the commonest name would win every message without known words. */
const biasRate = 0.1;
const forgetting = 1e-3;
/** Corrections smaller than this change nothing and take half of the time. */
const negligible = 2e-3;

/**
 * Logistic regression, trained by gradient descent in a fixed order: the same examples always give the same classifier.
 * Multinomial naive Bayes on the same features was right for 78 % of the left-out examples against 84 % (ten folds, 655
 * examples), and at the same precision answered a third less.
 */
export function trainClassifier<Name extends string>(examples: readonly Example<Name>[]): Classifier<Name> {
  const names = [...new Set(examples.map((example) => example.name))];
  const words = new Set(examples.flatMap((example) => example.words));
  const columns = new Map<string, number>();
  const vectors = examples.map((example) => {
    const features = featuresOf(example.words);
    for (const feature of features.keys()) if (!columns.has(feature)) columns.set(feature, columns.size);
    return vectorOf(features, columns);
  });
  const targets = examples.map((example) => names.indexOf(example.name));
  const score = fit(vectors, targets, { names: names.length, columns: columns.size });
  return {
    knownAs: (word) => (words.has(word) ? word : nearest(word, words)),
    rank(heard) {
      const probabilities = score(vectorOf(featuresOf(heard), columns));
      return names
        .map((name, index) => ({ name, probability: probabilities[index] ?? 0 }))
        .toSorted((a, b) => b.probability - a.probability);
    },
  };
}

/** Short words are a slip away from too many others. */
const shortestToCorrect = 5;

function nearest(word: string, words: ReadonlySet<string>): string | null {
  if (word.length < shortestToCorrect) return null;
  for (const known of words) {
    if (known.length >= shortestToCorrect && known[0] === word[0] && isWithin(word, known, 1)) return known;
  }
  return null;
}

type Score = (vector: Vector) => Float64Array;

function fit(vectors: readonly Vector[], targets: readonly number[], size: { names: number; columns: number }): Score {
  const weights = new Float64Array(size.columns * size.names);
  const bias = new Float64Array(size.names);
  const score: Score = (vector) => softmax(vector, weights, bias);
  const counts = new Float64Array(size.names);
  for (const target of targets) counts[target] = (counts[target] ?? 0) + 1;
  for (let epoch = 0; epoch < epochs; epoch++) {
    const rate = learningRate / (1 + epoch * rateDecay);
    for (const example of shuffled(vectors.length, epoch)) {
      const vector = vectors[example];
      const target = targets[example];
      if (vector === undefined || target === undefined) continue;
      // A name with few examples counts as much as one with many.
      const balance = Math.sqrt(targets.length / size.names / (counts[target] ?? 1));
      const probabilities = score(vector);
      for (let name = 0; name < size.names; name++) {
        const error = (probabilities[name] ?? 0) - (name === target ? 1 : 0);
        if (Math.abs(error) < negligible) continue;
        const step = error * rate * balance;
        bias[name] = (bias[name] ?? 0) - step * biasRate;
        for (let index = 0; index < vector.at.length; index++) {
          const cell = (vector.at[index] ?? 0) * size.names + name;
          weights[cell] = (weights[cell] ?? 0) - step * (vector.weights[index] ?? 0);
        }
      }
    }
    for (let cell = 0; cell < weights.length; cell++) weights[cell] = (weights[cell] ?? 0) * (1 - forgetting);
  }
  return score;
}

function softmax({ at, weights: values }: Vector, weights: Float64Array, bias: Float64Array): Float64Array {
  // Plain loops: this runs ten thousand times before the program can answer.
  const scores = bias.slice();
  const names = scores.length;
  for (let index = 0; index < at.length; index++) {
    const row = (at[index] ?? 0) * names;
    const value = values[index] ?? 0;
    for (let name = 0; name < names; name++) scores[name] = (scores[name] ?? 0) + (weights[row + name] ?? 0) * value;
  }
  let best = -Infinity;
  for (let name = 0; name < names; name++) best = Math.max(best, scores[name] ?? 0);
  let sum = 0;
  for (let name = 0; name < names; name++) sum += scores[name] = Math.exp((scores[name] ?? 0) - best);
  for (let name = 0; name < names; name++) scores[name] = (scores[name] ?? 0) / sum;
  return scores;
}

/** Features no example has are left out, so a strange message is a short vector and no name is probable. */
function vectorOf(features: ReadonlyMap<string, number>, columns: ReadonlyMap<string, number>): Vector {
  const at = new Int32Array(features.size);
  const weights = new Float64Array(features.size);
  let length = 0;
  for (const [feature, weight] of features) {
    const column = columns.get(feature);
    if (column === undefined) continue;
    at[length] = column;
    weights[length] = weight;
    length += 1;
  }
  return { at: at.subarray(0, length), weights: weights.subarray(0, length) };
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
