import { seededRandom } from '#db/seed/chance.ts';
import { fold } from '#language/normalise.ts';
import type { PlainScan } from './plain-scan.ts';

/** One search, and of which kind it is. */
export interface Asked {
  kind: string;
  text: string;
  words: string[];
}

/** Searches for what is there, of every kind: the names as they stand and with slips, a plate, words of a text, and what they mean. */
export function questionsOf({ names, texts, plates }: PlainScan, rounds: number): Asked[] {
  const chance = seededRandom(7);
  const pick = <Row>(rows: readonly Row[]): Row | undefined => rows[Math.floor(chance() * rows.length)];
  const nameOf = (at: number) => pick(names)?.words.at(at) ?? '';
  const wordsOf = (many: number, least: number) => {
    const said = fold(pick(texts)?.words ?? '')
      .split(' ')
      .filter((word) => word.length >= least);
    const from = Math.floor(chance() * Math.max(1, said.length - many));
    return said.slice(from, from + many).join(' ');
  };
  const kinds: Record<string, () => string> = {
    'full name': () => pick(names)?.words.join(' ') ?? '',
    'last name': () => nameOf(-1),
    'a slip': () => slipOf(nameOf(-1), chance),
    'a slip in a full name': () =>
      pick(names)
        ?.words.map((word) => slipOf(word, chance))
        .join(' ') ?? '',
    'as it sounds': () => soundOf(nameOf(-1)),
    plate: () => pick(plates)?.plate ?? '',
    text: () => wordsOf(2, 5),
    'common words': () => 'plaquettes frein',
    meaning: () =>
      pick([
        'brake noise',
        'client mécontent',
        'car will not start',
        'il veut un véhicule de prêt',
        'fuite de liquide',
      ]) ?? '',
  };
  return Object.entries(kinds).flatMap(([kind, make]) =>
    Array.from({ length: rounds }, () => {
      const text = make();
      return { kind, text, words: fold(text).split(' ').filter(Boolean) };
    }),
  );
}

/** A letter left out, doubled, changed, or swapped with the next. */
function slipOf(word: string, chance: () => number): string {
  const at = 1 + Math.floor(chance() * Math.max(1, word.length - 2));
  const [before, letter, after] = [word.slice(0, at), word.charAt(at), word.slice(at + 1)];
  const slips = [
    before + after,
    before + letter + letter + after,
    `${before}k${after}`,
    before + after.charAt(0) + letter + after.slice(1),
  ];
  return slips[Math.floor(chance() * slips.length)] ?? word;
}

/** Another spelling of one sound. */
function soundOf(word: string): string {
  return word
    .replace('eau', 'o')
    .replace('qu', 'k')
    .replace(/c(?=[aou])/, 'k')
    .replace('ault', 'o')
    .replace('ai', 'é')
    .replace('ss', 'c')
    .replace(/(?<=.)i/, 'y');
}
