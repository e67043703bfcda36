import { expect, test } from 'vitest';
import { isQuietAt, quietHoursOf, readHour, readQuietHours } from './quiet-hours.ts';

test.each([
  ['pas de message avant 8h ni après 19h', { from: '19:00', to: '08:00' }],
  ['rien après 19h30', { from: '19:30', to: '07:00' }],
  ['pas de notif avant 8 h', { from: '20:00', to: '08:00' }],
  ['ne me dérange pas entre 12h et 14h', { from: '12:00', to: '14:00' }],
  ['entre midi et 14h', { from: '12:00', to: '14:00' }],
  ['no messages before 8:30 am or after 7pm', { from: '19:00', to: '08:30' }],
  ['nothing after 7', { from: '19:00', to: '07:00' }],
  ["don't message me between 8pm and 7am", { from: '20:00', to: '07:00' }],
  ['à toute heure', 'none'],
  ['at any time', 'none'],
  ['pas le dimanche', null],
  ['après 25h', null],
  ['entre 8h et 8h', null],
])('"%s" is %o', (words, expected) => {
  expect(readQuietHours(words, quietHoursOf(null))).toEqual(expected);
});

test('half of the hours leaves the other half as it was', () => {
  expect(readQuietHours('rien avant 9h', { from: '18:00', to: '07:00' })).toEqual({ from: '18:00', to: '09:00' });
});

test.each([
  ['7h30', '07:30'],
  ['7 30', '07:30'],
  ['8 am', '08:00'],
  ['8 du soir', '20:00'],
  ['midi', '12:00'],
  ['demain', null],
  ['29h', null],
])('the hour "%s" is %s', (words, expected) => {
  expect(readHour(words)).toBe(expected);
});

test('a night lies over midnight', () => {
  const night = { from: '20:00', to: '07:00' };
  expect(['06:59', '07:00', '19:59', '20:00', '00:00'].map((time) => isQuietAt(night, time))).toEqual([
    true,
    false,
    false,
    true,
    true,
  ]);
});
