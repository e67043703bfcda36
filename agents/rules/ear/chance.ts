/** Numbers from 0 up to 1 that look like chance and are the same for the same seed, on every machine (mulberry32). */
export function chanceFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Brings the list into another order, in place. */
export function shuffle(list: number[], chance: () => number): void {
  for (let index = list.length - 1; index > 0; index--) {
    const other = Math.floor(chance() * (index + 1));
    const moved = list[index] ?? 0;
    list[index] = list[other] ?? 0;
    list[other] = moved;
  }
}
