import { isWithin } from './same-word.ts';

/** Two slips are forgiven from here on, where the ear forgives them too or the word is long. */
const longName = 8;

/** How near a word of a name is to the one that was said, both folded: 1 is the same word, 0 is another. */
export function nearness(said: string, word: string, soundsAlike: boolean): number {
  if (said === word) return 1;
  const isSlip = said.length > 3 && word.length > 2 && isWithin(said, word, 1);
  if (isSlip && soundsAlike) return 0.95;
  if (isSlip) return 0.85;
  const isNear = isWithin(said, word, 2);
  if (soundsAlike && said.length > 2) return isNear ? 0.8 : 0.7;
  return isNear && said.length >= longName ? 0.6 : 0;
}
