import { expect, test } from 'vitest';
import type { Language } from '../language.ts';
import { readClaims } from '../quantities.ts';

const now = new Date('2026-11-23T08:00:00Z'); // a Monday
const read = (text: string, language: Language = 'fr') =>
  readClaims(text, { language, now, zone: 'Europe/Paris' })
    .map(({ kind, value }) => `${kind} ${value}`)
    .join(', ');

test.each([
  ['14 rendez-vous', 'count 14 appointment'],
  ['Il y a 14 RDV demain', 'count 14 appointment, date 2026-11-24'],
  ['demain 14 rendez-vous', 'date 2026-11-24, count 14 appointment'],
  ['trois clients', 'count 3 customer'],
  ['trois nouveaux clients', 'count 3 customer'],
  ['neuf rendez-vous', 'count 9 appointment'],
  ['vingt-deux appels manqués', 'count 22 call'],
  ['2 voitures', 'count 2 vehicle'],
  ['2 factures impayées', 'count 2 invoice'],
  ['14 de vos rendez-vous', 'count 14 appointment'],
  ['2 ou 3 rendez-vous', 'count 2 appointment, count 3 appointment'],
  ['à 9 ou 10 personnes', 'count 9 customer, count 10 customer'],
  ['1 200 clients', 'count 1200 customer'],
  ['0 rendez-vous', 'count 0 appointment'],
  ['deux créneaux sont libres', 'count 2 slot'],
  ['à 14 h 2 clients', 'time 14:00, count 2 customer'],
  ['14 rendez-vous à 89 €', 'count 14 appointment, money 8900'],
])('how many in "%s"', (text, claims) => {
  expect(read(text)).toBe(claims);
});

test.each([
  ['five appointments', 'count 5 appointment'],
  ['two unpaid invoices', 'count 2 invoice'],
  ['a hundred customers', 'count 100 customer'],
  ['3 of your cars', 'count 3 vehicle'],
  ['Two times are free', 'count 2 slot'],
  ['6 people are waiting', 'count 6 customer'],
])('how many in English in "%s"', (text, claims) => {
  expect(read(text, 'en')).toBe(claims);
});

test.each([
  'un rendez-vous',
  'une voiture',
  'un seul client',
  'les deux',
  'les 2',
  'à 2',
  'le 2 rendez-vous',
  'RN 12',
  '1 place',
  'en 2026',
  'Peugeot 208',
  'une 106 et une C3',
  'un Transporter T5, rendez-vous compris',
  '12 rue des Ateliers, 69007 Lyon',
  'quatre pneus neufs',
  '2 plaquettes',
  'une voiture 5 portes',
  'le deuxième rendez-vous',
  'un pneu neuf',
])('"%s" counts nothing', (text) => {
  expect(read(text)).toBe('');
});

test.each(['an appointment', 'one of our mechanics', '3 times a week', 'the second appointment', 'option 2 cars'])(
  '"%s" counts nothing in English',
  (text) => {
    expect(read(text, 'en')).toBe('');
  },
);

test.each([
  ['24 h/24', 'time 24:00'],
  ['d’ici 2 jours', 'date 2026-11-25'],
  ['le client de 14 h', 'time 14:00'],
  ['2 h de rendez-vous', 'duration 120'],
])('"%s" is when or how long, not how many', (text, claims) => {
  expect(read(text)).toBe(claims);
});
