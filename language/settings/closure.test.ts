import { expect, test } from 'vitest';
import { readDays } from './closure.ts';

const context = { now: new Date('2026-11-23T08:00:00Z'), zone: 'Europe/Paris', language: 'fr' } as const;
const friday = { from: '2026-11-27', to: '2026-11-27' };

test.each([
  ['on ferme vendredi', friday],
  ['on ferme vendredi après-midi', { ...friday, fromTime: '13:00' }],
  ['fermé vendredi matin', { ...friday, toTime: '12:00' }],
  ['fermé vendredi de 14h à 16h', { ...friday, fromTime: '14:00', toTime: '16:00' }],
  ['on ferme à 16h vendredi', { ...friday, fromTime: '16:00' }],
  ['closed on Friday from 3pm', { ...friday, fromTime: '15:00' }],
  ['fermé le 24 décembre à partir de midi', { from: '2026-12-24', to: '2026-12-24', fromTime: '12:00' }],
  ["on ferme vendredi à partir de 14h, réunion d'équipe", { ...friday, fromTime: '14:00' }],
  ['closed Friday morning, staff meeting', { ...friday, toTime: '12:00' }],
  ['fermé du 24 au 26 décembre', { from: '2026-12-24', to: '2026-12-26' }],
])('"%s" is read whole', (said, span) => {
  expect(readDays(said, context)).toMatchObject({ kind: 'read', spans: [span] });
});

test.each([
  ['fermé du 22 au 24 décembre de 14h à 16h', 'part'],
  ['closed Friday from 5pm to 3pm', 'part'],
  ['on ferme vendredi vers 15h', 'part'],
  ['on ferme à 16h', 'no_day'],
])('"%s" is asked about', (said, why) => {
  expect(readDays(said, context)).toMatchObject({ kind: 'unclear', why });
});

test('of a day that is not clear the hours are kept', () => {
  const part = { fromTime: '14:00', toTime: '16:00' };
  expect(readDays('on ferme jeudi prochain de 14h à 16h', context)).toEqual({
    ...{ kind: 'unclear', why: 'which_day' },
    days: ['2026-11-26', '2026-12-03'].map((day) => ({ from: day, to: day, ...part })),
  });
});

test('a word that is left over closes nothing', () => {
  expect(readDays('on ferme vendredi après-midi sauf pour Morel', context)).toMatchObject({ kind: 'unread' });
});

test.each([
  'on ferme vendredi, enterrement',
  'on ferme vendredi, mariage de ma fille',
  'fermé vendredi, grève',
  'on ferme vendredi, chaudière en panne',
  'vendredi on est fermés, fuite au plafond',
  'we close on Friday, funeral',
  'closed on Friday, a death in the family',
  'shut on Friday, burst pipe',
  "we're closed Friday, wedding",
  'closed Friday, staff training',
])('of "%s" what stands behind the comma is why', (said) => {
  expect(readDays(said, context)).toMatchObject({ kind: 'read', spans: [friday] });
});

test('what nobody said was for customers is not told to them', () => {
  expect(readDays('on ferme vendredi, enterrement', context)).toMatchObject({ reason: null });
});

test.each([
  'on ferme vendredi, urgences seulement',
  'on ferme vendredi, sauf urgences',
  'on ferme vendredi, samedi',
  'on ferme vendredi, pas Karim',
  'on ferme vendredi, chez Morel',
  'on ferme vendredi, peut-être',
  'closed Friday, maybe',
  'closed Friday, except for Morel',
  'closed Friday, emergencies ok',
])('"%s" says more than why, and is no closing of that day', (said) => {
  expect(readDays(said, context)).not.toMatchObject({ kind: 'read', spans: [friday] });
});
