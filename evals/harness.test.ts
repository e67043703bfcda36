import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createChain } from '#agents/models/chain.ts';
import type { EvalCase } from './case.ts';
import { type Harness, openHarness } from './harness.ts';
import { sayChanges } from './judge.ts';
import type { Played } from './played.ts';
import { readSuite } from './suite.ts';

const quiet = { debug() {}, info() {}, warn() {}, error() {} };
const cases = ['booking', 'staff'].flatMap((suite) => readSuite(`evals/cases/${suite}`));
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
    expect(first.changes.length).toBeGreaterThan(0);
  });

  it('tells what was booked and what was offered before', async () => {
    const { turns, changes } = await play('second-choice-fr');
    expect(turns[0]?.offers).toHaveLength(2);
    const booked = { contact: 'Claire Martin', service: 'vidange', status: 'booked', vehicle: 'AB-123-CD' };
    expect(changes.filter(({ row }) => row['status'] === 'booked')).toMatchObject([
      { table: 'appointment', op: 'insert', row: { ...booked, starts_at: turns[0]?.offers[1]?.startsAt } },
    ]);
  });

  it('gives several messages at once to one turn', async () => {
    const { turns } = await play('burst-fr');
    expect(turns).toHaveLength(2);
    expect(turns[0]?.replies).toHaveLength(1);
  });

  it('lets others book while the customer thinks, which is no change of the conversation', async () => {
    const { turns, ...played } = await play('taken-meanwhile-fr');
    expect(sayChanges(caseOf('taken-meanwhile-fr'), { turns, ...played })).toEqual([]);
    expect(turns[0]?.offers[0]?.startsAt).toBe('2026-11-26T14:00');
  });

  it('takes a time from everybody before the first message', async () => {
    const { turns } = await play('taken-before-en');
    expect(turns[0]?.offers.map(({ startsAt }) => startsAt)).not.toContain('2026-11-26T14:00');
  });

  it('knows a stranger by what they said', async () => {
    const { caller } = await play('stranger-fr');
    expect(caller).toMatchObject({ name: 'Paul Durand', firstName: 'Paul', lastName: 'Durand', plates: ['EF-456-GH'] });
  });

  it('lets several people talk, and knows whom else they set talking', async () => {
    const { turns, told } = await play('move-approved-fr');
    expect(turns.map(({ speaker }) => speaker)).toEqual(['karim', 'julie']);
    expect(told.map(({ to }) => to).toSorted()).toEqual(['claire', 'julie', 'karim']);
    const others = told.map(({ text }) => text);
    expect(turns.flatMap(({ replies }) => replies).filter((reply) => others.includes(reply))).toEqual([]);
  });

  it('closes a day', async () => {
    const one = caseOf('taken-before-en');
    const { turns } = await harness.play({ ...one, world: { ...one.world, taken: [], closed: ['2026-11-26'] } });
    expect(turns[0]?.offers.map(({ startsAt }) => startsAt.slice(0, 10))).not.toContain('2026-11-26');
  });
});

async function play(id: string): Promise<Played> {
  return harness.play(caseOf(id));
}

function caseOf(id: string): EvalCase {
  return cases.find((one) => one.id === id)!; // In the folders.
}

/** How long it took is the run's own, and so are the ids. */
function timeless({ turns, changes, told, caller }: Played) {
  const own = turns.map((turn) => ({ ...turn, ms: 0, calls: turn.calls.map(({ tool }) => tool) }));
  return { turns: own, changes, told, caller };
}
