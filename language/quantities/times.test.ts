import { expect, test } from 'vitest';
import type { Language } from '../language.ts';
import { readClaims } from '../quantities.ts';

const now = new Date('2026-11-23T08:00:00Z'); // a Monday
const read = (text: string, language: Language = 'fr') =>
  readClaims(text, { language, now, zone: 'Europe/Paris' })
    .map(({ kind, value }) => `${kind} ${value}`)
    .join(', ');

test.each([
  ['9 h', 'time 09:00'],
  ['9h00', 'time 09:00'],
  ['9 H 00', 'time 09:00'],
  ['9\u202fh', 'time 09:00'],
  ['９ｈ３０', 'time 09:30'],
  ['9️⃣ h', 'time 09:00'],
  ['9 heures', 'time 09:00'],
  ['neuf heures', 'time 09:00'],
  ['neuf heures et demie', 'time 09:30'],
  ['dix heures moins le quart', 'time 09:45'],
  ['14 h 30', 'time 14:30'],
  ['quatorze heures trente', 'time 14:30'],
  ['9:30', 'time 09:30'],
  ['midi', 'time 12:00'],
  ['midi et demi', 'time 12:30'],
  ['minuit', 'time 00:00'],
  ["2 h de l'après-midi", 'time 14:00'],
  ['8 h du soir', 'time 20:00'],
  ['8 h - 12 h, 14 h - 18 h', 'time 08:00, time 12:00, time 14:00, time 18:00'],
  ['8h-12h / 14h-18h', 'time 08:00, time 12:00, time 14:00, time 18:00'],
  ['9h30,14h', 'time 09:30, time 14:00'],
  ['entre 9 et 11 h', 'time 09:00, time 11:00'],
  ['8, 9 ou 10 h', 'time 08:00, time 09:00, time 10:00'],
  ['de neuf heures à midi', 'time 09:00, time 12:00'],
  ['à 2 h', 'time 02:00'],
  ['à 9h60', 'time 09:60'],
  ['à 25 h', 'time 25:00'],
  ['24h/24', 'time 24:00'],
  ['Rendez-vous à 8, demain', 'time 08:00, date 2026-11-24'],
])('a clock time in "%s"', (text, claims) => {
  expect(read(text)).toBe(claims);
});

test.each([
  ['9 am', 'time 09:00'],
  ['2:30 p.m.', 'time 14:30'],
  ['9.30am', 'time 09:30'],
  ['12 am', 'time 00:00'],
  ['noon', 'time 12:00'],
  ['2:30', 'time 14:30'],
  ["10 o'clock", 'time 10:00'],
  ['half past nine', 'time 09:30'],
  ['half nine', 'time 09:30'],
  ['quarter to ten', 'time 09:45'],
  ['twenty past two', 'time 14:20'],
  ['at nine thirty', 'time 09:30'],
  ['at 9', 'time 09:00'],
  ['no later than 6', 'time 18:00'],
  ['2 in the afternoon', 'time 14:00'],
  ['between 9 and 11 am', 'time 09:00, time 11:00'],
  ['2-4 pm', 'time 14:00, time 16:00'],
  ['Monday 9 to 5', 'date weekday:1, time 09:00, time 17:00'],
  ['open 24/7', 'time 24:00'],
])('a clock time in English in "%s"', (text, claims) => {
  expect(read(text, 'en')).toBe(claims);
});

test.each([
  ['10 minutes', 'duration 10'],
  ['45 min', 'duration 45'],
  ['Comptez 2 h', 'duration 120'],
  ['Révision (1 h 30)', 'duration 90'],
  ['une heure et demie', 'duration 90'],
  ['dans une heure', 'duration 60'],
  ['sous 48 h', 'duration 2880'],
  ['une demi-heure', 'duration 30'],
  ["un quart d'heure", 'duration 15'],
  ['2 hours', 'duration 120'],
  ['half an hour', 'duration 30'],
  ['an hour and a half', 'duration 90'],
  ['1,5 h', 'duration 90'],
])('"%s" is how long, not when', (text, claims) => {
  expect(read(text)).toBe(claims);
});

test.each([
  'après-midi',
  'note de 1 à 5',
  '2 pneus',
  'rue du Midi',
  'le 308 HDI',
  'à 9 ou 10 km',
  'entre 2 et 3 pneus',
  '2 hl',
  'pneu neuf',
  'toutes heures',
])('"%s" tells no time', (text) => {
  expect(read(text)).toBe('');
});
