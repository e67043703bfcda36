import { isOnlyGivenName, mayBeGivenName } from './name/given-names.ts';
import { introduction, isOfAnother, isSomebodyElse } from './name/introduction.ts';
import { isParticle, nameAtStart, type NameAtStart, type Sureness, titlePattern } from './name/name-words.ts';
import { clean } from './quantities/page.ts';

export type PersonName = { firstName: string | null; lastName: string | null };

/** A name may follow, and what is no name must be written otherwise. */
const likelyPattern = /(?<![\p{L}'])moi,? c'est /iu;
const doubtfulPattern = /(?<![\p{L}'])(?:c'est|c est|ici|je suis|this is|i'm|i am|it's|it is) /giu;
const firstPerson = /^(?:je suis|i'm|i am)/iu;
/** What may stand in one clause before "c'est Claire" or "this is Tom": otherwise something else is Claire. */
const opening =
  /(?:^|[.!?;\n]) *(?:(?:oui|ok|re|alors|euh+|ah|oh|er|um|voilà|(?:coucou|cc|bonjour|bjr|bonsoir|bsr|salut|slt|hello|hi|hey|hiya|good (?:morning|afternoon|evening)|rebonjour)(?:,? (?:madame|monsieur|there|again|dear|love|all|à tous|\p{L}+(?=,? (?:c'est|this is|it's|ici) ?$)))?|all[oô]|yes|désolée?|sorry),? *)*$/iu;
/** "Que je suis", "if I'm": a clause within another says nothing of the one who writes. */
const subordinate = /(?:^|\s)(?:que|qu'ici|si|où|quand|comme|pas|that|if|when|where|like|think|unless) $/iu;
/** What goes on after somebody has presented themselves; "c'est Julien qui viendra" does not. */
const presented =
  /^ ?(?:$|[.!;,:)\n-]|(?:à l'appareil|au (?:téléphone|tel)|et|pour|de|du|des|chez|qui vous (?:écri|parl|appel|contact|envo)\p{L}*|client|cliente|je|j'|on|nous|j|bonjour|merci|concernant|à propos|au sujet|encore|here|speaking|calling|texting|messaging|writing|again|and|from|about|for|with|re|regarding|i|i'm|i'd|i've|my|can|could|we|mon|ma|mes|avec)(?![\p{L}]))/iu;
/** After a title all the same: "c'est Mme Petit qui m'a appelée". */
const toldOf = /^ ?(?:\?|(?:qui|que|dont|ou|est|était|a|avait|is|was|has|had|who|that|told|said)(?![\p{L}])|qu'|m'a)/u;
/** Opening a message, a title says who writes: "Mme Petit, pour la Clio"; "bonjour Monsieur Petit" greets one. */
const signedPattern = new RegExp(String.raw`^(?:(?:bonjour|bonsoir|hello|hi|salut), )?(?=${titlePattern})`, 'iu');
const signed = /^ ?(?:$|\.|- |à l'appareil|speaking|here|,? (?:c'est )?(?:pour|for)(?!\p{L}))/u;
const longestRead = 400;

/**
 * The name by which the writer presents themselves, out of the blue: "je m'appelle Claire Martin", "c'est Mme Petit", "this is John
 * Smith". A lone word is a first name, after a title or "nom :" a last name. Null for anybody else's name, for one that is asked for,
 * and wherever the words could be an adjective, a place or a car.
 */
export function readName(text: string): PersonName | null {
  const source = clean(text.slice(0, longestRead)).replaceAll('\n', ' , ').trim();
  const strong = introduction.exec(source);
  if (strong !== null) {
    const found = nameAfter(source, strong, 'sure');
    if (found === null || isOfAnother(source.slice(0, strong.index)) || isSomebodyElse(found.rest)) return null;
    return personName(
      found.words,
      found.titled || /nom(?: de famille)? ?: $|au nom de|under|last|famille/iu.test(strong[0]),
    );
  }
  const likely = likelyPattern.exec(source);
  const said = likely && presentedBy(nameAfter(source, likely, 'likely'));
  if (said) return said;
  for (const doubtful of source.matchAll(doubtfulPattern)) {
    const before = source.slice(0, doubtful.index);
    const isOwn = firstPerson.test(doubtful[0]) ? !subordinate.test(before) : opening.test(before);
    const name = isOwn ? presentedBy(nameAfter(source, doubtful, 'doubtful')) : null;
    if (name !== null) return name;
  }
  const greeted = source.includes('?') ? null : signedPattern.exec(source);
  const signature = greeted && nameAtStart(source.slice(greeted[0].length), 'sure');
  const isSigned = signature && signed.test(signature.rest) && !isSomebodyElse(signature.rest);
  return isSigned ? personName(signature.words, true) : null;
}

function nameAfter(source: string, found: RegExpExecArray, sureness: Sureness): NameAtStart | null {
  return nameAtStart(source.slice(found.index + found[0].length), sureness);
}

function presentedBy(found: NameAtStart | null): PersonName | null {
  if (found === null || isSomebodyElse(found.rest)) return null;
  if (found.titled ? toldOf.test(found.rest) : !presented.test(found.rest)) return null;
  return personName(found.words, found.titled);
}

/** The two names of some words; `isLastName`: a lone word is the last one, otherwise the first. */
export function personName(words: readonly string[], isLastName: boolean): PersonName {
  // "MARTIN Claire": French forms write the last name first, in capitals.
  const firstNameAt = words.findIndex((word) => !isCapitals(word));
  if (firstNameAt > 0 && words.length > 1 && !isParticle(words[firstNameAt] ?? '')) {
    return { firstName: joined(words.slice(firstNameAt)), lastName: joined(words.slice(0, firstNameAt)) };
  }
  const [first = '', ...others] = words;
  const last = others.at(-1);
  if (last !== undefined && !mayBeGivenName(first) && isOnlyGivenName(last)) {
    return { firstName: capitalise(last), lastName: joined(words.slice(0, -1)) };
  }
  if (isParticle(first) || (isLastName && words.length === 1)) return { firstName: null, lastName: joined(words) };
  return { firstName: capitalise(first), lastName: words.length === 1 ? null : joined(others) };
}

function joined(words: readonly string[]): string {
  return words.map(capitalise).join(' ');
}

function isCapitals(word: string): boolean {
  return word.length > 1 && word === word.toUpperCase();
}

/** "jean-pierre" to "Jean-Pierre", "DUPONT" to "Dupont"; "McDonald", "de" and "d'Artagnan" stay as typed. */
function capitalise(word: string): string {
  if (isParticle(word) && word === word.toLowerCase()) return word;
  const isMixed = word !== word.toUpperCase() && word !== word.toLowerCase();
  if (isMixed) return word;
  return word.toLowerCase().replace(/(?<![\p{L}])\p{L}/gu, (letter) => letter.toUpperCase());
}
