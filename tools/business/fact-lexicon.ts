import type { KnownFact } from '#db/fact.ts';
import { fold } from '#language/normalise.ts';
import { isSameWord } from '#language/same-word.ts';

/** Words that tell no question from another, as people type them in either language. */
const links = new Set(
  `a ac accept accepte acceptee accepted acceptez afin ai aller alors au auriez aussi aux avec avez avoir besoin bien bonjour bonsoir c ca
  ce cela ces cest cet cette chez comment d dans de des dire dites dois doit donc ds du elle en encore es est et etes etre eu euh eux faire
  fait faites fo g ici il ils j jai je jpeux jdois juste l la le les leur lol ma mais me merci mes moi moment mon ne nos notre nous on ont
  ou par pas pendant peu peut peux possible pour pouvez pourriez pourrais pr prend prendre prends prenez prene puis puisque qd qu que quel quelle
  quelles quels qui quoi s sa salut savoir se sera serait ses si sil slt son sont suis sur svp t ta te tout tu un une va vais vos votre
  voudrais voulais vous vou vs y ya deja koi kwa rappelle rappeler redis redonne souviens stp svp dis
  again already remind remember
  am an and any anyway are at b be by can cause come could cud did do does each for from get got had has hav have having he hello her here
  hey hi him his how i if ill im in is it its just know let like m may me might must my of ok okay or our please pls r re say she should so
  some sort such than thanks that the their them then there these they thing this to too u up ur us use ve was we were what when which
  while who will with would you your garage salon`.split(/\s+/),
);
const ending = /(?:ations?|ements?|ments?|ables?|ibles?|ings?|ants?|ees?|ers?|ez|ed|es|re|e|s|x)$/;
/** A shorter stem is that of too many words: `prete` would be `pret`. */
const shortestStem = 5;
/** What weighs a word that no ask has, beside one that a single fact has. */
const strangerShare = 0.5;
/** Nobody asks one thing in more characters. */
const mostLength = 600;

/** The words of a business's facts, and how much each says: the fewer facts have it, the more. */
export interface FactLexicon {
  known: KnownWords[];
  words: { word: string; stem: string; weight: number }[];
  weights: ReadonlyMap<string, number>;
  strangerWeight: number;
}

/** A fact with its words: those that people ask it by, and of one that was said in a sentence the words of that. */
interface KnownWords {
  fact: KnownFact;
  asks: string[][];
  said: readonly string[];
  own: ReadonlySet<string>;
}

/** A word of a question, with the words of asks that it is. */
export interface HeardWord {
  same: readonly string[];
  weight: number;
}

export function lexiconOf(facts: readonly KnownFact[]): FactLexicon {
  const known = facts.map((fact) => {
    const asks = [...fact.asks.fr, ...fact.asks.en].map(wordsOf).filter((ask) => ask.length > 0);
    const said = fact.source === 'file' ? [] : wordsOf(fact.answer[fact.language ?? 'fr']);
    return { fact, asks, said, own: new Set([...asks.flat(), ...said]) };
  });
  const counts = new Map<string, number>();
  for (const { own } of known) {
    for (const stem of new Set(Array.from(own, stemOf))) counts.set(stem, (counts.get(stem) ?? 0) + 1);
  }
  const words = [...new Set(known.flatMap(({ own }) => [...own]))].map((word) => {
    const stem = stemOf(word);
    return { word, stem, weight: Math.log(1 + facts.length / (counts.get(stem) ?? 1)) };
  });
  const weights = new Map(words.map(({ word, weight }) => [word, weight]));
  return { known, words, weights, strangerWeight: strangerShare * Math.log(1 + facts.length) };
}

/** The telling words of one thing asked: inflected, misspelt by a slip, or in a language of its own. */
export function hearWords(part: string, { words, strangerWeight }: FactLexicon): HeardWord[] {
  return wordsOf(part).map((heard) => {
    const stem = stemOf(heard);
    const same = words.filter(
      ({ word, stem: own }) => own === stem || (word[0] === heard[0] && isSameWord(heard, word)),
    );
    return { same: same.map(({ word }) => word), weight: same[0]?.weight ?? strangerWeight };
  });
}

/** `cb` before "de" is how many, and no card. */
function wordsOf(text: string): string[] {
  const plain = fold(text.slice(0, mostLength))
    .replaceAll('rendez vous', 'rdv')
    .replaceAll(/\bcb (?=de?\b)/g, '');
  return plain.split(' ').filter((word) => word.length > 1 && !/^\d+$/.test(word) && !links.has(word));
}

/** The words of a question that may tell what is asked. */
export function tellingWords(text: string): string[] {
  return wordsOf(text);
}

function stemOf(word: string): string {
  const stem = word.replace(ending, '');
  return stem.length >= shortestStem ? stem : word;
}
