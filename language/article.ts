import { fold } from './normalise.ts';

/** Endings and words that tell the gender of what is sold by appointment; they are not all of French. */
const feminine = /(?:ion|ie|ure|ette|[ae]nce|ite|ade|ise)$/;
const masculine = /(?:isme|ment|age|ic|ing|eau|ien)$/;
const feminineWords = new Set('vidange coupe couleur taille pose recharge recherche mousse'.split(' '));
const masculineWords = new Set('controle soin train filtre pneu frein forfait kit diag bilan devis lissage'.split(' '));
/** Their ending says the other gender. */
const misleading = new Set('image plage page cage nage rage incendie genie site gite stade eau peau'.split(' '));
const numbers = /^(?:\d|(?:deux|trois|quatre|cinq|six)$)/;
const plural = /(?:[^aiou]s|[^i]aux|eux|pneus)$/;

/** `la révision`, `le parallélisme`, `l'entretien`, `les plaquettes de frein avant`; null where nobody can be sure. */
export function withThe(name: string): string | null {
  const { head, text, gender, isPlural } = read(name);
  if (isPlural) return `les ${text}`;
  // Some words in h take the apostrophe, others do not.
  if (head.startsWith('h')) return null;
  if (/^[aeiou]/.test(head)) return `l'${text}`;
  return gender && `${gender === 'feminine' ? 'la' : 'le'} ${text}`;
}

/** `une vidange`, `un parallélisme`; null for several things, and where nobody can be sure. */
export function withA(name: string): string | null {
  const { text, gender, isPlural } = read(name);
  return isPlural ? null : gender && `${gender === 'feminine' ? 'une' : 'un'} ${text}`;
}

/** `votre vidange`, `vos plaquettes de frein avant`: the same for both genders; null where a number comes first. */
export function withYour(name: string): string | null {
  const { head, text, isPlural } = read(name);
  return numbers.test(head) ? null : `${isPlural ? 'vos' : 'votre'} ${text}`;
}

/** First letter lower case, within a sentence; `ABS` stays. */
export function small(text: string): string {
  return /^\p{Lu}(?!\p{Lu})/u.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text;
}

/** By the first word, which names the thing: the others say which, or of what. */
function read(name: string) {
  const head = fold(name.split(' ')[0] ?? '');
  const last = head.split(' ').at(-1) ?? '';
  const isSingular = masculineWords.has(last) || feminineWords.has(last);
  return { head, text: small(name), gender: genderOf(last), isPlural: !isSingular && plural.test(last) };
}

function genderOf(word: string): 'feminine' | 'masculine' | null {
  if (misleading.has(word)) return null;
  if (feminineWords.has(word) || feminine.test(word)) return 'feminine';
  return masculineWords.has(word) || masculine.test(word) ? 'masculine' : null;
}
