import { describe, expect, it } from 'vitest';
import { compare } from './baseline.ts';
import type { Result } from './evaluate.ts';
import { summaryOf, tableOf, wordsOf } from './report.ts';

const turn = {
  said: '',
  replies: [],
  lane: 'agent',
  model: 'rules',
  guard: null,
  failed: [],
  wrote: [],
  offers: [],
  ms: 4,
  costMicros: 0,
};
const results: Result[] = [
  result('oil-change', { turns: [turn, { ...turn, lane: 'pending', model: null, ms: 2 }] }),
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
      answeredBy: { pending: 0.333, rules: 0.667 },
    });
    expect(wordsOf(summaryOf('booking', results))).toContain('booking: 1/2 passed (en 0/1, fr 1/1, garage 1/2)');
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

describe('the baseline', () => {
  it('forgives a phrasing that is known to fail, and nothing else', () => {
    const failed = [result('fr-01', { suite: 'phrasings', passed: false }), result('case', { passed: false })];
    expect(compare(failed, ['fr-01', 'case']).broken.map(({ id }) => id)).toEqual(['case']);
    expect(compare(failed, []).broken).toHaveLength(2);
  });

  it('never forgives what nobody asked for', () => {
    const wrong = result('fr-01', { suite: 'phrasings', passed: false, didWrong: true });
    expect(compare([wrong], ['fr-01']).broken).toEqual([wrong]);
    expect(wordsOf(summaryOf('phrasings', [wrong]))).toContain('did what nobody asked for: fr-01');
  });

  it('tells of a phrasing that is understood by now', () => {
    expect(compare([result('fr-01', { suite: 'phrasings' })], ['fr-01'])).toEqual({ broken: [], mended: ['fr-01'] });
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
