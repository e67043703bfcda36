import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { fold } from '#language/normalise.ts';
import { garageDesk } from './fixtures/businesses.ts';
import { openingOf, readCustomerPrompt, toolList } from './fixtures/talk.ts';
import { receptionMind } from './mind.ts';
import { receptionSkills } from './skills.ts';

const labelledShape = z.record(z.enum(['fr', 'en']), z.record(z.string(), z.array(z.string())));
const labelled = labelledShape.parse(parse(readFileSync(new URL('./held-out.yaml', import.meta.url), 'utf8')));
const sentences = (['fr', 'en'] as const).flatMap((language) =>
  Object.entries(labelled[language]).flatMap(([label, texts]) => texts.map((text) => ({ language, label, text }))),
);
const mind = receptionMind();
const results = sentences.map(({ language, label, text }) => {
  const prompt = [
    ...openingOf(garageDesk(language)),
    { role: 'user' as const, content: [{ type: 'text' as const, text }] },
  ];
  const { step, skill } = mind.decide(readCustomerPrompt({ prompt, tools: toolList() }), true);
  // What is passed on to the team, or asked of what the business wrote down, is answered by no words of a skill.
  const isOwn = receptionSkills.some(({ name }) => name === skill) && !['knowledge', 'services'].includes(skill);
  return { label, skill, answers: step.kind !== 'abstain' && isOwn, text };
});
const ours = results.filter(({ label }) => label !== 'abstain');
const others = results.filter(({ label }) => label === 'abstain');

test('there are enough sentences, and none of them was learnt', () => {
  expect(sentences.length).toBeGreaterThanOrEqual(120);
  expect(others.length).toBeGreaterThanOrEqual(30);
  const learnt = new Set(receptionSkills.flatMap(({ examples }) => [...examples.fr, ...examples.en]).map(fold));
  expect(sentences.filter(({ text }) => learnt.has(fold(text)))).toEqual([]);
});

test('when sure, at most 2 % of the sentences are taken by a skill that should not have them', async ({ annotate }) => {
  const wrong = results.filter(({ label, skill, answers }) => answers && skill !== label);
  await annotate(
    `held-out: ${wrong.length} false captures of ${results.length}, ${others.filter(({ answers }) => answers).length} of ${others.length} foreign ones`,
  );
  expect(wrong.length / results.length).toBeLessThanOrEqual(0.02);
});

test('when sure, none of the sentences that are beyond it is answered', () => {
  expect(others.filter(({ answers }) => answers)).toEqual([]);
});

test('four in five of its own sentences are answered without another model, nine in ten understood', async ({
  annotate,
}) => {
  const answered = ours.filter(({ answers }) => answers).length / ours.length;
  const understood = ours.filter(({ label, skill }) => skill === label).length / ours.length;
  await annotate(
    `held-out: answers ${(answered * 100).toFixed(1)} %, understands ${(understood * 100).toFixed(1)} % of ${ours.length}`,
  );
  expect(answered).toBeGreaterThanOrEqual(0.8);
  expect(understood).toBeGreaterThanOrEqual(0.9);
});
