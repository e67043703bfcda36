import { expect, test } from 'vitest';
import { trainClassifier } from '../classify.ts';
import { readExample } from '../reading.ts';
import { receptionSkills } from './skills.ts';

const folds = 4;
const examples = receptionSkills.flatMap(({ name, examples: { fr, en } }) =>
  [...fr, ...en].map((example) => ({ name, words: readExample(example) })),
);

test('the same examples give the same classifier', () => {
  const few = examples.filter((_, index) => index % 5 === 0);
  const [one, two] = [trainClassifier(few), trainClassifier(few)];
  const words = ['je', 'voudrais', 'une', 'SERVICE', 'WHEN'];
  expect(one.rank(words)).toEqual(two.rank(words));
});

test('of examples it has not seen it knows four in five, and of those it is sure of 19 in 20', async ({ annotate }) => {
  let right = 0;
  let sure = 0;
  let sureAndRight = 0;
  for (let fold = 0; fold < folds; fold++) {
    const classifier = trainClassifier(examples.filter((_, index) => index % folds !== fold));
    for (const { name, words } of examples.filter((_, index) => index % folds === fold)) {
      const [best] = classifier.rank(words);
      if (best?.name === name) right += 1;
      if ((best?.probability ?? 0) < 0.9) continue;
      sure += 1;
      if (best?.name === name) sureAndRight += 1;
    }
  }
  await annotate(
    `left-out examples: ${((100 * right) / examples.length).toFixed(1)} % right of ${examples.length}; at 0.9: ${sureAndRight} of ${sure}`,
  );
  expect(right / examples.length).toBeGreaterThanOrEqual(0.8);
  expect(sureAndRight / sure).toBeGreaterThanOrEqual(0.95);
});

test('a word with a slip of the finger is known, a strange one is not', () => {
  const classifier = trainClassifier(examples);
  expect(classifier.knownAs('vourdais')).toBe('voudrais');
  expect(classifier.knownAs('pamplemousse')).toBeNull();
});
