import { fold } from '../normalise.ts';
import { conceptWords } from './concept-words.ts';
import { type MeaningReader, meaningLength } from './meaning.ts';

const concepts = Object.values(conceptWords).map((words) => words.split(' '));
const stems = concepts.flatMap((words, concept) => words.map((stem) => ({ stem, concept })));
const byLetter = Map.groupBy(stems, ({ stem }) => stem[0]);
/** Stems this short are whole words. */
const wholeWord = 3;

/** What a concept counts beside the word itself, and a run of letters beside both: what was written with a slip has most of its runs. */
const weights = { concept: 2, word: 0.8, run: 0.25 };
const runLength = 4;
/** The places that no concept has are shared by words and runs. */
const shared = meaningLength - concepts.length;

const silent = new Set(
  `a au aux avec c ce ces cet cette d de des du elle elles en est et il ils j je l la le les leur lui m ma me mes mon n ne nous on ou par pas plus pour
  qu que qui s sa se ses son sur t te tu un une vous y an and are as at be by for from has have he her his i in is it its of on or our she that the their
  them they this to was we were will with you your client cliente customer tout ce parle about anything something quelque chose truc note notes cherche trouve
  find search all everything`.split(/\s+/),
);

/**
 * Reads meaning without a network: the concepts of a lexicon of some sixty, French and English together, then the words and their runs of
 * letters, hashed. It knows that "grince au freinage" and "squeaky brakes" speak of one thing, and knows nothing that its lexicon does not.
 */
export const localMeaning: MeaningReader = {
  model: 'local-1',
  closeness: 0.34,
  isLocal: true,
  read: async (texts) => texts.map(vectorOf),
};

function vectorOf(text: string): number[] {
  const vector = Array.from({ length: meaningLength }, () => 0);
  const add = (place: number, weight: number) => {
    vector[place] = (vector[place] ?? 0) + weight;
  };
  const words = fold(text)
    .split(' ')
    .filter((word) => word !== '' && !silent.has(word));
  for (const concept of new Set(words.flatMap(conceptsOf))) add(concept, weights.concept);
  for (const word of words) {
    addHashed(word.replace(/(?<=...)(?:e?s|x)$/, ''), weights.word);
    const padded = ` ${word} `;
    for (let at = 0; at + runLength <= padded.length; at += 1) {
      addHashed(padded.slice(at, at + runLength), weights.run / Math.sqrt(padded.length - runLength + 1));
    }
  }
  const length = Math.hypot(...vector);
  return vector.map((value) => (length === 0 ? 0 : Math.round((value / length) * 1e5) / 1e5));

  function addHashed(feature: string, weight: number) {
    const hash = hashOf(feature);
    add(concepts.length + (hash % shared), hash & 0x10000 ? weight : -weight);
  }
}

function conceptsOf(word: string): number[] {
  return (byLetter.get(word[0]) ?? [])
    .filter(({ stem }) => (stem.length <= wholeWord ? word === stem || word === `${stem}s` : word.startsWith(stem)))
    .map(({ concept }) => concept);
}

/** FNV-1a, 32 bits. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash >>> 0;
}
