import { expect, test } from 'vitest';
import { durationInWords } from './duration.ts';
import { readClaims } from './quantities.ts';

test.each([
  [10, '10 minutes', '10 minutes'],
  [15, "un quart d'heure", '15 minutes'],
  [30, 'une demi-heure', 'half an hour'],
  [45, "trois quarts d'heure", '45 minutes'],
  [60, 'une heure', 'an hour'],
  [65, 'une heure 05', 'an hour and 5 minutes'],
  [75, 'une heure et quart', 'an hour and 15 minutes'],
  [90, 'une heure et demie', 'an hour and a half'],
  [105, 'une heure 45', 'an hour and 45 minutes'],
  [120, 'deux heures', 'two hours'],
  [150, 'deux heures et demie', 'two hours and a half'],
  [720, 'douze heures', 'twelve hours'],
  [810, '13 h 30', '13 h 30'],
])('%i minutes', (minutes, french, english) => {
  expect([durationInWords(minutes, 'fr'), durationInWords(minutes, 'en')]).toEqual([french, english]);
});

test('what it says is read back as the same length, so that a reply that says it can be checked', () => {
  const asking = { now: new Date('2026-11-23T08:00:00Z'), zone: 'Europe/Paris' };
  const wrong = Array.from({ length: 144 }, (_, index) => 5 * (index + 1)).filter((minutes) => {
    const french = readClaims(`Comptez environ ${durationInWords(minutes, 'fr')}.`, { language: 'fr', ...asking });
    const english = readClaims(`Allow about ${durationInWords(minutes, 'en')}.`, { language: 'en', ...asking });
    return ![french, english].every(([claim]) => claim?.kind === 'duration' && claim.value === String(minutes));
  });
  expect(wrong).toEqual([]);
});
