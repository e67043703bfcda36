import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createChain } from '#agents/models/chain.ts';
import { type Harness, openHarness } from '../harness.ts';
import { playTalk } from './play-talk.ts';
import type { Talk } from './talk.ts';
import type { TalkEnd } from './talk-end.ts';

const quiet = { debug() {}, info() {}, warn() {}, error() {} };
let harness: Harness;

beforeAll(async () => {
  const chain = createChain({ names: ['rules', 'rules-best'], gemini: null, local: null, now: () => new Date() });
  harness = await openHarness({ chain, log: quiet });
});

afterAll(() => harness.close());

describe('a talk of staff on the real road', () => {
  const moved = [{ service: 'revision', day: '2026-11-27', from: '15:00', to: '15:00' }];
  const move = 'Déplace la révision de Claire Martin à vendredi 15h';

  it('is a manager’s move, of which the customer hears', async () => {
    expect(await playBy('manager', [move], { moved })).toMatchObject({ missing: [], unasked: [] });
    expect(await playBy('manager', [move], { unchanged: true, never: ['send'] })).toMatchObject({
      missing: [expect.stringContaining('expected no change'), expect.stringContaining('must never send')],
      unasked: ['nobody asked for revision 2026-11-27T15:00 (AB-123-CD)'],
    });
  });

  it('is a mechanic’s proposal of the same', async () => {
    const proposal = { 'tool~': 'move|reschedule', approver: 'MANAGER' } as const;
    expect(await playBy('mechanic', [move], { proposal, unchanged: true, rows: [] })).toMatchObject({ passed: true });
    const lost = await playBy('mechanic', [move], { moved, proposal: { ...proposal, approver: 'OWNER' } });
    expect(lost.missing).toHaveLength(2);
  });

  it('is an owner’s question, after which nothing is otherwise', async () => {
    const asked = await playBy('owner', ['Montre le planning de jeudi'], { rows: [], says: ['Claire Martin'] });
    expect(asked).toMatchObject({ passed: true });
  });
});

describe('a talk on the real road', () => {
  it('is judged on what it left', async () => {
    const turns = ['Bonjour, une vidange vendredi à 14h pour ma Clio AB-123-CD', 'oui'];
    const booked = [{ service: 'vidange', day: '2026-11-27', from: '14:00', to: '14:00', plate: 'AB-123-CD' }];
    const right = await play(turns, { booked, says: ['89'], never: ['cancel', 'rename'] });
    expect(right).toMatchObject({ passed: true, missing: [], unasked: [] });
    const wrong = await play(turns, { unchanged: true });
    expect(wrong).toMatchObject({
      passed: false,
      missing: ['expected no change, found new vidange 2026-11-27T14:00 (AB-123-CD)'],
      unasked: ['nobody asked for vidange 2026-11-27T14:00 (AB-123-CD)'],
    });
  });

  it('knows the move and the cancellation of what the customer had', async () => {
    const moved = [{ service: 'revision', day: '2026-11-27', from: '14:00', to: '18:00' }];
    const move = ['Je voudrais déplacer mon rendez-vous de jeudi à vendredi après-midi', '1'];
    expect(await play(move, { moved })).toMatchObject({ missing: [], unasked: [] });
    const cancel = ['Annulez mon rendez-vous de jeudi svp', 'oui'];
    expect(await play(cancel, { cancelled: ['revision'] })).toMatchObject({ missing: [], unasked: [] });
    expect((await play(cancel, { moved })).unasked).toEqual([
      'nobody asked to cancel revision 2026-11-26T09:00 (AB-123-CD)',
    ]);
  });

  it('goes on after STOP, and lets the team read what is passed on', async () => {
    const stopped = await play(['STOP', 'Bonjour'], { opted_out: true, unchanged: true });
    expect(stopped).toMatchObject({ passed: true, turns: [{ said: 'STOP' }, { said: 'Bonjour' }] });
    const asking = ['C’est quoi cette facture de 189 € ? J’ai déjà payé il me semble.'];
    expect(await play(asking, { staff_told: ['déjà payé'], unchanged: true })).toMatchObject({ missing: [] });
  });

  it('is lost where it stops', async () => {
    const broken = { play: () => Promise.reject(new Error('No answer within 60 s.')), close: () => Promise.resolve() };
    expect(await playTalk(broken, talkOf(['Bonjour'], { unchanged: true }))).toMatchObject({
      ...{ passed: false, missing: ['stopped: No answer within 60 s.'] },
    });
  });
});

function playBy(who: Talk['who'], turns: string[], end: TalkEnd) {
  return playTalk(harness, { ...talkOf(turns, end), who });
}

function play(turns: string[], end: TalkEnd) {
  return playTalk(harness, talkOf(turns, end));
}

function talkOf(turns: string[], end: TalkEnd): Talk {
  return { id: 'one', lang: 'fr', who: 'customer', business: 'garage', channel: 'sms', turns, want: '', end };
}
