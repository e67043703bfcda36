import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { countSegments } from '#channels/segments.ts';
import { openGarageDesk } from './fixtures/garage-desk.ts';
import type { Desk } from './wiring/desk.ts';

const readme = readFileSync('README.md', 'utf8');

let desk: Desk;
beforeAll(async () => {
  desk = await openGarageDesk();
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
