import type { ServiceRow } from '#db/service.ts';
import { fold } from '#language/normalise.ts';
import { isSameWord } from '#language/same-word.ts';

/** Words around the name of a service that name no other one. */
const links = new Set(
  `a au aux avec ce cette d de des du en et faire forfait fait l la le les pour sa ses son sur un une changement changer remplacement
  remplacer an and change check for full his her of on replacement replace some the their to with`.split(/\s+/),
);
/** As workshops write them. */
const shortForms: Readonly<Record<string, string>> = { av: 'avant', ar: 'arriere', arr: 'arriere' };

/**
 * The services that some words name and name wholly: no word is left over. A part of a name is enough ("plaquettes arrière"), a synonym is
 * said in full; whoever says a name in full means no longer one.
 */
export function namedServices(words: string, services: readonly ServiceRow[]): ServiceRow[] {
  const byCode = services.filter(({ code }) => code === words.trim().toLowerCase());
  if (byCode.length > 0) return byCode;
  const said = wordsOf(words);
  if (said.length === 0) return [];
  const whole = services.filter((service) =>
    [...namesOf(service), ...synonymsOf(service)].some((phrase) => isWithin(said, phrase) && isWithin(phrase, said)),
  );
  return whole.length > 0 ? whole : services.filter((service) => isPartOfName(said, service));
}

/** The one service whose own name the words are, or a part of it. What is called by a synonym may be another thing: an oil filter. */
export function serviceNamed(words: string, services: readonly ServiceRow[]): ServiceRow | null {
  const said = wordsOf(words);
  const [one, ...others] = said.length === 0 ? [] : services.filter((service) => isPartOfName(said, service));
  return one && others.length === 0 ? one : null;
}

function isPartOfName(said: readonly string[], service: ServiceRow): boolean {
  return namesOf(service).some((name) => isWithin(said, name));
}

function namesOf({ code, nameFr, nameEn }: ServiceRow): string[][] {
  return [code, nameFr, nameEn].map(wordsOf);
}

function synonymsOf({ synonyms }: ServiceRow): string[][] {
  return [...synonyms.fr, ...synonyms.en].map(wordsOf).filter((phrase) => phrase.length > 0);
}

function wordsOf(text: string): string[] {
  return fold(text)
    .split(' ')
    .map((word) => shortForms[word] ?? word)
    .filter((word) => word !== '' && !links.has(word));
}

function isWithin(words: readonly string[], phrase: readonly string[]): boolean {
  return words.every((word) => phrase.some((wanted) => isSameWord(word, wanted)));
}
