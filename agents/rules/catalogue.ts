import type { AgentContext } from '#agents/agent.ts';
import { fold } from '#language/normalise.ts';

/** A way to name a service, as the words that matter in it. */
interface Phrase {
  service: string;
  words: string[];
  isName: boolean;
}

export type Catalogue = readonly Phrase[];

/** What a text says of services. `unclear` holds the candidates of words that fit several: `plaquettes` fits front and rear. */
export interface ServicesNamed {
  clear: string[];
  unclear: string[];
  /** Which words of the text named them. */
  at: Set<number>;
}

interface Match {
  service: string;
  at: Set<number>;
}

const LINKS = new Set('de du des d la le les l un une et a au aux en the of a an for and to my mon ma mes'.split(' '));
/** Words a phrase may have between its own: `plaquettes [de] [frein] avant`. */
const SLACK = 2;

export function readCatalogue(services: AgentContext['services']): Catalogue {
  return services.flatMap(({ service, name, synonyms }) =>
    [name, ...synonyms].map((phrase, index) => ({ service, words: contentOf(phrase), isName: index === 0 })),
  );
}

/** Finds services by name or synonym in folded words; plural and a slip of the finger are forgiven. */
export function findServices(words: readonly string[], catalogue: Catalogue): ServicesNamed {
  const whole = catalogue.flatMap((phrase) => matchWhole(words, phrase));
  // A synonym of one word must not outvote the longer phrase it is part of, whatever service that is of.
  const longest = whole.filter((match) => !whole.some((other) => covers(other.at, match.at)));
  const matches = longest.length > 0 ? longest : catalogue.flatMap((phrase) => matchHead(words, phrase));
  const clear: string[] = [];
  const unclear: string[] = [];
  for (const match of matches) {
    const rivals = matches.filter((other) => overlap(other.at, match.at));
    const services = new Set(rivals.map((rival) => rival.service));
    const list = services.size === 1 ? clear : unclear;
    if (!list.includes(match.service)) list.push(match.service);
  }
  return { clear, unclear, at: new Set(matches.flatMap((match) => [...match.at])) };
}

function matchWhole(words: readonly string[], phrase: Phrase): Match[] {
  if (phrase.words.length === 0) return [];
  for (let start = 0; start < words.length; start++) {
    const end = Math.min(words.length, start + phrase.words.length + SLACK);
    const at = new Set<number>();
    for (const wanted of phrase.words) {
      for (let index = start; index < end; index++) {
        if (at.has(index) || !sameWord(words[index] ?? '', wanted)) continue;
        at.add(index);
        break;
      }
    }
    if (at.size === phrase.words.length && at.has(start)) return [{ service: phrase.service, at }];
  }
  return [];
}

/** The first word of a *name* alone (`plaquettes`, `coupe`): synonyms open with verbs and nouns that mean nothing alone. */
function matchHead(words: readonly string[], phrase: Phrase): Match[] {
  const head = phrase.words[0];
  if (!phrase.isName || head === undefined || head.length < 4) return [];
  const index = words.findIndex((word) => sameWord(word, head));
  return index === -1 ? [] : [{ service: phrase.service, at: new Set([index]) }];
}

function contentOf(phrase: string): string[] {
  return fold(phrase)
    .split(' ')
    .filter((word) => word !== '' && !LINKS.has(word));
}

function sameWord(heard: string, wanted: string): boolean {
  if (heard === wanted) return true;
  if (heard[0] !== wanted[0]) return false;
  const a = heard.replace(/[sx]$/, '');
  const b = wanted.replace(/[sx]$/, '');
  if (a === b) return true;
  if (b.length < 6) return false;
  return isWithin(a, b, b.length >= 9 ? 2 : 1);
}

/** Whether at most `most` letters were added, dropped, changed or swapped with their neighbour. */
function isWithin(a: string, b: string, most: number): boolean {
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

function covers(larger: Set<number>, smaller: Set<number>): boolean {
  return larger.size > smaller.size && [...smaller].every((index) => larger.has(index));
}

function overlap(a: Set<number>, b: Set<number>): boolean {
  return [...a].some((index) => b.has(index));
}
