import { fold } from '#language/normalise.ts';
import type { When } from '#language/when.ts';

/** Words around a day and an hour that change nothing about it. */
const fillers = new Set(
  'a au le la les l du de pour vers plutot svp stp merci on at to the for please thanks instead'.split(' '),
);

/** An unread word beside a date may turn it round: "pas jeudi", "jeudi ou lundi". */
export function isAllRead(said: string, read: string): boolean {
  const words = new Set(fold(read).split(' '));
  return fold(said)
    .split(' ')
    .every((word) => words.has(word) || fillers.has(word));
}

/** The local start, when one day and one hour are said. */
export function oneStart({ days, time, around, problem }: When): string | null {
  const [day, ...others] = days;
  return day && others.length === 0 && time && !around && problem === null ? `${day}T${time}` : null;
}

/** Whether every figure that was said is among the words that were read: one that is left out may be the day or the hour that counts. */
export function isNumberRead(said: string, read: string): boolean {
  const words = new Set(fold(read).split(' '));
  return fold(said)
    .split(' ')
    .every((word) => !/\d/.test(word) || words.has(word));
}
