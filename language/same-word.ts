/** Plurals that are no word with an s. */
const singulars: Readonly<Record<string, string>> = { men: 'man', women: 'woman', children: 'child' };
/** A slip in a shorter word makes another word. */
const shortestToCorrect = 6;
/** Two slips are forgiven from here on; from eleven letters, `maintenant` would be `maintenance`. */
const longWord = 12;

/**
 * Whether a folded word is the wanted one: plural, possessive (`mens` for `men's`) and a slip of the finger are forgiven. Both
 * begin with the same letter: few people miss the first.
 */
export function isSameWord(heard: string, wanted: string): boolean {
  if (heard === wanted) return true;
  const [a, b] = [singular(heard), singular(wanted)];
  if (a === b) return true;
  if (a[0] !== b[0] || b.length < shortestToCorrect) return false;
  return isWithin(a, b, b.length >= longWord ? 2 : 1);
}

/** Whether at most `most` letters were added, dropped, changed or swapped with their neighbour (optimal string alignment). */
export function isWithin(a: string, b: string, most: number): boolean {
  if (Math.abs(a.length - b.length) > most) return false;
  let older: number[] = [];
  let previous = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row++) {
    const line = [row];
    for (let column = 1; column <= b.length; column++) {
      const cost = a[row - 1] === b[column - 1] ? 0 : 1;
      let best = Math.min((previous[column] ?? 0) + 1, (line[column - 1] ?? 0) + 1, (previous[column - 1] ?? 0) + cost);
      const swapped = row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
      if (swapped) best = Math.min(best, (older[column - 2] ?? 0) + 1);
      line.push(best);
    }
    older = previous;
    previous = line;
  }
  return (previous[b.length] ?? 0) <= most;
}

function singular(word: string): string {
  const stem = word.length > 3 ? word.replace(/(?<=s)es$|[sx]$/, '') : word;
  return singulars[stem] ?? stem;
}
