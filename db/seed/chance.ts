/** Numbers from 0 to 1 that look like chance and are the same for the same seed (mulberry32, by Tommy Ettinger). */
export function seededRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Ids of the form of a uuid v7 that are the same at every run: of the clock's time, then drawn from `random`. */
export function seededIds(now: Date, random: () => number): () => string {
  let count = 0;
  return () => {
    // Ids sort in the order in which they were made; past 4096 in one millisecond they borrow from the next.
    const time = (now.getTime() + (count >>> 12)).toString(16).padStart(12, '0');
    const order = (0x7000 + (count & 0xfff)).toString(16);
    const chance = () =>
      Math.floor(random() * 2 ** 24)
        .toString(16)
        .padStart(6, '0');
    const rest = `${chance()}${chance()}`;
    count += 1;
    return `${time.slice(0, 8)}-${time.slice(8)}-${order}-8000-${rest}`;
  };
}
