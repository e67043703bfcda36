import type { Columns } from './columns.ts';
import { type Regression, type SparseVector, magnitude } from './regression.ts';

/** A regression in integers, its small weights left out: what is kept of a model. */
export interface HeardWeights {
  /** Of every column, where its cells begin; one more than there are columns. */
  starts: Uint32Array;
  /** The name each cell speaks for. */
  names: Uint8Array;
  cells: Int8Array;
  /** In units of a cell. */
  bias: Int32Array;
  /** So many units make a score of one. */
  unitsPerScore: number;
}

const largestCell = 127;

/** Keeps the `most` largest cells, and of the columns those with a cell left. */
export function quantise(
  regression: Regression,
  columns: Columns,
  most: number,
): { columns: Columns; weights: HeardWeights } {
  const { weights, names } = regression;
  const sizes = weights.map(Math.abs).toSorted();
  const unitsPerScore = Math.max(1, Math.floor(largestCell / largestOf(sizes)));
  const smallest = Math.max(sizes[Math.max(0, sizes.length - most)] ?? 0, 0.5 / unitsPerScore);
  const kept: { column: number; start: number }[] = [];
  const cells: number[] = [];
  const owners: number[] = [];
  columns.forEach((column, row) => {
    const start = cells.length;
    for (let name = 0; name < names; name++) {
      const weight = weights[row * names + name] ?? 0;
      if (Math.abs(weight) < smallest) continue;
      cells.push(Math.max(-largestCell, Math.min(largestCell, Math.round(weight * unitsPerScore))));
      owners.push(name);
    }
    if (cells.length > start) kept.push({ column, start });
  });
  return {
    columns: Uint32Array.from(kept, ({ column }) => column),
    weights: {
      starts: Uint32Array.from([...kept.map(({ start }) => start), cells.length]),
      names: Uint8Array.from(owners),
      cells: Int8Array.from(cells),
      bias: Int32Array.from(regression.bias, (bias) => Math.round(bias * unitsPerScore)),
      unitsPerScore,
    },
  };
}

/** What `scoresOf` gives for the regression these came from, but for what was left out. */
export function heardScores({ starts, names, cells, bias, unitsPerScore }: HeardWeights, vector: SparseVector) {
  const scores = Float64Array.from(bias);
  vector.at.forEach((column, index) => {
    const value = (vector.values[index] ?? 0) * magnitude;
    const end = starts[column + 1] ?? 0;
    for (let cell = starts[column] ?? 0; cell < end; cell++) {
      const name = names[cell] ?? 0;
      scores[name] = (scores[name] ?? 0) + (cells[cell] ?? 0) * value;
    }
  });
  return scores.map((score) => score / unitsPerScore);
}

/** The few weights beyond this are cut to it, or the many small ones would become nothing. */
function largestOf(sorted: Float32Array): number {
  return sorted[Math.floor(sorted.length * 0.9999)] ?? 1;
}
