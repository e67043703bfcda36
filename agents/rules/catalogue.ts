import type { AgentContext } from '#agents/context.ts';
import { fold } from '#language/normalise.ts';
import { isSameWord } from '#language/same-word.ts';

/** A way to name a service, as the words that matter in it. */
interface Phrase {
  service: string;
  words: string[];
  isName: boolean;
  /** It says for whom (`my son`), and so which of the services that other words name. */
  isForWhom: boolean;
}

export interface Catalogue {
  phrases: readonly Phrase[];
  /** Every word of the phrases, by its first letter. */
  words: ReadonlyMap<string | undefined, readonly string[]>;
}

/** Which words of the catalogue each heard word can be. */
type HeardWords = readonly ReadonlySet<string>[];

/** What a text says of services. `unclear` holds the candidates of words that fit several: `plaquettes` fits front and rear. */
export interface ServicesNamed {
  clear: string[];
  unclear: string[];
  /** Of `unclear`, what the words name for sure: `blow-dry` of "cut and blow-dry". */
  beside: string[];
  /** Which words of the text named them, and which of them the first of each service. */
  at: Set<number>;
  first: ReadonlyMap<string, number>;
}

interface Match {
  service: string;
  at: Set<number>;
  isForWhom: boolean;
}

/** The s is that of `men's`. */
const linkWords = new Set(
  'de du des d la le les l un une et a au aux en the of a an for and to my mon ma mes s'.split(' '),
);
const forWhomPattern = /^(?:mon|ma|mes|my) /i;
/** "Pour mon fils": "mon fils passera" names no service. */
const forWords = new Set(['pour', 'pr', 'for']);
/** Words a phrase may have between its own: `plaquettes [de] [frein] avant`. */
const slack = 2;
const shortestPhrase = 2;
const shortestName = 4;
/** What a service is, before what it comes with: `Freins complets (disques et plaquettes)`. */
const coreWords = 2;

export function readCatalogue(services: AgentContext['services']): Catalogue {
  const phrases = services.flatMap(({ service, name, synonyms }) =>
    [name, ...synonyms].map((phrase, index) => ({
      ...{ service, words: contentOf(phrase) },
      ...{ isName: index === 0, isForWhom: forWhomPattern.test(phrase) },
    })),
  );
  const words = new Set(phrases.flatMap((phrase) => phrase.words));
  return { phrases, words: Map.groupBy(words, (word) => word[0]) };
}

/** Finds services by name or synonym in folded words; plural and a slip of the finger are forgiven. */
export function readServices(words: readonly string[], catalogue: Catalogue): ServicesNamed {
  const heard = words.map(
    (word) => new Set(catalogue.words.get(word[0])?.filter((wanted) => isSameWord(word, wanted))),
  );
  const whole = catalogue.phrases
    .flatMap((phrase) => matchWhole(heard, phrase))
    .flatMap(withNamesakes(heard, catalogue));
  // A synonym of one word must not outvote the longer phrase it is part of, whatever service that is of.
  const longest = whole.filter((match) => !whole.some((other) => covers(other.at, match.at)));
  const found = longest.length > 0 ? longest : catalogue.phrases.flatMap((phrase) => matchHead(heard, phrase));
  const forWhom = found.filter((match) => match.isForWhom);
  const named = found.filter((match) => !match.isForWhom);
  // Whom it is for decides among what the other words fit, and names a service by itself only where they fit none.
  const matches =
    named.length > 0
      ? named.filter((match) => !isForOther(match, named, forWhom))
      : forWhom.filter(({ at }) => words.slice(Math.max(0, Math.min(...at) - 2), Math.min(...at)).some(isFor));
  const clear: string[] = [];
  const unclear: string[] = [];
  for (const match of matches) {
    const rivals = matches.filter((other) => overlap(other.at, match.at));
    const services = new Set(rivals.map((rival) => rival.service));
    const list = services.size === 1 ? clear : unclear;
    if (!list.includes(match.service)) list.push(match.service);
  }
  const first = new Map(matches.map((match) => [match.service, Math.min(...match.at)]));
  const at = new Set(found.flatMap((match) => [...match.at]));
  for (const index of at) if (words[index + 1] === 's') at.add(index + 1);
  // "Une couleur et une coupe": one of them is not known, and leaving it out would be a choice nobody made.
  return unclear.length > 0 && clear.length > 0
    ? { clear: [], unclear: [...clear, ...unclear], beside: clear, at, first }
    : { clear, unclear, beside: [], at, first };
}

function isFor(word: string): boolean {
  return forWords.has(word);
}

/** Another service that the same words fit is the one for them. */
function isForOther(match: Match, named: readonly Match[], forWhom: readonly Match[]): boolean {
  const isTheirs = ({ service }: Match) => forWhom.some((whom) => whom.service === service);
  return !isTheirs(match) && named.some((other) => overlap(other.at, match.at) && isTheirs(other));
}

function matchWhole(heard: HeardWords, phrase: Phrase): Match[] {
  // `a/c` leaves a `c`, which every `c'est` has.
  if (phrase.words.join('').length < shortestPhrase) return [];
  const places = heard.flatMap((_, start) => placeFrom(start, heard, phrase.words) ?? []);
  // Of "women's cut and kids cut" the cut beside "kids" is theirs.
  const [at] = places.toSorted((a, b) => spanOf(a) - spanOf(b));
  return at ? [{ service: phrase.service, at, isForWhom: phrase.isForWhom }] : [];
}

/** Where the words of a phrase stand, the first of them at `start`, in any order and near each other; null where they do not. */
function placeFrom(start: number, heard: HeardWords, words: readonly string[]): Set<number> | null {
  if (!words.some((wanted) => heard[start]?.has(wanted))) return null;
  const end = Math.min(heard.length, start + words.length + slack);
  const at = new Set<number>();
  for (const wanted of words) {
    for (let index = start; index < end; index++) {
      if (at.has(index) || !heard[index]?.has(wanted)) continue;
      at.add(index);
      break;
    }
  }
  return at.size === words.length && at.has(start) ? at : null;
}

function spanOf(at: ReadonlySet<number>): number {
  return Math.max(...at) - Math.min(...at);
}

/** One word that names a service and stands in the name of others too names all of them: `freins`, of which there are three. */
function withNamesakes(heard: HeardWords, { phrases }: Catalogue): (match: Match) => Match[] {
  return (match) => {
    const [index, ...more] = match.at;
    if (index === undefined || more.length > 0) return [match];
    const others = phrases.filter(
      ({ service, isName, words }) =>
        isName &&
        service !== match.service &&
        words.slice(0, coreWords).some((word) => word.length >= shortestName && heard[index]?.has(word)),
    );
    return [match, ...others.map(({ service }) => ({ service, at: match.at, isForWhom: false }))];
  };
}

/** The first word of a *name* alone (`plaquettes`, `coupe`): synonyms open with verbs and nouns that mean nothing alone. */
function matchHead(heard: HeardWords, phrase: Phrase): Match[] {
  const head = phrase.words[0];
  if (!phrase.isName || head === undefined || head.length < shortestName) return [];
  const index = heard.findIndex((wanted) => wanted.has(head));
  return index === -1 ? [] : [{ service: phrase.service, at: new Set([index]), isForWhom: false }];
}

function contentOf(phrase: string): string[] {
  return fold(phrase)
    .split(' ')
    .filter((word) => word !== '' && !linkWords.has(word));
}

function covers(larger: Set<number>, smaller: Set<number>): boolean {
  return larger.size > smaller.size && [...smaller].every((index) => larger.has(index));
}

function overlap(a: Set<number>, b: Set<number>): boolean {
  return [...a].some((index) => b.has(index));
}
