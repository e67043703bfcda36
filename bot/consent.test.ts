import { describe, expect, test } from 'vitest';
import { type Leaving, mayLeave } from './consent.ts';

const createdAt = new Date('2026-11-23T08:00:00Z');
const message: Leaving = {
  purpose: 'reply',
  window: 'none',
  isSuppressed: false,
  isOutdated: false,
  isToMember: false,
  quiet: null,
  createdAt,
};
const reminder: Leaving = { ...message, purpose: 'reminder' };
const notice: Leaving = { ...message, purpose: 'notice', isToMember: true };
const purposes = ['reply', 'reminder', 'notice'] as const;

test('an answer leaves at any hour', () => {
  expect(mayLeave(message, new Date('2026-11-24T02:00:00Z'), 'Europe/Paris')).toEqual({ kind: 'now' });
});

test('an answer that could not leave for a day does not leave any more', () => {
  expect(mayLeave(message, new Date('2026-11-24T08:00:01Z'), 'Europe/Paris')).toEqual({
    kind: 'never',
    why: 'too_old',
  });
});

test('nothing leaves to somebody who said STOP, answer or not, by day or by night', () => {
  for (const instant of ['2026-11-24T11:00:00Z', '2026-11-24T02:00:00Z']) {
    for (const purpose of purposes) {
      const verdict = mayLeave({ ...message, purpose, isSuppressed: true }, new Date(instant), 'Europe/Paris');
      expect(verdict).toEqual({ kind: 'never', why: 'opted_out' });
    }
  }
});

test('what is true no longer does not leave', () => {
  const noon = new Date('2026-11-23T11:00:00Z');
  for (const purpose of purposes)
    expect(mayLeave({ ...message, purpose, isOutdated: true }, noon, 'Europe/Paris')).toEqual({
      kind: 'never',
      why: 'outdated',
    });
});

test('nothing that is written freely leaves through a window that is closed', () => {
  const noon = new Date('2026-11-23T11:00:00Z');
  for (const purpose of purposes) {
    const verdict = mayLeave({ ...message, purpose, window: 'closed' }, noon, 'Europe/Paris');
    expect(verdict).toEqual({ kind: 'never', why: 'window_closed' });
    expect(mayLeave({ ...message, purpose, window: 'open' }, noon, 'Europe/Paris')).toEqual({ kind: 'now' });
  }
});

test('a notice to a member leaves at any hour, and never grows too old', () => {
  expect(mayLeave(notice, new Date('2026-11-24T02:00:00Z'), 'Europe/Paris')).toEqual({ kind: 'now' });
  expect(mayLeave(notice, new Date('2026-12-24T02:00:00Z'), 'Europe/Paris')).toEqual({ kind: 'now' });
});

test('a notice to a customer waits for the morning', () => {
  const night = new Date('2026-11-24T02:00:00Z');
  expect(mayLeave({ ...notice, isToMember: false }, night, 'Europe/Paris')).toMatchObject({ kind: 'later' });
});

describe('news', () => {
  const news: Leaving = { ...message, purpose: 'news', isToMember: true, quiet: { from: '19:00', to: '07:30' } };

  test.each([
    ['by day', '2026-11-24T11:00:00Z', null],
    ['when quiet hours begin', '2026-11-24T18:00:00Z', '2026-11-25T06:30:00Z'],
    ['in the night', '2026-11-24T02:00:00Z', '2026-11-24T06:30:00Z'],
    ['when they end', '2026-11-24T06:30:00Z', null],
  ])('leaves to a member in their own hours: %s', (_when, instant, leaves) => {
    const verdict = leaves ? { kind: 'later', at: new Date(leaves), reason: 'quiet hours' } : { kind: 'now' };
    expect(mayLeave(news, new Date(instant), 'Europe/Paris')).toEqual(verdict);
  });

  test('leaves at any hour to who has no quiet hours', () => {
    const night = new Date('2026-11-24T02:00:00Z');
    expect(mayLeave({ ...news, quiet: null }, night, 'Europe/Paris')).toEqual({ kind: 'now' });
  });

  test('waits at noon for who is not to be disturbed then', () => {
    const noon = { ...news, quiet: { from: '12:00', to: '14:00' } };
    expect(mayLeave(noon, new Date('2026-11-24T11:30:00Z'), 'Europe/Paris')).toMatchObject({
      at: new Date('2026-11-24T13:00:00Z'),
    });
    expect(mayLeave(noon, new Date('2026-11-24T02:00:00Z'), 'Europe/Paris')).toEqual({ kind: 'now' });
  });

  test('waits for an hour that the clock skips until the next', () => {
    const verdict = mayLeave(
      { ...news, quiet: { from: '22:00', to: '02:30' } },
      new Date('2026-03-28T23:00:00Z'),
      'Europe/Paris',
    );
    expect(verdict).toMatchObject({ kind: 'later', at: new Date('2026-03-29T01:30:00Z') });
  });
});

describe('a reminder', () => {
  test.each([
    ['2026-11-24T07:00:00Z', 'at eight'],
    ['2026-11-24T18:59:59Z', 'just before eight in the evening'],
  ])('leaves at %s, %s', (instant) => {
    expect(mayLeave(reminder, new Date(instant), 'Europe/Paris')).toEqual({ kind: 'now' });
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
    const verdict = mayLeave(reminder, new Date(instant), 'Europe/Paris');
    expect(verdict).toEqual({ kind: 'later', at: new Date(leaves), reason: 'quiet hours' });
  });

  test('goes by the clock of the business, wherever that is', () => {
    const now = new Date('2026-11-24T19:30:00Z');
    expect(mayLeave(reminder, now, 'Europe/Paris')).toMatchObject({ kind: 'later' });
    expect(mayLeave(reminder, now, 'America/Martinique')).toEqual({ kind: 'now' });
    expect(mayLeave(reminder, now, 'Indian/Reunion')).toMatchObject({ at: new Date('2026-11-25T04:00:00Z') });
    expect(mayLeave(reminder, now, 'America/Cayenne')).toEqual({ kind: 'now' });
    expect(mayLeave(reminder, now, 'Pacific/Tahiti')).toEqual({ kind: 'now' });
    expect(mayLeave(reminder, now, 'Pacific/Noumea')).toMatchObject({ at: new Date('2026-11-24T21:00:00Z') });
  });
});
