import { magnitude } from './regression.ts';
import type { Network } from './network.ts';
import type { SparseVector } from './sparse.ts';

/** A network in integers. */
export interface KeptNetwork {
  width: number;
  /** -1, 0 or 1, a row for each column. */
  inner: Int8Array;
  /** What a cell of each row is worth, in units. */
  worths: Uint8Array;
  innerUnits: number;
  /** In units. */
  innerBias: Int32Array;
  /** For each group from -127 to 127, a row for each unit of the shared layer. */
  outers: Int8Array[];
  outerUnits: number;
  outerBiases: Int32Array[];
}

const largestCell = 1;
/** Of a row's root mean square: a message has a hundred rows, in whose sum the rounding of each is lost. */
const cellStep = 1.2;
const largestWorth = 255;
const largestOuter = 127;

export function keepNetwork({ width, inner, innerBias, groups }: Network): KeptNetwork {
  const rows = inner.length / width;
  const steps = Array.from({ length: rows }, (_, row) => stepOf(inner.subarray(row * width, (row + 1) * width)));
  const innerUnits = Math.round(largestWorth / steps.reduce((most, step) => Math.max(most, step), 0));
  const worths = Uint8Array.from(steps, (step) => Math.min(largestWorth, Math.max(1, Math.round(step * innerUnits))));
  const outerUnits = Math.floor(largestOuter / Math.max(...groups.map(({ outer }) => peakOf(outer))));
  return {
    width,
    inner: Int8Array.from(inner, (weight, index) =>
      clamp((weight * innerUnits) / (worths[Math.floor(index / width)] ?? 1), largestCell),
    ),
    worths,
    innerUnits,
    innerBias: Int32Array.from(innerBias, (bias) => Math.round(bias * innerUnits)),
    outers: groups.map(({ outer }) => Int8Array.from(outer, (weight) => clamp(weight * outerUnits, largestOuter))),
    outerUnits,
    outerBiases: groups.map(({ outerBias }) => Int32Array.from(outerBias, (bias) => Math.round(bias * outerUnits))),
  };
}

/** What `networkScores` gives for the network that was kept, but for the rounding. */
export function keptNetworkScores(kept: KeptNetwork, group: number, { at, values }: SparseVector): Float64Array {
  const { width, inner, worths } = kept;
  const units = Float64Array.from(kept.innerBias);
  at.forEach((column, index) => {
    const row = column * width;
    const value = (values[index] ?? 0) * magnitude * (worths[column] ?? 0);
    for (let unit = 0; unit < width; unit++) units[unit] = (units[unit] ?? 0) + (inner[row + unit] ?? 0) * value;
  });
  const scores = Float64Array.from(kept.outerBiases[group] ?? []);
  const outer = kept.outers[group] ?? new Int8Array();
  units.forEach((sum, index) => {
    const unit = Math.tanh(sum / kept.innerUnits);
    const row = index * scores.length;
    for (let name = 0; name < scores.length; name++)
      scores[name] = (scores[name] ?? 0) + (outer[row + name] ?? 0) * unit;
  });
  return scores.map((score) => score / kept.outerUnits);
}

function stepOf(row: Float32Array): number {
  return cellStep * Math.sqrt(row.reduce((sum, weight) => sum + weight * weight, 0) / row.length);
}

function peakOf(row: Float32Array): number {
  return row.reduce((most, weight) => Math.max(most, Math.abs(weight)), 0);
}

function clamp(value: number, largest: number): number {
  return Math.max(-largest, Math.min(largest, Math.round(value)));
}
