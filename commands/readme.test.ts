import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { countSegments } from '#channels/segments.ts';
import { readEnvironment } from '#root/config.ts';
import { type Desk, openDesk } from './wiring/desk.ts';
import { readPersona } from './wiring/personas.ts';

const readme = readFileSync('README.md', 'utf8');
const quiet = { debug() {}, info() {}, warn() {}, error() {} };
/** When the conversation of the README takes place: a Monday, at nine in Paris. */
const now = new Date('2026-11-23T08:00:00Z');

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk({
    env: readEnvironment({}),
    place: { kind: 'pglite', folder: null, dump: null },
    log: quiet,
    now: () => now,
    persona: readPersona('customer', 'garage'),
    channel: 'sms',
    write: () => {},
  });
}, 60_000);
afterAll(() => desk.close());

test('the conversation of the README is the one that the program has, and leaves the record it shows, an SMS an answer', async () => {
  const block = /```text\n(Claire {2}[^]*?)```/.exec(readme)?.[1] ?? '';
  const exchanges = block
    .split(/^Claire {2}/m)
    .filter(Boolean)
    .map((text) => text.split(/^Garage {2}/m).map(unwrapped));
  expect(exchanges.length).toBeGreaterThan(1);
  const rows: unknown[] = [];
  for (const [said = '', answered] of exchanges) {
    const record = await desk.say(said);
    expect(record?.sent.map(({ text }) => unwrapped(text)).join(' ')).toBe(answered);
    expect(record?.sent.map(({ text }) => countSegments(text).segments)).toEqual([1]);
    rows.push(...(record?.receipts.flatMap((receipt) => receipt.rows) ?? []));
  }
  const shown: unknown[] = JSON.parse(/```json\n(\[[^]*?\])\n```/.exec(readme)?.[1] ?? '[]');
  expect(rows.slice(-shown.length).map(withoutId)).toEqual(shown);
});

function unwrapped(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim();
}

function withoutId(row: unknown): unknown {
  return { ...(row as object), id: undefined }; // A receipt's rows are objects.
}
