/**
 * A pure function that keeps its newest answers: one turn reads the same words many times. What is kept changes nothing but
 * the time it takes, so it may be kept for the whole program.
 */
export function remembering<Input extends unknown[], Output>(most: number, compute: (...input: Input) => Output) {
  const kept = new Map<string, Output>();
  return (key: string, ...input: Input): Output => {
    const known = kept.get(key);
    if (known !== undefined) return known;
    const output = compute(...input);
    kept.set(key, output);
    const [oldest] = kept.keys();
    if (kept.size > most && oldest !== undefined) kept.delete(oldest);
    return output;
  };
}
