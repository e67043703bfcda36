/** One sentence of the training set, its slots already replaced by marks (`SERVICE`, `WHEN`). */
export interface Example<Name extends string> {
  skill: Name;
  words: string[];
}

export interface Ranked<Name extends string> {
  skill: Name;
  /** Between 0 and 1, all skills together 1. */
  probability: number;
}

export interface Classifier<Name extends string> {
  rank(words: string[]): Ranked<Name>[];
  /** Whether the examples of any skill use this word. */
  knows(word: string): boolean;
}

/** Laplace's one would drown classes of 40 sentences among thousands of features; 0.1 was best in cross-validation. */
const SMOOTHING = 0.1;
/** Letters help with spelling (`anuler`) but repeat what the words say, so they weigh less. */
const LETTERS_WEIGHT = 0.3;
/**
 * Naive Bayes counts every feature as independent evidence and so is far too sure. The scores are divided by this power
 * of the features' number, which keeps the order and makes a probability of 0.8 right about eight times in ten.
 */
const TEMPER = 0.5;

/** Multinomial naive Bayes over words, pairs of words and letter triples. Every skill is as likely as any other. */
export function trainClassifier<Name extends string>(examples: readonly Example<Name>[]): Classifier<Name> {
  const counts = new Map<Name, Map<string, number>>();
  const totals = new Map<Name, number>();
  const vocabulary = new Set<string>();
  const words = new Set<string>();
  for (const example of examples) {
    const count = counts.get(example.skill) ?? new Map<string, number>();
    counts.set(example.skill, count);
    for (const word of example.words) words.add(word);
    for (const [feature, weight] of featuresOf(example.words)) {
      count.set(feature, (count.get(feature) ?? 0) + weight);
      totals.set(example.skill, (totals.get(example.skill) ?? 0) + weight);
      vocabulary.add(feature);
    }
  }
  const skills = [...counts.keys()];
  return {
    knows: (word) => words.has(word),
    rank(heard) {
      const features = featuresOf(heard).filter(([feature]) => vocabulary.has(feature));
      const weight = features.reduce((sum, [, each]) => sum + each, 0) || 1;
      const scores = skills.map((skill) => {
        const count = counts.get(skill);
        const total = (totals.get(skill) ?? 0) + SMOOTHING * vocabulary.size;
        return features.reduce(
          (sum, [feature, each]) => sum + each * Math.log(((count?.get(feature) ?? 0) + SMOOTHING) / total),
          0,
        );
      });
      const tempered = scores.map((score) => score / weight ** TEMPER);
      const best = Math.max(...tempered);
      const odds = tempered.map((score) => Math.exp(score - best));
      const sum = odds.reduce((total, each) => total + each, 0);
      return skills
        .map((skill, index) => ({ skill, probability: (odds[index] ?? 0) / sum }))
        .toSorted((a, b) => b.probability - a.probability);
    },
  };
}

function featuresOf(words: readonly string[]): [string, number][] {
  const features: [string, number][] = [];
  words.forEach((word, index) => {
    features.push([word, 1], [`${words[index - 1] ?? '^'} ${word}`, 1]);
    // A mark stands for a slot: its letters mean nothing.
    if (word === word.toUpperCase() && /\p{L}/u.test(word)) return;
    const edged = `<${word}>`;
    for (let start = 0; start + 3 <= edged.length; start++) features.push([`#${edged.slice(start, start + 3)}`, LETTERS_WEIGHT]);
  });
  features.push([`${words.at(-1) ?? '^'} $`, 1]);
  return features;
}
