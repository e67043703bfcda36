import type { Hit } from './kinds.ts';

/** Of Cormack, Clarke and Büttcher (2009): the first of a list counts little more than the second. */
const smoothing = 60;

/** Several lists as one, by reciprocal rank: what stands high in many comes first, whatever each list counts by. */
export function fuse(lists: readonly { hits: readonly Hit[]; weight: number }[]): Hit[] {
  const fused = new Map<string, { hit: Hit; score: number }>();
  for (const { hits, weight } of lists) {
    for (const [rank, { kind, id }] of hits.entries()) {
      const key = `${kind} ${id}`;
      const score = (fused.get(key)?.score ?? 0) + weight / (smoothing + rank + 1);
      fused.set(key, { hit: { kind, id }, score });
    }
  }
  return [...fused.values()].toSorted((a, b) => b.score - a.score).map(({ hit }) => hit);
}
