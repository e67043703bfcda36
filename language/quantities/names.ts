import { fold } from '../normalise.ts';

/** Somebody named in a clean text; `value` is the folded name without its title. */
export type FoundName = { value: string; start: number; end: number };

const word = String.raw`(?:[dDlLO]')?\p{Lu}(?:\p{Ll}[\p{L}'-]*|[\p{Lu}'-]+|'\p{L}[\p{L}-]*)`;
const rest = String.raw`(?: (?:(?:de la|de|du|des|la|le|van der|van|von|ben|el|al|da|dos) )?${word}){0,2}`;
const title = String.raw`(?:M\.|(?<!\p{Lu}[\p{L}\d]* )M|(?:Mr|Mrs|Ms|Dr)\.?|MM\.|Mmes?|Mlle|Monsieur|Madame|Mademoiselle|Docteur|Miss)`;
const titled = new RegExp(
  String.raw`(?=[MD])(?<![\p{L}\d'])${title} (?<name>(?:(?:de la|de|du|le|la|van|von) )?${word}${rest})`,
  'gu',
);
const capitals = new RegExp(String.raw`(?=[\p{Lu}dl])(?<![\p{L}\d'@.-])${word}(?: ${word}){1,2}(?![\p{L}\d@-])`, 'gu');
/** A capital here says that a sentence begins. */
const opening = /(?:^|[.!?…\n]\s*|["«(]\s?|\n\s*[-•]\s)$/u;
const place =
  /(?<!\p{L})(?:rue|avenue|av\.?|boulevard|bd|place|quai|cours|chemin|impasse|all[ée]e|square|route|pont|gare|parc|centre|h[oô]pital|lyc[ée]e|[ée]cole|m[ée]tro|near|at the)(?: (?:du|de|des|de la|de l'|d'))? ?$/iu;
/** Written with a capital, and no part of anybody's name. */
const noName = new Set(
  `bonjour bonsoir merci hello hi thanks oui non yes no monsieur madame mademoiselle mr mrs ms mme mlle je nous vous il elle the
  your our this pour chez votre notre rue avenue place route street road saint sainte noel nouvel an new year christmas bank
  holiday google maps apple pay carte bleue code postal tva sms siret france french english francais
  anglais bon bonne joyeux joyeuses happy merry good annee fetes`.split(/\s+/),
);
/** A name only after a title: `Mme Avril`. */
const days = new Set(
  `lundi mardi mercredi jeudi vendredi samedi dimanche monday tuesday wednesday thursday friday saturday sunday janvier fevrier mars
  avril mai juin juillet aout septembre octobre novembre decembre january february march april may june july august september
  october november december`.split(/\s+/),
);

/** Who is named by a title (`Mme Lefort`), or by two or three words in capitals within a sentence (`avec Nadia Lefort`). */
export function findNames(source: string): FoundName[] {
  const found: FoundName[] = [];
  for (const match of source.matchAll(titled)) {
    const name = match.groups?.['name'] ?? '';
    if (!noName.has(fold(name.split(' ')[0] ?? ''))) found.push(nameAt(match[0], match.index, name));
  }
  for (const match of source.matchAll(capitals)) {
    const before = source.slice(Math.max(0, match.index - 24), match.index);
    const isTaken = found.some(({ start, end }) => match.index < end && start < match.index + match[0].length);
    if (!isTaken && !opening.test(before) && !place.test(before) && isName(match[0])) {
      found.push(nameAt(match[0], match.index, match[0]));
    }
  }
  return found;
}

/** The names that a text may hold, folded: every run of two or three words in capitals, and whoever has a title. */
export function namesIn(text: string): string[] {
  const runs = Array.from(text.matchAll(capitals), ([run]) => run).filter(isName);
  return [...runs.map((run) => fold(run)), ...findNames(text).map(({ value }) => value)];
}

/** Two acronyms in a row are no name; "LEFORT Nadia" is. */
function isName(written: string): boolean {
  return (
    /\p{Lu}'?\p{Ll}/u.test(written) &&
    written.split(' ').every((part) => !noName.has(fold(part)) && !days.has(fold(part)))
  );
}

function nameAt(written: string, start: number, name: string): FoundName {
  const value = fold(name.replace(/'s$/u, ''));
  return { value, start, end: start + written.length };
}
