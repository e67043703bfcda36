import type { SparseVector } from './sparse.ts';

/** The features that are known, by the hashes of their names, sorted: a feature's column is its place. */
export type Columns = Uint32Array;

/** A name of a feature as 32 bits (FNV-1a over its UTF-16 units). Of 60,000 features one pair in two such lists collides. */
export function hashOf(feature: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < feature.length; index++) {
    hash = Math.imul(hash ^ feature.charCodeAt(index), 0x01000193);
  }
  // FNV leaves the high bits of short names alike.
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  return (hash ^ (hash >>> 13)) >>> 0;
}

/** The columns of all that at least `fewest` of the messages have. */
export function columnsOf(messages: readonly ReadonlyMap<string, number>[], fewest: number): Columns {
  const counts = new Map<number, number>();
  for (const message of messages)
    for (const feature of message.keys()) {
      const hash = hashOf(feature);
      counts.set(hash, (counts.get(hash) ?? 0) + 1);
    }
  const kept = [...counts].filter(([, count]) => count >= fewest);
  return Uint32Array.from(kept, ([hash]) => hash).toSorted();
}

/** Of length one. Features without a column are left out, so that a strange message has no probable name. */
export function vectorOf(features: ReadonlyMap<string, number>, columns: Columns): SparseVector {
  const at: number[] = [];
  const values: number[] = [];
  let squares = 0;
  for (const [feature, value] of features) {
    const column = placeOf(hashOf(feature), columns);
    if (column < 0) continue;
    at.push(column);
    values.push(value);
    squares += value * value;
  }
  const length = Math.sqrt(squares) || 1;
  return { at: Int32Array.from(at), values: Float32Array.from(values, (value) => value / length) };
}

function placeOf(hash: number, columns: Columns): number {
  let [low, high] = [0, columns.length - 1];
  while (low <= high) {
    const middle = (low + high) >>> 1;
    const found = columns[middle] ?? 0;
    if (found === hash) return middle;
    if (found < hash) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}
