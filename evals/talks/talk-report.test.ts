import { describe, expect, it } from 'vitest';
import { belowTalkFloor, readTalkFloor } from './floor.ts';
import type { TalkResult } from './play-talk.ts';
import { scoresOfTalks, transcriptOf, wordsOfTalks } from './talk-report.ts';

const results = [
  result('one', {}),
  result('two', { missing: ['no reply says “89”'] }),
  result('three', { missing: ['expected pneus booked'], unasked: ['nobody asked for vidange'] }),
];

describe('the scores', () => {
  it('count what is as wanted and what was written wrongly, and name what is lost', () => {
    expect(scoresOfTalks(results, 0)).toEqual({ talks: 3, asWanted: 1, wrongWrites: 1, lost: ['two', 'three'] });
    expect(scoresOfTalks(results, 2)).toMatchObject({ talks: 3, skipped: 2 });
  });

  it('are told with the reason of each failure, by language and business', () => {
    const words = wordsOfTalks(results, 2).split('\n');
    expect(words).toEqual([
      'two    no reply says “89”',
      'three  nobody asked for vidange; expected pneus booked',
      '',
      '1/3 as wanted (fr 1/3, garage 1/3); 2 talks of staff were not played',
      '1 wrote what nobody asked for:',
      'three  nobody asked for vidange',
    ]);
  });

  it('are compared with the floor, number by number', () => {
    const floor = readTalkFloor();
    const scores = { talks: 70, lost: [], ...floor };
    expect(belowTalkFloor(scores, floor)).toEqual([]);
    expect(belowTalkFloor({ ...scores, asWanted: floor.asWanted - 1 }, floor)).toHaveLength(1);
    expect(belowTalkFloor({ ...scores, wrongWrites: floor.wrongWrites + 1 }, floor)).toHaveLength(1);
  });
});

describe('a talk', () => {
  it('is shown as it went, with what is wrong', () => {
    expect(transcriptOf(results[1]!)).toBe('two: A price.\n\n> C’est combien ?\n79 €\n\nno reply says “89”');
    expect(transcriptOf(results[0]!)).toContain('As wanted.');
  });
});

function result(id: string, { missing = [], unasked = [] }: Partial<TalkResult>): TalkResult {
  return {
    talk: {
      ...{ id, lang: 'fr', who: 'customer', business: 'garage', channel: 'sms' },
      ...{ turns: ['C’est combien ?'], want: 'A price.', end: { says: ['89'] } },
    },
    turns: [
      {
        ...{
          speaker: 'claire',
          said: 'C’est combien ?',
          replies: ['79 €'],
          lane: 'agent',
          model: 'rules',
          guard: null,
        },
        ...{ failed: [], wrote: [], calls: [], offers: [], ms: 1, costMicros: 0 },
      },
    ],
    ...{ passed: missing.length + unasked.length === 0, missing, unasked },
  };
}
