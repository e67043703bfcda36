import { describe, expect, test } from 'vitest';
import { mayLeave } from './consent.ts';

const createdAt = new Date('2026-11-23T08:00:00Z');
const ours = { isReply: false, isSuppressed: false, createdAt };
const answer = { isReply: true, isSuppressed: false, createdAt };

test('an answer leaves at any hour', () => {
  expect(mayLeave(answer, new Date('2026-11-24T02:00:00Z'), 'Europe/Paris')).toEqual({ kind: 'now' });
});

test('an answer that could not leave for a day does not leave any more', () => {
  expect(mayLeave(answer, new Date('2026-11-24T08:00:01Z'), 'Europe/Paris')).toEqual({ kind: 'never', why: 'too_old' });
});

test('nothing leaves to somebody who said STOP, answer or not, by day or by night', () => {
  for (const instant of ['2026-11-24T11:00:00Z', '2026-11-24T02:00:00Z']) {
    for (const isReply of [true, false]) {
      expect(mayLeave({ isReply, isSuppressed: true, createdAt }, new Date(instant), 'Europe/Paris')).toMatchObject({
        kind: 'never',
      });
    }
  }
});

describe('what we start ourselves', () => {
  test.each([
    ['2026-11-24T07:00:00Z', 'at eight'],
    ['2026-11-24T18:59:59Z', 'just before eight in the evening'],
  ])('leaves at %s, %s', (instant) => {
    expect(mayLeave(ours, new Date(instant), 'Europe/Paris')).toEqual({ kind: 'now' });
  });

  test.each([
    ['in the evening', '2026-11-24T19:00:00Z', '2026-11-25T07:00:00Z'],
    ['before midnight, of the last day of a month', '2026-11-30T22:59:59Z', '2026-12-01T07:00:00Z'],
    ['after midnight', '2026-11-24T23:30:00Z', '2026-11-25T07:00:00Z'],
    ['just before eight', '2026-11-24T06:59:59Z', '2026-11-24T07:00:00Z'],
    ['on the evening before the clocks go forward', '2026-03-28T20:00:00Z', '2026-03-29T06:00:00Z'],
    ['in the night in which the clocks go forward', '2026-03-29T00:59:00Z', '2026-03-29T06:00:00Z'],
    ['after the hour that is skipped', '2026-03-29T01:01:00Z', '2026-03-29T06:00:00Z'],
    ['on the evening before the clocks go back', '2026-10-24T19:00:00Z', '2026-10-25T07:00:00Z'],
    ['in the hour that comes twice, the first time', '2026-10-25T00:30:00Z', '2026-10-25T07:00:00Z'],
    ['in the hour that comes twice, the second time', '2026-10-25T01:30:00Z', '2026-10-25T07:00:00Z'],
    ['on the last evening of the year', '2026-12-31T21:00:00Z', '2027-01-01T07:00:00Z'],
  ])('waits for eight %s', (_when, instant, leaves) => {
    const verdict = mayLeave(ours, new Date(instant), 'Europe/Paris');
    expect(verdict).toEqual({ kind: 'later', at: new Date(leaves), reason: 'quiet hours' });
  });

  test('goes by the clock of the business, wherever that is', () => {
    const now = new Date('2026-11-24T19:30:00Z');
    expect(mayLeave(ours, now, 'Europe/Paris')).toMatchObject({ kind: 'later' });
    expect(mayLeave(ours, now, 'America/Martinique')).toEqual({ kind: 'now' });
    expect(mayLeave(ours, now, 'Pacific/Noumea')).toMatchObject({ at: new Date('2026-11-24T21:00:00Z') });
  });
});
