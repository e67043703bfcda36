import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { UsageError } from './args.ts';
import { readBusinessFile } from './business-file.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'comptoir-business-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const example = readFileSync('docs/business.example.yaml', 'utf8');
const lines = example.split('\n');
const lineOf = (text: string) => lines.findIndex((line) => line.includes(text)) + 1;

/** The example with one text of it changed. */
function changed(from: string, to: string): string {
  expect(example).toContain(from);
  return written(example.replace(from, to));
}

function written(text: string): string {
  const file = path.join(folder, 'business.yaml');
  writeFileSync(file, text);
  return file;
}

function refusalOf(file: string): string {
  try {
    readBusinessFile(file);
  } catch (error) {
    if (error instanceof UsageError) return error.message;
    throw error;
  }
  throw new Error('It was taken.');
}

describe('the facts of a business file', () => {
  test('are read as they are written', () => {
    const { facts } = readBusinessFile('docs/business.example.yaml');
    expect(facts.map(({ topic }) => topic)).toEqual(['payment', 'parking']);
    expect(facts[1]).toMatchObject({
      asks: { fr: ['parking', 'se garer'], en: ['parking', 'where can I park'] },
      answer: { fr: 'Vous pouvez vous garer dans la cour.', en: 'You can park in the yard.' },
    });
  });

  test('may be left out', () => {
    const without = example.replace(/^facts:[^]*?(?=^bays:)/m, '');
    expect(without).not.toContain('topic');
    expect(readBusinessFile(written(without)).facts).toEqual([]);
  });

  test.each([
    ['topic: parking', 'topic: Parking lot', 'facts.1.topic: use lower-case letters and digits', 'topic: parking'],
    ['topic: parking', 'topic: payment', 'facts.1.topic: "payment" is there twice', 'topic: parking'],
    ['fr: [parking, se garer]', "fr: [parking, ' ']", 'facts.1.asks.fr.1: is empty', 'fr: [parking, se garer]'],
    ['en: You can park in the yard.', "en: ''", 'facts.1.answer.en: is empty', 'en: You can park'],
    [
      'fr: Vous pouvez vous garer dans la cour.',
      `fr: ${'Vous pouvez vous garer. '.repeat(12)}`,
      'facts.1.answer.fr: is longer than 235 characters',
      'fr: Vous pouvez vous garer',
    ],
  ])('are refused with their line: %s for %s', (from, to, message, at) => {
    expect(refusalOf(changed(from, to))).toContain(`line ${lineOf(at)}, ${message}`);
  });

  test('are refused without what people ask, and without an answer in one of the languages', () => {
    const mute = changed(
      'asks: { fr: [parking, se garer], en: [parking, where can I park] }',
      'asks: { fr: [], en: [] }',
    );
    expect(refusalOf(mute)).toContain('facts.1.asks: needs words or short questions');
    const half = refusalOf(changed('      en: You can park in the yard.\n', ''));
    expect(half).toContain(`line ${lineOf('fr: Vous pouvez vous garer')}, facts.1.answer.en:`);
  });

  test('are refused when they hold what nobody reads', () => {
    expect(refusalOf(changed('topic: parking', 'topic: parking\n    price: 10'))).toContain(
      'facts.1: Unrecognized key',
    );
  });
});

test('a file that is no YAML, or is not there, is refused in one line', () => {
  expect(refusalOf(written('slug: [a'))).toMatch(/cannot be read as YAML: [^\n]+$/);
  expect(refusalOf(path.join(folder, 'none.yaml'))).toContain('There is no file ');
});
