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

describe('the hours of a business file', () => {
  const monday = `'1': [['08:00', '12:00'], ['14:00', '18:00']]`;

  test.each([
    [
      "[['08:00', '12:00'], ['11:00', '18:00']]",
      'hours.1.1: starts at 11:00, before the range ahead of it ends at 12:00',
    ],
    [
      "[['14:00', '18:00'], ['08:00', '12:00']]",
      'hours.1.1: starts at 08:00, before the range ahead of it ends at 18:00',
    ],
    ["[['08:00', '18:00'], ['08:00', '18:00']]", 'hours.1.1: starts at 08:00, before'],
    ["[['22:00', '02:00']]", 'hours.1.0: goes from 22:00 to 02:00, past midnight: write 22:00 to 24:00'],
    ["[['18:00', '08:00']]", 'hours.1.0: goes from 18:00 to 08:00'],
    ["[['08:00', '08:00']]", 'hours.1.0: opens and closes at 08:00: leave it out'],
    ["[['24:00', '24:00']]", 'hours.1.0.0: is no time of day: write it as 08:00'],
    ["[['08:00', '24:30']]", 'hours.1.0.1: is no time of day: write it as 18:00, or 24:00'],
    ["[['8h', '12h']]", 'hours.1.0.0: is no time of day: write it as 08:00'],
  ])('are refused with their line and what to write: %s', (ranges, message) => {
    expect(refusalOf(changed(monday, `'1': ${ranges}`))).toContain(`line ${lineOf(monday)}, ${message}`);
  });

  test('are refused with their line where the weekday is written as a number', () => {
    expect(refusalOf(changed(monday, `1: [['18:00', '08:00']]`))).toContain(`line ${lineOf(monday)}, hours.1.0: goes`);
  });

  test('may end at midnight, and begin again at the next', () => {
    const { hours } = readBusinessFile(changed(monday, `'1': [['08:00', '12:00'], ['12:00', '24:00']]`));
    expect(hours['1']).toEqual([
      ['08:00', '12:00'],
      ['12:00', '24:00'],
    ]);
  });
});

describe('the closures of a business file', () => {
  const closure = `{ from: '2026-12-24', to: '2027-01-03', reason: congés de fin d'année }`;

  test.each([
    [
      `{ from: '2027-01-03', to: '2026-12-24', reason: congés }`,
      'closures.0.to: ends on 2026-12-24, before it starts on 2027-01-03',
    ],
    [`{ from: '2026-12-24', to: '2026-12-23', reason: congés }`, 'closures.0.to: ends on 2026-12-23, before'],
    [`{ from: '2026-02-30', to: '2026-03-02', reason: congés }`, 'closures.0.from: '],
    [`{ from: '2026-12-24', reason: congés }`, 'closures.0.to: '],
  ])('are refused with their line: %s', (days, message) => {
    expect(refusalOf(changed(closure, days))).toContain(`line ${lineOf(closure)}, ${message}`);
  });

  test('may be of one day, and overlap', () => {
    const two = `{ from: '2026-12-24', to: '2026-12-24', reason: pont }\n  - { from: '2026-12-20', to: '2026-12-31', reason: congés }`;
    expect(readBusinessFile(changed(closure, two)).closures).toHaveLength(2);
  });
});

describe('a duration in a business file', () => {
  test.each(['0', '-30', '1.5', '1441', '100000', '1h', "'60'", '.inf', '[60]'])('is refused as %s', (minutes) => {
    const file = changed('durationMinutes: 60', `durationMinutes: ${minutes}`);
    expect(refusalOf(file)).toContain(
      `line ${lineOf('durationMinutes')}, services.0.durationMinutes: write how long it takes in whole minutes, from 1 to 1440`,
    );
  });

  test.each([1, 60, 1440])('may be %i minutes', (minutes) => {
    const { services } = readBusinessFile(changed('durationMinutes: 60', `durationMinutes: ${minutes}`));
    expect(services[0]?.durationMinutes).toBe(minutes);
  });
});

test('a business overseas has its own number and its own clock', () => {
  const there = example
    .replace("phone: '+33639980900'", "phone: '0262 12 34 56'")
    .replace('zone: Europe/Paris', 'zone: Indian/Reunion');
  expect(readBusinessFile(written(there))).toMatchObject({ phone: '0262 12 34 56', zone: 'Indian/Reunion' });
});

test('a file that is no YAML, or is not there, is refused in one line', () => {
  expect(refusalOf(written('slug: [a'))).toMatch(/cannot be read as YAML: [^\n]+$/);
  expect(refusalOf(path.join(folder, 'none.yaml'))).toContain('There is no file ');
});
