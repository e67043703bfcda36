import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createChain } from '#agents/models/chain.ts';
import { type Harness, openHarness, type Played } from './harness.ts';
import { readCases } from './suite.ts';

const quiet = { debug() {}, info() {}, warn() {}, error() {} };
const cases = readCases('evals/cases/booking');
let harness: Harness;

beforeAll(async () => {
  const chain = createChain({ names: ['rules', 'rules-best'], gemini: null, local: null, now: () => new Date() });
  harness = await openHarness({ chain, log: quiet });
});

afterAll(() => harness.close());

describe('the harness', () => {
  it('leads the same conversation twice, whatever was played between', async () => {
    const first = await play('second-choice-fr');
    await play('cancelled-fr');
    expect(timeless(await play('second-choice-fr'))).toEqual(timeless(first));
    expect(first.changes).toHaveLength(1);
  });

  it('tells what was booked and what was offered before', async () => {
    const { turns, changes } = await play('second-choice-fr');
    expect(turns[0]?.offers).toHaveLength(2);
    expect(changes[0]).toMatchObject({ service: 'vidange', status: 'booked', startsAt: turns[0]?.offers[1]?.startsAt });
  });

  it('gives several messages at once to one turn', async () => {
    const { turns } = await play('burst-fr');
    expect(turns).toHaveLength(2);
    expect(turns[0]?.replies).toHaveLength(1);
  });

  it('lets others book while the customer thinks, which is no change of the conversation', async () => {
    const { changes, turns } = await play('taken-meanwhile-fr');
    expect(changes).toEqual([]);
    expect(turns[0]?.offers[0]?.startsAt).toBe('2026-11-26T14:00');
  });

  it('takes a time from everybody before the first message', async () => {
    const { turns } = await play('taken-before-en');
    expect(turns[0]?.offers.map(({ startsAt }) => startsAt)).not.toContain('2026-11-26T14:00');
  });

  it('knows a stranger by what they said', async () => {
    const { end } = await play('stranger-fr');
    expect(end).toMatchObject({ firstName: 'Paul', lastName: 'Durand', plates: ['EF-456-GH'] });
  });

  it('closes a day', async () => {
    const one = cases.find(({ id }) => id === 'taken-before-en')!; // In the folder.
    const { turns } = await harness.play({ ...one, world: { ...one.world, taken: [], closed: ['2026-11-26'] } });
    expect(turns[0]?.offers.map(({ startsAt }) => startsAt.slice(0, 10))).not.toContain('2026-11-26');
  });
});

async function play(id: string): Promise<Played> {
  return harness.play(cases.find((one) => one.id === id)!); // In the folder.
}

/** How long it took and the ids are the run's own. */
function timeless({ turns, end, ...rest }: Played) {
  return { ...rest, end: { ...end, contactId: '' }, turns: turns.map((turn) => ({ ...turn, ms: 0 })) };
}
