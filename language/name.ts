import { clean } from './quantities/page.ts';

export type PersonName = { firstName: string | null; lastName: string | null };

const titlePattern = String.raw`(?:monsieur|madame|mademoiselle|docteur|mme|mlle|mrs|miss|mr|ms|dr|m)(?:\.|(?![\p{L}']))`;
/** A name follows for sure, in whatever case it is typed. */
const strongPattern = new RegExp(
  String.raw`(?<![\p{L}'])(?:je m'appelle|je me (?:nomme|prénomme)|mon nom (?:est|c'est)|mon prénom (?:est|c'est)|(?:mon )?nom(?: de famille)? ?:|au nom de|my (?:full )?name is|my name's|my name ?:|the name is|the name's|under the name(?: of)?|name ?:|i'm called|moi,? c'est|my names) `,
  'iu',
);
/** A name may follow: only what is written like one is taken ("c'est Claire", not "c'est bon"). */
const weakPattern = /(?<![\p{L}'])(?:c'est|ici|je suis|this is|i'm|i am|it's|it is|c est) /giu;
const titledPattern = new RegExp(String.raw`^${titlePattern} ?`, 'iu');
/** Opening a message, a title says who writes: "Mme Petit, pour la Clio", "Mme Petit à l'appareil". */
const signedPattern = new RegExp(String.raw`^(?:(?:bonjour|bonsoir|hello|hi|salut),? )?(?=${titlePattern})`, 'iu');

const wordPattern = /^(?:[dDlL]'|[oO]')?\p{L}[\p{L}'-]*/u;
const particles = new Set('de du des la le les van von der den el al ben ould da dos di saint mc mac st'.split(' '));
/** Words after which no name goes on, and that are no names themselves. */
const ends = new Set(
  `et je j ai pour mais avec au aux a à en sur pas ne non oui merci bonjour est c'est c'était j'ai j'aimerais j'voudrais on nous vous il elle qui que
  and i i'd i've i'm for from but with not here calling about my your our no yes thanks thank please hello hi speaking again the an is was it
  client cliente votre notre un une mon ma mes chez garage rdv rendez-vous rendez appointment car voiture disponible libre ok d'accord
  là la-bas bien bon urgent urgente important possible parfait super noté lundi mardi mercredi jeudi vendredi samedi dimanche
  monday tuesday wednesday thursday friday saturday sunday demain tomorrow aujourd'hui today matin midi soir après
  renault peugeot citroën citroen clio dacia toyota volkswagen audi bmw mercedes ford opel fiat`.split(/\s+/),
);
const mostWords = 5;

/**
 * The name by which a person presents themselves: "je m'appelle Claire Martin", "c'est Mme Petit", "this is John Smith". A
 * lone word is a first name, after a title or "nom :" a last name. Null when nobody is presented, or only asked for.
 */
export function readName(text: string): PersonName | null {
  const source = clean(text.slice(0, 400)).replaceAll('\n', ' , ').trim();
  const strong = strongPattern.exec(source);
  if (strong !== null)
    return readAfter(
      source.slice(strong.index + strong[0].length),
      true,
      /nom(?: de famille)? ?: $|au nom de|under/iu.test(strong[0]),
    );
  for (const weak of source.matchAll(weakPattern)) {
    const name = readAfter(source.slice(weak.index + weak[0].length), false, false);
    if (name !== null) return name;
  }
  // "Mme Petit est là ?" asks for her.
  const signed = source.includes('?') ? null : signedPattern.exec(source);
  return signed === null ? null : readSigned(source.slice(signed[0].length));
}

function readSigned(text: string): PersonName | null {
  const untitled = text.replace(titledPattern, '');
  const words = nameWords(untitled, false);
  const isAll = /^ ?(?:$|[,.!-]|à l'appareil|speaking|here)/u.test(untitled.slice(words.join(' ').length));
  return words.length > 0 && isAll ? split(words, true) : null;
}

function readAfter(text: string, isSure: boolean, isLastName: boolean): PersonName | null {
  const titled = titledPattern.exec(text);
  const words = nameWords(text.slice(titled?.[0].length ?? 0).trimStart(), isSure || titled !== null);
  if (words.length === 0) return null;
  return split(words, titled !== null || isLastName);
}

/** The words at the start of a text that belong to a name: as typed, particles in lower case among them. */
function nameWords(text: string, anyCase: boolean): string[] {
  const words: string[] = [];
  let rest = text;
  while (words.length < mostWords) {
    const word = wordPattern.exec(rest)?.[0];
    if (word === undefined || ends.has(word.toLowerCase())) break;
    const isParticle = particles.has(word.toLowerCase());
    const isCapital = /^\p{Lu}/u.test(word) || /^[dDlLoO]'\p{Lu}/u.test(word);
    if (!isCapital && !isParticle && !anyCase) break;
    // Typed in capitals first, a word in lower case is no part of the name: "Claire Martin souhaite".
    if (!isCapital && !isParticle && words.some((typed) => /^\p{Lu}/u.test(typed))) break;
    words.push(word);
    rest = rest.slice(word.length);
    if (!rest.startsWith(' ')) break;
    rest = rest.slice(1);
  }
  while (particles.has(words.at(-1)?.toLowerCase() ?? '')) words.pop();
  // Lower case has no end of its own: two words are a name, more are a sentence.
  const isTyped = words.some((word) => /^\p{Lu}/u.test(word));
  return isTyped || words.filter((word) => !particles.has(word)).length <= 2 ? words : words.slice(0, 2);
}

function split(words: readonly string[], isLastName: boolean): PersonName {
  // "MARTIN Claire": French forms write the last name first, in capitals.
  const firstNameAt = words.findIndex((word) => !isCapitals(word));
  if (firstNameAt > 0 && words.length > 1 && !particles.has(words[firstNameAt] ?? '')) {
    return { firstName: joined(words.slice(firstNameAt)), lastName: joined(words.slice(0, firstNameAt)) };
  }
  const [first = ''] = words;
  const isFamily = particles.has(first.toLowerCase());
  if (isFamily || (isLastName && words.length === 1)) return { firstName: null, lastName: joined(words) };
  return { firstName: capitalise(first), lastName: words.length === 1 ? null : joined(words.slice(1)) };
}

function joined(words: readonly string[]): string {
  return words.map(capitalise).join(' ');
}

function isCapitals(word: string): boolean {
  return word.length > 1 && word === word.toUpperCase();
}

/** "jean-pierre" to "Jean-Pierre", "DUPONT" to "Dupont"; "McDonald", "de" and "d'Artagnan" stay as typed. */
function capitalise(word: string): string {
  if (particles.has(word)) return word;
  const isMixed = word !== word.toUpperCase() && word !== word.toLowerCase();
  if (isMixed) return word;
  return word.toLowerCase().replace(/(?<![\p{L}])\p{L}/gu, (letter) => letter.toUpperCase());
}
