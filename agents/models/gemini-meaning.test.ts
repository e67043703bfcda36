import { afterAll, beforeAll, expect, test } from 'vitest';
import { meaningLength } from '#language/meaning/meaning.ts';
import { type GeminiEmulator, startGemini } from './fixtures/gemini-emulator.ts';
import { geminiMeaning } from './gemini-meaning.ts';

let gemini: GeminiEmulator;
beforeAll(async () => {
  gemini = await startGemini();
});
afterAll(() => gemini.close());

const reader = () => geminiMeaning({ apiKey: 'key', baseUrl: gemini.baseUrl, model: 'gemini-embedding-001' });

test('texts and a query are read each in its way, in their order, and at the length that is stored', async () => {
  gemini.embedded.length = 0;
  const [noise, mood] = await reader().read(['bruit de freins', 'client content'], 'text');
  const [asked] = await reader().read(['brake noise'], 'query');
  expect([noise, mood, asked].map((vector) => vector?.length)).toEqual([meaningLength, meaningLength, meaningLength]);
  expect(gemini.embedded.map(({ taskType }) => taskType)).toEqual([
    'RETRIEVAL_DOCUMENT',
    'RETRIEVAL_DOCUMENT',
    'RETRIEVAL_QUERY',
  ]);
  const alike = (a: number[] = [], b: number[] = []) => a.reduce((sum, value, at) => sum + value * (b[at] ?? 0), 0);
  expect(alike(asked, noise)).toBeGreaterThan(alike(asked, mood));
  expect(gemini.refused).toEqual([]);
});

test('more texts than one request holds leave in several', async () => {
  gemini.embedded.length = 0;
  const vectors = await reader().read(
    Array.from({ length: 130 }, (_, at) => `note ${at}`),
    'text',
  );
  expect([vectors.length, gemini.embedded.length]).toEqual([130, 130]);
});

test('a refusal is an error, which the search does without', async () => {
  await expect(
    geminiMeaning({ apiKey: 'key', baseUrl: gemini.baseUrl, model: 'nothing-1' }).read(['x'], 'query'),
  ).rejects.toThrow();
});
