import { expect, test } from 'vitest';
import { seededRandom } from '#db/seed/chance.ts';
import { type CustomerAct, nothingSaid, type Said, slotting } from '../reception/state.ts';
import { foldActs } from './state.ts';
import { anyTime } from './time-wish.ts';

const book = (said: Said = {}): CustomerAct => ({ kind: 'wish', intent: 'book', said });
const cancel: CustomerAct = { kind: 'wish', intent: 'cancel', said: { appointment: 'a-1' } };
const framesOf = (...acts: CustomerAct[]) => foldActs(nothingSaid, acts, slotting).frames;
const intentsOf = (...acts: CustomerAct[]) => framesOf(...acts).map(({ intent }) => intent);

test('wishes of one message wait in the order said, and a later one goes first', () => {
  const first = foldActs(nothingSaid, [cancel, book()], slotting);
  expect(first.frames.map(({ intent }) => intent)).toEqual(['cancel', 'book']);
  const later = foldActs(first, [{ kind: 'wish', intent: 'move', said: {} }], slotting);
  expect(later.frames.map(({ intent }) => intent)).toEqual(['move', 'cancel', 'book']);
});

test('a wish that is made again goes on with what was said of it', () => {
  const [frame, ...others] = framesOf(book({ services: ['vidange'] }), book({ plate: 'AB-123-CD' }));
  expect(others).toEqual([]);
  expect(frame?.slots).toMatchObject({ services: ['vidange'], plate: 'AB-123-CD' });
});

test('a drop lets go of what is talked about, and the next has its turn', () => {
  expect(intentsOf(book(), cancel, { kind: 'drop' })).toEqual(['cancel']);
  expect(intentsOf({ kind: 'drop' }, { kind: 'deny' }, { kind: 'affirm' })).toEqual([]);
});

test('what is taken out of a wish stays out, and a swap leaves the new one', () => {
  const swap: CustomerAct[] = [
    { kind: 'not', said: { services: ['climatisation'] } },
    { kind: 'set', said: { services: ['pneus'] } },
  ];
  expect(framesOf(book({ services: ['pneus', 'climatisation'] }), ...swap)[0]?.slots.services).toEqual(['pneus']);
});

/** All of these hold together. */
const constraints: Said[] = [
  { services: ['vidange'] },
  { plate: 'AB-123-CD' },
  { who: 'ma mère' },
  { when: { ...anyTime, days: ['2026-11-26', '2026-11-27'] } },
  { when: { ...anyTime, days: ['2026-11-27'] } },
  { when: { ...anyTime, from: '14:00', to: '18:00' } },
  { when: { ...anyTime, from: '16:00' } },
];

test('the same constraints in any order and any number of messages lead to the same frame', () => {
  const random = seededRandom(7);
  const expected = framesOf(book(), ...constraints.map((said): CustomerAct => ({ kind: 'set', said })));
  expect(expected[0]?.slots.when).toMatchObject({ days: ['2026-11-27'], from: '16:00', to: '18:00' });
  for (let round = 0; round < 500; round++) {
    const order = shuffled(constraints, random);
    const inWish = Math.floor(random() * 2) === 0 ? (order[0] ?? {}) : {};
    const acts = order.map((said): CustomerAct => ({ kind: 'set', said }));
    let state = foldActs(nothingSaid, [book(inWish)], slotting);
    while (acts.length > 0) state = foldActs(state, acts.splice(0, 1 + Math.floor(random() * 3)), slotting);
    expect(state.frames).toEqual(expected);
  }
});

test('a side question, a note or manners anywhere change nothing', () => {
  const random = seededRandom(8);
  const asides: CustomerAct[] = [
    { kind: 'ask', intent: 'opening_hours', said: {}, words: 'vous ouvrez à quelle heure ?' },
    { kind: 'ask', intent: 'prices', said: { services: ['pneus'] }, words: 'et les pneus ?' },
    { kind: 'note', intent: 'note', words: 'la clé est dans la boîte' },
    { kind: 'manners', intent: 'thanks' },
  ];
  const acts = [book(), ...constraints.map((said): CustomerAct => ({ kind: 'set', said })), cancel];
  const expected = framesOf(...acts);
  for (let round = 0; round < 500; round++) {
    const mixed = acts.flatMap((act) => (random() < 0.4 ? [shuffled(asides, random)[0] ?? act, act] : [act]));
    expect(framesOf(...mixed)).toEqual(expected);
  }
});

function shuffled<Value>(values: readonly Value[], random: () => number): Value[] {
  return values
    .map((value) => ({ value, key: random() }))
    .toSorted((a, b) => a.key - b.key)
    .map(({ value }) => value);
}
