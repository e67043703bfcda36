import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { readPhrasings } from './phrasings.ts';

const file = 'evals/cases/phrasings/phrasings.jsonl';

describe('the phrasings', () => {
  it('are a hundred, half in each language, none of them twice', () => {
    const cases = readPhrasings(file);
    expect(cases).toHaveLength(100);
    expect(cases.filter(({ language }) => language === 'fr')).toHaveLength(50);
    expect(new Set(cases.map(({ id }) => id)).size).toBe(100);
    expect(new Set(cases.map(({ turns }) => turns.join('\n'))).size).toBe(100);
  });

  it('can be given to `say --cases`', () => {
    const lines: unknown[] = readFileSync(file, 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    for (const line of lines)
      expect(line).toMatchObject({ id: expect.any(String), turns: expect.arrayContaining([expect.any(String)]) });
  });

  it('leave everything as it was that their outcome does not name', () => {
    const [one] = phrased({ outcome: 'says', contains: ['89'] });
    expect(one?.expect).toMatchObject({ appointments: [], optedOut: false, replies: [{ contains: ['89'] }] });
  });

  it('tell a booking as the case of a suite does', () => {
    const [one] = phrased({ outcome: 'booked', service: 'vidange', days: ['2026-11-26'], from: '14:00' });
    const change = { status: 'booked', service: 'vidange', days: ['2026-11-26'], from: '14:00', to: '24:00' };
    expect(one?.expect).toMatchObject({ appointments: [change], offer: null });
  });

  it('are refused by line and field', () => {
    expect(() => phrased({ outcome: 'booked' })).toThrow(/:1: expect\.service: /);
    expect(() => phrased({ outcome: 'bought' })).toThrow(/:1: expect\.outcome: /);
  });
});

function phrased(outcome: unknown) {
  const draft = path.join(mkdtempSync(path.join(tmpdir(), 'comptoir-phrasings-')), 'phrasings.jsonl');
  writeFileSync(draft, `${JSON.stringify({ id: 'one', language: 'fr', turns: ['salut'], expect: outcome })}\n`);
  return readPhrasings(draft);
}
