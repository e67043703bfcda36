import { seededRandom } from '#db/seed/chance.ts';
import { inEpochs } from './epochs.ts';
import {
  balancesOf,
  type Lesson,
  magnitude,
  negligible,
  probabilitiesOf,
  withHidden,
  wrongNames,
} from './regression.ts';
import type { SparseVector } from './sparse.ts';

/** A layer that both sides' messages share, and of its outputs a group for each side. */
export interface Network {
  width: number;
  /** A row for each column. */
  inner: Float32Array;
  innerBias: Float64Array;
  groups: OuterLayer[];
}

interface OuterLayer {
  names: number;
  /** A row for each unit of the shared layer. */
  outer: Float32Array;
  outerBias: Float64Array;
}

/** A lesson, and the group whose names its target counts. */
export interface GroupLesson extends Lesson {
  group: number;
}

export interface NetworkSchooling {
  width: number;
  epochs: number;
  rate: number;
  /** The share of a message's features that is hidden each time it is seen. */
  hidden: number;
  /** The share of the shared layer that is silent meanwhile. */
  silent: number;
  balancePower: number;
  seed: number;
}

const innerSpread = 0.1;
const outerSpread = 0.2;
const biasRate = 0.1;
/** AdaGrad's first divisor. */
const firstSquare = 1e-3;

/**
 * A network of one hidden layer by AdaGrad, in an order that is the same each time. What customers and staff say shares the words of the trade, so
 * the layer learns from both.
 */
export function trainNetwork(
  lessons: readonly GroupLesson[],
  size: { columns: number; groups: readonly number[] },
  schooling: NetworkSchooling,
): Network {
  const chance = seededRandom(schooling.seed);
  const network = newNetwork(size, schooling.width, chance);
  const squares = squaresOf(network);
  const balances = size.groups.map((names, group) =>
    balancesOf(
      lessons.filter((lesson) => lesson.group === group),
      names,
      schooling.balancePower,
    ),
  );
  for (const { lesson, rate } of inEpochs(lessons, schooling, chance)) {
    const seen = { ...lesson, vector: withHidden(lesson.vector, schooling.hidden, chance) };
    const loud = Float64Array.from({ length: schooling.width }, () =>
      chance() < schooling.silent ? 0 : 1 / (1 - schooling.silent),
    );
    teach(network, squares, seen, { loud, rate, balance: balances[lesson.group]?.[lesson.target[0]?.[0] ?? 0] ?? 1 });
  }
  return network;
}

/** One score for each name of the group; the higher, the more probable. */
export function networkScores(network: Network, group: number, vector: SparseVector): Float64Array {
  const layer = network.groups[group];
  if (!layer) throw new Error(`The network has no group ${group}.`);
  return outputsOf(layer, unitsOf(network, vector));
}

/** What the shared layer makes of a message. */
function unitsOf({ width, inner, innerBias }: Network, { at, values }: SparseVector): Float64Array {
  const units = Float64Array.from(innerBias);
  for (let index = 0; index < at.length; index++) {
    const row = (at[index] ?? 0) * width;
    const value = (values[index] ?? 0) * magnitude;
    for (let unit = 0; unit < width; unit++) units[unit] = (units[unit] ?? 0) + (inner[row + unit] ?? 0) * value;
  }
  for (let unit = 0; unit < width; unit++) units[unit] = Math.tanh(units[unit] ?? 0);
  return units;
}

export function outputsOf({ names, outer, outerBias }: OuterLayer, units: Float64Array): Float64Array {
  const scores = Float64Array.from(outerBias);
  units.forEach((unit, index) => {
    if (unit === 0) return;
    const row = index * names;
    for (let name = 0; name < names; name++) scores[name] = (scores[name] ?? 0) + (outer[row + name] ?? 0) * unit;
  });
  return scores;
}

function newNetwork(
  { columns, groups }: { columns: number; groups: readonly number[] },
  width: number,
  chance: () => number,
): Network {
  // The sum of three even chances is near enough to a bell.
  const bell = () => (chance() + chance() + chance() - 1.5) * 2;
  return {
    width,
    inner: new Float32Array(columns * width).map(() => bell() * innerSpread),
    innerBias: new Float64Array(width),
    groups: groups.map((names) => ({
      names,
      outer: new Float32Array(width * names).map(() => bell() * outerSpread),
      outerBias: new Float64Array(names),
    })),
  };
}

interface Squares {
  inner: Float32Array;
  outers: Float32Array[];
}

function squaresOf({ inner, groups }: Network): Squares {
  return {
    inner: new Float32Array(inner.length).fill(firstSquare),
    outers: groups.map(({ outer }) => new Float32Array(outer.length).fill(firstSquare)),
  };
}

function teach(
  network: Network,
  squares: Squares,
  { vector, target, group }: GroupLesson,
  { loud, rate, balance }: { loud: Float64Array; rate: number; balance: number },
): void {
  const layer = network.groups[group];
  const outerSquares = squares.outers[group];
  if (!layer || !outerSquares) return;
  const units = unitsOf(network, vector);
  const heard = units.map((unit, index) => unit * (loud[index] ?? 0));
  const errors = probabilitiesOf(outputsOf(layer, heard), 1);
  for (const [name, share] of target) errors[name] = (errors[name] ?? 0) - share;
  for (let name = 0; name < layer.names; name++) {
    const error = (errors[name] ?? 0) * balance;
    errors[name] = Math.abs(error) < negligible ? 0 : error;
    layer.outerBias[name] = (layer.outerBias[name] ?? 0) - biasRate * rate * (errors[name] ?? 0);
  }
  const wrong = wrongNames(errors);
  const blame = units.map((unit, index) => {
    let sum = 0;
    const row = index * layer.names;
    for (const name of wrong) sum += (layer.outer[row + name] ?? 0) * (errors[name] ?? 0);
    return sum * (loud[index] ?? 0) * (1 - unit * unit);
  });
  heard.forEach((unit, index) => {
    if (unit !== 0) descend(layer.outer, outerSquares, index * layer.names, errors, unit, rate);
    network.innerBias[index] = (network.innerBias[index] ?? 0) - biasRate * rate * (blame[index] ?? 0);
  });
  vector.at.forEach((column, index) => {
    const value = (vector.values[index] ?? 0) * magnitude;
    descend(network.inner, squares.inner, column * network.width, blame, value, rate);
  });
}

/** One step of AdaGrad down a row. */
function descend(
  weights: Float32Array,
  squares: Float32Array,
  row: number,
  errors: Float64Array,
  value: number,
  rate: number,
): void {
  for (let index = 0; index < errors.length; index++) {
    const slope = (errors[index] ?? 0) * value;
    if (slope === 0) continue;
    const square = (squares[row + index] ?? 0) + slope * slope;
    squares[row + index] = square;
    weights[row + index] = (weights[row + index] ?? 0) - (rate * slope) / Math.sqrt(square);
  }
}
