import { seededRandom } from '#db/seed/chance.ts';
import { inEpochs } from './epochs.ts';
import type { SparseVector } from './sparse.ts';

/** What a message is an example of: the share of each name, together 1; the first is the one said first. */
export type Target = readonly (readonly [name: number, share: number])[];

/** Everything learnt: `weights` holds a row for each column, with a cell for each name. */
export interface Regression {
  names: number;
  weights: Float32Array;
  bias: Float64Array;
}

export interface Lesson {
  vector: SparseVector;
  target: Target;
}

export interface Schooling {
  epochs: number;
  rate: number;
  /** The share of a message's features that is hidden each time it is seen, so that no feature is relied on alone. */
  hidden: number;
  seed: number;
}

/** The vectors are of length one; as this many they make steps of the right size. */
export const magnitude = 10;
const biasRate = 0.02;
/** AdaGrad's first divisor. */
const firstSquare = 1e-4;
/** Errors smaller than this change nothing and take half of the time. */
export const negligible = 1e-3;
/** A name with few examples counts for more than they are, if for less than one with many: the power of its rarity. */
const balancePower = 0.5;

/**
 * Multinomial logistic regression by AdaGrad, in an order that is the same each time: the same lessons give the same weights,
 * bit for bit.
 */
export function trainRegression(
  lessons: readonly Lesson[],
  { names, columns }: { names: number; columns: number },
  schooling: Schooling,
): Regression {
  const model: Regression = { names, weights: new Float32Array(columns * names), bias: new Float64Array(names) };
  const squares = new Float32Array(columns * names).fill(firstSquare);
  const balances = balancesOf(lessons, names, balancePower);
  const chance = seededRandom(schooling.seed);
  for (const { lesson, rate } of inEpochs(lessons, schooling, chance)) {
    const vector = withHidden(lesson.vector, schooling.hidden, chance);
    const errors = errorsOf(model, vector, lesson.target, balances[lesson.target[0]?.[0] ?? 0] ?? 1);
    for (let name = 0; name < names; name++)
      model.bias[name] = (model.bias[name] ?? 0) - biasRate * rate * (errors[name] ?? 0);
    correct(model, squares, vector, errors, rate);
  }
  return model;
}

/** One score a name; the higher, the more probable. */
export function regressionScores({ names, weights, bias }: Regression, { at, values }: SparseVector): Float64Array {
  const scores = Float64Array.from(bias);
  for (let index = 0; index < at.length; index++) {
    const row = (at[index] ?? 0) * names;
    const value = (values[index] ?? 0) * magnitude;
    for (let name = 0; name < names; name++) scores[name] = (scores[name] ?? 0) + (weights[row + name] ?? 0) * value;
  }
  return scores;
}

/** Scores as probabilities; a temperature above 1 makes them humbler, and keeps their order. */
export function probabilitiesOf(scores: Float64Array, temperature: number): Float64Array {
  let best = -Infinity;
  for (const score of scores) best = Math.max(best, score);
  const powers = scores.map((score) => Math.exp((score - best) / temperature));
  let sum = 0;
  for (const power of powers) sum += power;
  return powers.map((power) => power / sum);
}

/** How much an example of each name counts. */
export function balancesOf(lessons: readonly Lesson[], names: number, power: number): number[] {
  const counts = Array.from({ length: names }, () => 0);
  for (const { target } of lessons) {
    const first = target[0]?.[0] ?? 0;
    counts[first] = (counts[first] ?? 0) + 1;
  }
  return counts.map((count) => (lessons.length / names / Math.max(count, 1)) ** power);
}

/** The vector without a share of its features, by chance. What is left speaks louder, so that the sum stays about the same. */
export function withHidden({ at, values }: SparseVector, hidden: number, chance: () => number): SparseVector {
  const kept = { at: new Int32Array(at.length), values: new Float32Array(at.length) };
  let length = 0;
  for (let index = 0; index < at.length; index++) {
    if (chance() < hidden) continue;
    kept.at[length] = at[index] ?? 0;
    kept.values[length] = (values[index] ?? 0) / (1 - hidden);
    length += 1;
  }
  return { at: kept.at.subarray(0, length), values: kept.values.subarray(0, length) };
}

function errorsOf(model: Regression, vector: SparseVector, target: Target, balance: number): Float64Array {
  const errors = probabilitiesOf(regressionScores(model, vector), 1);
  for (const [name, share] of target) errors[name] = (errors[name] ?? 0) - share;
  return errors.map((error) => (Math.abs(error * balance) < negligible ? 0 : error * balance));
}

/** The names of which the error counts. */
export function wrongNames(errors: Float64Array): number[] {
  return [...errors.keys()].filter((name) => errors[name] !== 0);
}

function correct(
  { names, weights }: Regression,
  squares: Float32Array,
  { at, values }: SparseVector,
  errors: Float64Array,
  rate: number,
): void {
  const wrong = wrongNames(errors);
  for (let index = 0; index < at.length; index++) {
    const row = (at[index] ?? 0) * names;
    const value = (values[index] ?? 0) * magnitude;
    for (const name of wrong) {
      const slope = (errors[name] ?? 0) * value;
      const cell = row + name;
      const square = (squares[cell] ?? 0) + slope * slope;
      squares[cell] = square;
      weights[cell] = (weights[cell] ?? 0) - (rate * slope) / Math.sqrt(square);
    }
  }
}
