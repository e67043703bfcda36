import { fold } from '#language/normalise.ts';
import { isFiller } from './manners.ts';
import { isMark, type Reading } from './reading.ts';

const LONGEST_NAME = 3;

/** A name where one was asked for: `Claire Martin, AB-123-CD`. Null when any other word could be more than a name. */
export function readBareName({ text, marked, leftover }: Reading): { firstName: string | null; lastName: string } | null {
  const unread = new Set(leftover.split(' '));
  const words = marked.filter((word) => !isMark(word) && !isFiller(word));
  if (words.length === 0 || words.length > LONGEST_NAME) return null;
  if (!words.every((word) => unread.has(word) && /^\p{L}{2,}$/u.test(word))) return null;
  const written = text
    .split(/[\s,;.]+/)
    .filter((word) => words.includes(fold(word)))
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1));
  const [first, ...rest] = written;
  if (first === undefined) return null;
  return rest.length === 0 ? { firstName: null, lastName: first } : { firstName: first, lastName: rest.join(' ') };
}
