import { isCommonWord } from './common-words.ts';
import { isGivenName, mayBeGivenName } from './given-names.ts';

/** A name that stands at the start of a text, and what follows it. */
export type NameAtStart = { words: string[]; titled: boolean; rest: string };

/**
 * How sure it is that a name follows: `sure` in any case ("je m'appelle"), `likely` where only what is written like one is taken
 * ("moi c'est"), `doubtful` where an adjective, a place or a car could stand as well ("c'est", "I'm").
 */
export type Sureness = 'sure' | 'likely' | 'doubtful';

export const titlePattern = String.raw`(?:monsieur|madame|mademoiselle|docteur|mme|mlle|mrs|miss|mr|ms|dr|m)(?:\.|(?![\p{L}']))`;
const titled = new RegExp(`^${titlePattern} ?`, 'iu');
const wordPattern = /^(?:[dDlL]'|[oO]')?\p{L}[\p{L}'-]*/u;
const particles = new Set('de du des la le les van von der den el al ben ould da dos di saint mc mac st'.split(' '));
/** Words after which no name goes on, and that are no names themselves. */
const ends = new Set(
  `et je j ai pour mais avec au aux a à en sur pas ne non oui merci bonjour est c'est c'était j'ai j'aimerais j'voudrais on nous vous il elle qui que
  and i i'd i've i'm for from but with not here calling about my your our no yes thanks thank please hello hi speaking again the an is was it
  client cliente votre notre un une mon ma mes chez garage rdv rendez-vous rendez appointment car voiture disponible libre ok d'accord
  là la-bas bien bon urgent urgente important possible parfait super noté lundi mardi mercredi jeudi vendredi samedi dimanche
  monday tuesday wednesday thursday friday saturday sunday demain tomorrow aujourd'hui today matin midi soir après son sa ses his her their
  renault peugeot citroën citroen clio dacia toyota volkswagen audi bmw mercedes ford opel fiat`.split(/\s+/),
);
const endsClause = /^ ?(?:$|[,.;:!?()\n])/u;
const mostWords = 5;

/** The name at the start of a text, as sure as what stands before it makes it; null when none is. */
export function nameAtStart(text: string, sureness: Sureness): NameAtStart | null {
  const title = titled.exec(text)?.[0] ?? '';
  const untitled = text.slice(title.length).trimStart();
  const words = wordsOfName(untitled, title === '' ? sureness : 'sure');
  const first = words.find((word) => !isParticle(word)) ?? '';
  // "Sophie's car" is not Sophie.
  if (first === '' || /'s?$/iu.test(words.at(-1) ?? '')) return null;
  const isName = title === '' ? isLikeName(words, first, sureness) : isCapital(first) || !isCommonWord(first);
  const rest = untitled.slice(words.join(' ').length);
  // "My name is written wrong": in lower case, a word that goes on makes it a sentence.
  const goesOn = wordPattern.exec(rest.trimStart())?.[0] ?? '';
  const isSentence = !isCapital(first) && !isGivenName(first) && !ends.has(goesOn) && isCommonWord(goesOn);
  if (!isName || isSentence) return null;
  return { words, titled: title !== '', rest };
}

function isLikeName(words: readonly string[], first: string, sureness: Sureness): boolean {
  if (sureness !== 'doubtful')
    return !isCommonWord(first) && (isCapital(first) || sureness === 'sure' || mayBeGivenName(first));
  // Shouted, "C'EST CLAIRE" is as likely "it is clear".
  const isShouted = words.every((word) => word === word.toUpperCase());
  const [, second] = words;
  if (words[0] !== first || (second !== undefined && isCommonWord(second))) return false;
  return second === undefined ? isGivenName(first) && !isShouted : mayBeGivenName(first);
}

/** The words at the start of a text that belong to a name: as typed, particles in lower case among them. */
function wordsOfName(text: string, sureness: Sureness): string[] {
  const words: string[] = [];
  let rest = text;
  while (words.length < mostWords) {
    const word = wordPattern.exec(rest)?.[0];
    if (word === undefined || ends.has(word.toLowerCase())) break;
    const isTyped = isCapital(word);
    if (!isTyped && !isParticle(word)) {
      if (sureness === 'doubtful' || (words.length > 0 && isCommonWord(word))) break;
      if (sureness === 'likely' && words.length > 0 && !endsClause.test(rest.slice(word.length))) break;
      // Typed in capitals first, a word in lower case is no part of the name: "Claire Martin souhaite".
      if (words.some(isCapital)) break;
    }
    words.push(word);
    rest = rest.slice(word.length);
    if (!rest.startsWith(' ')) break;
    rest = rest.slice(1);
  }
  while (isParticle(words.at(-1) ?? '')) words.pop();
  // Lower case has no end of its own: two words are a name, more are a sentence.
  return words.some(isCapital) || words.filter((word) => !isParticle(word)).length <= 2 ? words : words.slice(0, 2);
}

/** Whether a text is nothing but a name, written as one: "Nadia Kerouac", "Jean de La Tour". */
export function isNameAlone(text: string): boolean {
  const bare = text.trim().replace(/[.!]+$/u, '');
  const words = bare.split(' ');
  if (words.length < 2 || words.length > mostWords || !words.every((word) => isCapital(word) || isParticle(word)))
    return false;
  return words.some((word) => !isParticle(word)) && nameAtStart(bare, 'sure')?.rest === '' && !isCommon(words);
}

function isCommon(words: readonly string[]): boolean {
  return words.every((word) => isParticle(word) || isCommonWord(word));
}

/** "de", "van", "le": a last name may begin with it. */
export function isParticle(word: string): boolean {
  return particles.has(word.toLowerCase());
}

function isCapital(word: string): boolean {
  return /^\p{Lu}/u.test(word) || /^[dDlLoO]'\p{Lu}/u.test(word);
}
