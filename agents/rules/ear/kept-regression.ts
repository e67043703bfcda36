import { magnitude, type Regression } from './regression.ts';
import type { SparseVector } from './sparse.ts';

/** A regression in integers, its small weights left out. */
export interface KeptRegression {
  /** Of every column, where its cells begin; one more than there are columns. */
  starts: Uint32Array;
  /** The name each cell speaks for. */
  owners: Uint8Array;
  cells: Int8Array;
  /** In units of a cell. */
  bias: Int32Array;
  /** So many units make a score of one. */
  unitsPerScore: number;
}

const largestCell = 127;
/** The few weights beyond this share are cut, or the many small ones would become nothing. */
const uncutShare = 0.99995;

/** Keeps the `most` largest weights. */
export function keepRegression({ weights, names, bias }: Regression, most: number): KeptRegression {
  const sizes = weights.map(Math.abs).toSorted();
  const largest = sizes[Math.floor(sizes.length * uncutShare)] ?? 1;
  const unitsPerScore = Math.max(1, Math.round((largestCell / largest) * 0.99));
  const smallest = Math.max(sizes[Math.max(0, sizes.length - most)] ?? 0, 0.5 / unitsPerScore);
  const starts: number[] = [];
  const owners: number[] = [];
  const cells: number[] = [];
  weights.forEach((weight, index) => {
    const name = index % names;
    if (name === 0) starts.push(cells.length);
    if (Math.abs(weight) < smallest) return;
    owners.push(name);
    cells.push(Math.max(-largestCell, Math.min(largestCell, Math.round(weight * unitsPerScore))));
  });
  return {
    starts: Uint32Array.from([...starts, cells.length]),
    owners: Uint8Array.from(owners),
    cells: Int8Array.from(cells),
    bias: Int32Array.from(bias, (one) => Math.round(one * unitsPerScore)),
    unitsPerScore,
  };
}

/** What `regressionScores` gives for the regression that was kept, but for what was left out. */
export function keptScores(kept: KeptRegression, { at, values }: SparseVector): Float64Array {
  const { starts, owners, cells, bias, unitsPerScore } = kept;
  const scores = Float64Array.from(bias);
  at.forEach((column, index) => {
    const value = (values[index] ?? 0) * magnitude;
    const end = starts[column + 1] ?? 0;
    for (let cell = starts[column] ?? 0; cell < end; cell++) {
      const name = owners[cell] ?? 0;
      scores[name] = (scores[name] ?? 0) + (cells[cell] ?? 0) * value;
    }
  });
  return scores.map((score) => score / unitsPerScore);
}
