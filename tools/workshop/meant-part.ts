import { type PartRow, partsOnShelf } from '#db/part.ts';
import { fold } from '#language/normalise.ts';
import { isSameWord } from '#language/same-word.ts';
import { idIn, type Meant } from '../meant.ts';
import type { ToolContext } from '../tool.ts';

/** Words around a part that name none: counters, and what every part is. */
const links = new Set(
  `de d du des la le les l un une en et a au aux pour sur of the a an for and on with piece pieces part parts jeu set boite box carton bidon can cans reste left stock paire pair kit litre litres metre metres`.split(
    /\s+/,
  ),
);

/** As they are written in a hurry. */
const short = new Map([
  ['av', 'avant'],
  ['ar', 'arriere'],
  ['arr', 'arriere'],
]);

/** The parts of the shelf that words name: every word of a name or a synonym of it, or else the most words. */
export async function meantParts({ db }: Pick<ToolContext, 'db'>, words: string): Promise<Meant<PartRow>> {
  const parts = await partsOnShelf(db);
  const id = idIn(words);
  if (id) return { found: parts.filter((part) => part.id === id), isExact: true };
  const said = wordsOf(words);
  const fits = parts.map((part) => ({ part, ...fitOf(part, said) }));
  const most = Math.max(0, ...fits.map(({ count }) => count));
  if (most === 0) return { found: [], isExact: true };
  const best = fits.filter(({ count }) => count === most);
  // "Filtre" alone is every filter, "filtre à huile" one: a name that is said whole goes before one that is not.
  const whole = best.filter(({ isWhole }) => isWhole);
  // Of "huile" the oil is meant, and not its filter.
  const heads = best.filter(({ isHead }) => isHead);
  const closest = [whole, heads, best].find((some) => some.length > 0) ?? [];
  const found = closest.map(({ part }) => part);
  return { found, isExact: most === said.length };
}

function wordsOf(words: string): string[] {
  return fold(words)
    .split(' ')
    .map((word) => short.get(word) ?? word)
    .filter((word) => word !== '' && !links.has(word));
}

interface Fit {
  count: number;
  isWhole: boolean;
  /** What was said is what its name begins with. */
  isHead: boolean;
}

function fitOf({ name, synonyms, reference }: PartRow, said: readonly string[]): Fit {
  const names = [name, ...synonyms, reference ?? ''].map(wordsOf).filter((words) => words.length > 0);
  const fits = names.map((own) => {
    const count = said.filter((word) => own.some((each) => isSameWord(word, each))).length;
    return { count, isWhole: own.every((each) => said.some((word) => isSameWord(word, each))) };
  });
  const count = Math.max(0, ...fits.map((fit) => fit.count));
  const [head = ''] = wordsOf(name);
  return {
    count,
    isWhole: fits.some((fit) => fit.count === count && fit.isWhole),
    isHead: said.some((word) => isSameWord(word, head)),
  };
}
