import { expect, test } from 'vitest';
import type { ShownSoFar } from '#db/challenge.ts';
import { answersChallenge, judgeProof } from './judge-proof.ts';

const at = { now: new Date('2026-11-23T12:00:00Z'), zone: 'Europe/Paris' };
const madeAt = new Date('2026-10-14T00:00:00Z');
const known = new Date('2025-01-01T00:00:00Z');

function standing(said: readonly (string | { ours: string })[], change: Partial<ShownSoFar> = {}): ShownSoFar {
  const lines = said.map((line, index) => ({
    at: new Date(at.now.getTime() - (said.length - index) * 60_000),
    text: typeof line === 'string' ? line : line.ours,
    isOurs: typeof line !== 'string',
  }));
  const vehicles = [{ plate: 'AB-123-CD', since: known }];
  return { addressSince: known, lines, vehicles, postcode: '35000', askedSince: known, sentKeys: [], ...change };
}
const judged = (...said: (string | { ours: string })[]) => judgeProof(standing(said), madeAt, at);

test.each(['AB-123-CD', 'ma plaque : ab 123 cd', '35000', '35 000', 'code postal 35000'])(
  '%j shows who it is',
  (text) => {
    expect(judged(text)).toMatchObject({ isProven: true, wrongToday: 0 });
  },
);

test.each([
  ['84 200 km', 0],
  ['06 39 98 35 00', 0],
  ['AB-124-CD', 1],
  ['35001', 1],
  ['Martin', 0],
])('%j does not, and counts as %d wrong', (text, wrongToday) => {
  expect(judged(text)).toMatchObject({ isProven: false, wrongToday });
});

test('the fourth try of a day is none, whether or not it is right', () => {
  expect(judged('AA-111-AA', 'AA-222-AA', 'AB-123-CD')).toMatchObject({ isProven: true, wrongToday: 2 });
  expect(judged('AA-111-AA', 'AA-222-AA', '35001', 'AB-123-CD')).toMatchObject({ isProven: false, wrongToday: 3 });
  expect(judged('AA-111-AA', 'AA-111-AA', 'AA-111-AA', 'AB-123-CD')).toMatchObject({ isProven: true, wrongToday: 1 });
});

test('a postcode that was not asked for is any number', () => {
  const early = standing(['35000', '35001'], { askedSince: null });
  expect(judgeProof(early, madeAt, at)).toMatchObject({ isProven: false, wrongToday: 0 });
});

test('a plate that we told shows nothing, unless they had shown it before', () => {
  expect(judged({ ours: 'Votre Clio AB-123-CD' }, 'AB-123-CD')).toEqual({
    isProven: false,
    wrongToday: 0,
    hasPlate: false,
  });
  expect(judged('AB-123-CD', { ours: 'Votre Clio AB-123-CD' }, 'AB-123-CD')).toMatchObject({ isProven: true });
});

test('a car that came on record after the paper shows nothing', () => {
  const since = new Date('2026-11-22T00:00:00Z');
  const vehicles = [{ plate: 'AB-123-CD', since }];
  expect(judgeProof(standing(['AB-123-CD'], { vehicles }), madeAt, at)).toMatchObject({
    isProven: false,
    hasPlate: false,
  });
});

test.each([
  ['AB-123-CD', true],
  ["c'est 35000", true],
  ['je ne sais plus', false],
  ['oui', false],
  ['je voudrais aussi une vidange pour la AB-123-CD mardi matin si possible', false],
])('%j is an answer: %s', (text, is) => {
  expect(answersChallenge(text)).toBe(is);
});
