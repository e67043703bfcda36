import type { ServiceRow } from '#db/service.ts';
import { fold } from '#language/normalise.ts';
import { isSameWord } from '#language/same-word.ts';

/** Words that tell no service from another. */
const links = new Set(
  `a au aux avec ce c ces d de des du en et est faire faut il j je l la le les ma me mes mon n ne pour pouvez prendre qu que quel
  quelle sur un une vos votre vous voudrais veux rdv rendez svp stp combien coute prix tarif
  an and can do for get have how i is it me much my need of on please price cost s some the to want with would like you your`.split(
    /\s+/,
  ),
);

interface Match {
  service: ServiceRow;
  /** Which words of the query the phrase accounts for. */
  at: Set<number>;
}

/**
 * The services a person's words name, best first: by code, else by whole names and synonyms in both languages (the longest
 * ones heard win: "freins avant" is not "freins"), else by names that begin with the words. Several when the words fit
 * several alike; none when nothing fits. Accents, plurals and a slip of the finger are forgiven.
 */
export function matchServices(query: string, services: readonly ServiceRow[]): ServiceRow[] {
  const byCode = services.filter(({ code }) => code.toLowerCase() === query.trim().toLowerCase());
  if (byCode.length > 0) return byCode;
  const words = wordsOf(query);
  if (words.length === 0) return [];
  const whole = services.flatMap((service) =>
    phrasesOf(service).flatMap((phrase) => matchWhole(words, phrase, service)),
  );
  const longest = whole.filter(({ at }) => !whole.some((other) => isWithin(at, other.at)));
  if (longest.length > 0) return unique(longest.map(({ service }) => service));
  return services.filter((service) => phrasesOf(service).some((phrase) => isPart(words, phrase)));
}

function phrasesOf(service: ServiceRow): string[][] {
  const { code, nameFr, nameEn, synonyms } = service;
  return [code, nameFr, nameEn, ...synonyms.fr, ...synonyms.en].map(wordsOf).filter((words) => words.length > 0);
}

function wordsOf(text: string): string[] {
  return fold(text)
    .split(' ')
    .filter((word) => word !== '' && !links.has(word));
}

/** Every word of the phrase is somewhere in the query. */
function matchWhole(words: readonly string[], phrase: readonly string[], service: ServiceRow): Match[] {
  const at = phrase.map((wanted) => words.findIndex((heard) => isSameWord(heard, wanted)));
  return at.includes(-1) ? [] : [{ service, at: new Set(at) }];
}

/** Every word of the query is in the phrase, beginning with its first: "contrôle" of "contrôle avant ct". */
function isPart(words: readonly string[], phrase: readonly string[]): boolean {
  const [first = ''] = phrase;
  if (!words.some((heard) => heard.length >= 4 && isSameWord(heard, first))) return false;
  return words.every((heard) => phrase.some((wanted) => isSameWord(heard, wanted)));
}

function isWithin(smaller: Set<number>, larger: Set<number>): boolean {
  return smaller.size < larger.size && [...smaller].every((index) => larger.has(index));
}

function unique(services: readonly ServiceRow[]): ServiceRow[] {
  return [...new Set(services)];
}
