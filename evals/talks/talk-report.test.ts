import { describe, expect, it } from 'vitest';
import { belowTalkFloor, readTalkFloor } from './floor.ts';
import type { TalkResult } from './play-talk.ts';
import { scoresOfTalks, transcriptOf, wordsOfTalks } from './talk-report.ts';

const results = [
  result('one', {}),
  result('two', { missing: ['no reply says “89”'] }),
  result('three', { missing: ['expected pneus booked'], unasked: ['nobody asked for vidange'] }),
];
const ofStaff = [
  byStaff('mechanic', result('four', {})),
  byStaff('owner', result('five', { unasked: ['nobody asked for a task'] })),
];

describe('the scores', () => {
  it('count what is as wanted and what was written wrongly, and name what is lost', () => {
    const customers = { talks: 3, asWanted: 1, wrongWrites: 1, lost: ['two', 'three'] };
    const none = { talks: 0, asWanted: 0, wrongWrites: 0, lost: [] };
    expect(scoresOfTalks(results)).toEqual({ ...customers, staff: none });
    expect(scoresOfTalks([...results, ...ofStaff])).toEqual({
      ...customers,
      staff: { talks: 2, asWanted: 1, wrongWrites: 1, lost: ['five'] },
    });
  });

  it('are told with the reason of each failure, by language and business', () => {
    const words = wordsOfTalks(results).split('\n');
    expect(words).toEqual([
      'two    no reply says “89”',
      'three  nobody asked for vidange; expected pneus booked',
      '',
      '1/3 as wanted (fr 1/3, garage 1/3)',
      '1 wrote what nobody asked for:',
      'three  nobody asked for vidange',
    ]);
  });

  it('are told of customers and of staff apart', () => {
    const staff = wordsOfTalks(ofStaff);
    expect(staff.split('\n')).toEqual([
      'Staff:',
      '',
      'five  nobody asked for a task',
      '',
      '1/2 as wanted (fr 1/2, mechanic 1/1, owner 0/1)',
      '1 wrote what nobody asked for:',
      'five  nobody asked for a task',
    ]);
    expect(wordsOfTalks([...ofStaff, ...results])).toBe(`Customers:\n\n${wordsOfTalks(results)}\n\n${staff}`);
  });

  it('are compared with the floor, number by number', () => {
    const floor = readTalkFloor();
    const staff = { talks: 40, lost: [], ...floor.staff };
    const scores = { talks: 70, lost: [], ...floor, staff };
    expect(belowTalkFloor(scores, floor)).toEqual([]);
    expect(belowTalkFloor({ ...scores, asWanted: floor.asWanted - 1 }, floor)).toHaveLength(1);
    expect(belowTalkFloor({ ...scores, wrongWrites: floor.wrongWrites + 1 }, floor)).toHaveLength(1);
    const fewer = { ...staff, asWanted: floor.staff.asWanted - 1 };
    expect(belowTalkFloor({ ...scores, staff: fewer }, floor).join()).toContain('talks of staff: as wanted are');
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

function byStaff(who: 'mechanic' | 'owner', { talk, ...rest }: TalkResult): TalkResult {
  return { ...rest, talk: { ...talk, who } };
}
