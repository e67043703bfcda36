import { expect, test } from 'vitest';
import { readWhen } from '../when.ts';
import { hasUnreadHour } from './unread-hour.ts';

const french = { now: new Date('2026-11-23T09:00+01:00'), zone: 'Europe/Paris', language: 'fr' } as const;

test.each([
  ['vidange jeudi 10h', false],
  ['vidange jeudi', false],
  ['jeudi, mais pas à 9h', false],
  ["vendredi, j'ai un train à 13h", false],
])('"%s" leaves an hour unread: %s', (text, expected) => {
  expect(hasUnreadHour(text, readWhen(text, french))).toBe(expected);
});

test('an hour that no reader gave is unread', () => {
  const when = readWhen('jeudi', french);
  expect(hasUnreadHour('jeudi vers les 10 heures environ', when)).toBe(true);
  expect(hasUnreadHour('thursday, say from 9.30', when)).toBe(true);
});
