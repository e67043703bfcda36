import { describe, expect, it } from 'vitest';
import type { Result } from './evaluate.ts';
import { summaryOf, tableOf, wordsOf } from './report.ts';

const turn = {
  speaker: 'claire',
  said: '',
  replies: [],
  lane: 'agent',
  model: 'rules',
  guard: null,
  failed: [],
  wrote: [],
  calls: [],
  offers: [],
  ms: 4,
  costMicros: 0,
};
const results: Result[] = [
  result('oil-change', { turns: [turn, { ...turn, lane: 'ask', model: null, ms: 2 }] }),
  result('tyres', {
    language: 'en',
    passed: false,
    why: 'expected pneus,\nfound nothing',
    turns: [{ ...turn, ms: 9, costMicros: 300 }],
  }),
];

describe('the summary', () => {
  it('counts by language and business, and who answered at what cost', () => {
    expect(summaryOf('booking', results)).toMatchObject({
      ...{ passed: 1, failed: 1, turns: 3, p50Ms: 4, costMicros: 300 },
      byLanguage: { fr: { passed: 1, failed: 0 }, en: { passed: 0, failed: 1 } },
      byBusiness: { garage: { passed: 1, failed: 1 } },
      answeredBy: { ask: 0.333, rules: 0.667 },
    });
    expect(wordsOf(summaryOf('booking', results))).toContain('booking: 1/2 passed (en 0/1, fr 1/1, garage 1/2)');
  });

  it('names the cases that did what nobody asked for', () => {
    const wrong = result('fr-01', { suite: 'phrasings', passed: false, didWrong: true });
    expect(wordsOf(summaryOf('phrasings', [wrong]))).toContain('did what nobody asked for: fr-01');
  });
});

describe('the table', () => {
  it('has a line a case, and the reason under a failure', () => {
    const lines = tableOf(results).split('\n');
    expect(lines).toHaveLength(4);
    expect(lines[1]).toMatch(/^oil-change +fr +garage +2 +6\.0 +pass$/);
    expect(lines[3]).toBe('    expected pneus, found nothing');
  });
});

function result(id: string, change: Partial<Result>): Result {
  return {
    suite: 'booking',
    id,
    language: 'fr',
    business: 'garage',
    passed: true,
    why: '',
    didWrong: false,
    scores: [],
    turns: [],
    ...change,
  };
}
