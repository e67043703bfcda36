import { conceptsOf } from './concepts.ts';

/** Weights by cross-validation over the examples (features.ts and classify.ts are tuned together, see classify.test.ts). */
const wordWeight = 1;
const conceptWeight = 1;
const neighboursWeight = 0.5;
const pairWeight = 0.5;
/** Letters help with spelling (`anuler`) but repeat what the words say. */
const lettersWeight = 0.3;

const markPattern = /^[A-Z]+$/;

/** What a sentence offers the classifier, as a vector of length one: words, neighbours, letter triples, concepts and their pairs. */
export function featuresOf(words: readonly string[]): Map<string, number> {
  const features = new Map<string, number>();
  const add = (feature: string, weight: number) => features.set(feature, (features.get(feature) ?? 0) + weight);
  const concepts = new Set<string>();
  words.forEach((word, index) => {
    add(word, wordWeight);
    add(`${words[index - 1] ?? '^'} ${word}`, neighboursWeight);
    // A mark stands for what was read: its letters mean nothing, and it is a concept itself.
    if (markPattern.test(word)) {
      concepts.add(word);
      return;
    }
    for (const concept of conceptsOf(word)) concepts.add(concept);
    const edged = `<${word}>`;
    for (let start = 0; start + 3 <= edged.length; start++) add(`#${edged.slice(start, start + 3)}`, lettersWeight);
  });
  add(`${words.at(-1) ?? '^'} $`, neighboursWeight);
  const sorted = [...concepts].toSorted();
  sorted.forEach((concept, index) => {
    add(`@${concept}`, conceptWeight);
    for (const other of sorted.slice(index + 1)) add(`@${concept}+${other}`, pairWeight);
  });
  const length = Math.hypot(...features.values());
  for (const [feature, weight] of features) features.set(feature, weight / length);
  return features;
}
