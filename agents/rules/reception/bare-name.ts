import type { PersonName } from '#language/name.ts';
import { fold } from '#language/normalise.ts';

const longestName = 3;

/** A name where one was asked for, from the words that nothing else explains: null when there are too many of them. */
export function nameOfWords(text: string, unexplained: readonly string[]): PersonName | null {
  if (unexplained.length === 0 || unexplained.length > longestName) return null;
  if (!unexplained.every((word) => /^\p{L}{2,}$/u.test(word))) return null;
  const [first, ...rest] = text
    .split(/[\s,;.]+/)
    .filter((word) => unexplained.includes(fold(word)))
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1));
  if (first === undefined) return null;
  return rest.length === 0 ? { firstName: null, lastName: first } : { firstName: first, lastName: rest.join(' ') };
}
