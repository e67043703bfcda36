import { expect, test } from 'vitest';
import { dayLabel, durationLabel, money, slotLabel } from './format.ts';
import type { Language } from './language.ts';
import { noise } from './quantities/noise.ts';
import { readClaims } from './quantities.ts';
import { addDays } from './zone.ts';

const now = new Date('2026-11-23T08:00:00Z'); // a Monday
const read = (text: string, language: Language = 'fr') =>
  readClaims(text, { language, now, zone: 'Europe/Paris' })
    .map(({ kind, value }) => `${kind} ${value}`)
    .join(', ');

test.each([
  ['189 €', 'money 18900'],
  ['1 234,50 €', 'money 123450'],
  ['1\u202f234,50\u00a0€', 'money 123450'],
  ['1.234,50 EUR', 'money 123450'],
  ["1'234.50 €", 'money 123450'],
  ['89€50', 'money 8950'],
  ['89 € 50', 'money 8950'],
  ['289 euros et 50 centimes', 'money 28950'],
  ['100 euros TTC', 'money 10000'],
  ['89 TTC', 'money 8900'],
  ['cent euros', 'money 10000'],
  ['pour cent euros', 'money 10000'],
  ['cent quatre-vingts euros', 'money 18000'],
  ['quatre-vingt-dix-neuf euros', 'money 9900'],
  ['mille deux cent trente-quatre euros cinquante', 'money 123450'],
  ['entre 89 et 120 €', 'money 8900, money 12000'],
  ['89-120 €', 'money 8900, money 12000'],
  ['de 80 à 100 euros', 'money 8000, money 10000'],
  ['80 ou 100 €', 'money 8000, money 10000'],
  ['2k€', 'money 200000'],
  ['50 centimes', 'money 50'],
  ['le prix est de 89.', 'money 8900'],
  ['Tarif : 89', 'money 8900'],
  ['total : 189,00', 'money 18900'],
  ['le diagnostic est gratuit', 'money 0'],
  ['**189** €', 'money 18900'],
  ['89\u200b €', 'money 8900'],
  ['4 pneus à 89 €', 'money 8900'],
  ['la Clio 3 à 89 €', 'money 8900'],
  ['10 h 30 189 €', 'time 10:30, money 18900'],
])('an amount in "%s"', (text, claims) => {
  expect(read(text)).toBe(claims);
});

test.each([
  ['€89.00', 'money 8900'],
  ['€1,234.50', 'money 123450'],
  ['EUR 89', 'money 8900'],
  ['€89 and €90', 'money 8900, money 9000'],
  ['a hundred and twenty euros', 'money 12000'],
  ['two hundred and fifty euros', 'money 25000'],
  ['it costs 89.', 'money 8900'],
  ['$89', 'money 8900 USD'],
  ['£89.50', 'money 8950 GBP'],
  ['free of charge', 'money 0'],
])('an amount in English in "%s"', (text, claims) => {
  expect(read(text, 'en')).toBe(claims);
});

test.each([
  ['le 06 39 98 01 01', 'phone +33639980101'],
  ['+33 (0)6 39 98 01 01', 'phone +33639980101'],
  ['06.39.98.01.01', 'phone +33639980101'],
  ['06 39 98 01 01 9 h', 'phone +33639980101, time 09:00'],
  ['zéro six trente-neuf quatre-vingt-dix-huit zéro un zéro un', 'phone +33639980101'],
  ['06 39 98 01', 'phone 06399801'],
  ['call 555-123-4567', 'phone 5551234567'],
  ['AB-123-CD', 'plate AB-123-CD'],
  ['ab 123 cd', 'plate AB-123-CD'],
  ['AB123CD', 'plate AB-123-CD'],
  ['123 ABC 75', 'plate 123 ABC 75'],
  ['10 %', 'percent 10'],
  ['5,5 %', 'percent 5.5'],
  ['vingt pour cent', 'percent 20'],
  ['twenty percent', 'percent 20'],
  ['de 5 à 10 %', 'percent 5, percent 10'],
])('"%s" holds %s', (text, claims) => {
  expect(read(text)).toBe(claims);
});

test.each([
  '2 pneus',
  'deux pneus neufs',
  'un pneu neuf',
  'Clio 3',
  'ma 308 SW',
  'norme Euro 6',
  'pneus 205/55 R16',
  '2,4 bar',
  '15 000 km ou 1 an',
  'Répondez 1 ou 2',
  'Le 2 vous convient ?',
  'le premier créneau',
  'la semaine prochaine',
  'en décembre',
  'note de 1 à 5',
  '7 rue du Midi, 75011 Paris',
  "sam m'a appelé",
  'par téléphone au 3639',
  'ouvert 7j/7',
  'après-midi',
  'au lendemain',
  'code 1234',
])('"%s" claims nothing', (text) => {
  expect(read(text)).toBe('');
});

test.each([
  '2 tyres',
  'the 2nd one',
  'page 1/2',
  'Slot 3 may be free',
  'one of our mechanics',
  'you may come',
  'feel free',
  'in the afternoon',
  'next week',
  'version 2.10',
  'at 10 Downing Street',
])('"%s" claims nothing in English', (text) => {
  expect(read(text, 'en')).toBe('');
});

test('the claims of a whole reply come in its order, with the words that make them', () => {
  const reply = 'Clio AB-123-CD : révision jeudi 26 novembre à 9 h, **189 €** TTC. Une question ? 06 39 98 00 00';
  expect(readClaims(reply, { language: 'fr', now, zone: 'Europe/Paris' })).toEqual([
    { kind: 'plate', value: 'AB-123-CD', text: 'AB-123-CD' },
    { kind: 'date', value: '2026-11-26', text: 'jeudi 26 novembre' },
    { kind: 'time', value: '09:00', text: '9 h' },
    { kind: 'money', value: '18900', text: '189 €' },
    { kind: 'phone', value: '+33639980000', text: '06 39 98 00 00' },
  ]);
});

test('number words are quoted as they are written', () => {
  const claims = readClaims('Cela fait cent quatre-vingts euros, à quatorze heures trente.', {
    language: 'fr',
    now,
    zone: 'Europe/Paris',
  });
  expect(claims.map(({ text }) => text)).toEqual(['cent quatre-vingts euros', 'quatorze heures trente']);
});

test.each(['fr', 'en'] as const)('every label we write in %s is read back as what it says', (language) => {
  for (let days = -30; days < 150; days += 1) {
    const date = addDays('2026-11-23', days);
    expect(read(dayLabel(date, language), language)).toBe(`date ${date}`);
    const hour = String(7 + (Math.abs(days) % 14)).padStart(2, '0');
    const time = `${hour}:${String((Math.abs(days) * 5) % 60).padStart(2, '0')}`;
    expect(read(`${slotLabel(date, time, language)}.`, language)).toBe(`date ${date}, time ${time}`);
  }
  for (let cents = 0; cents < 3_000_000; cents += 12_345) {
    expect(read(`${money(cents, language)}.`, language)).toBe(`money ${cents}`);
  }
  for (let minutes = 5; minutes < 7 * 60; minutes += 5) {
    expect(read(durationLabel(minutes), language)).toBe(`duration ${minutes}`);
  }
});

test('noise is read without an error', () => {
  for (const text of noise())
    expect(Array.isArray(readClaims(text, { language: 'fr', now, zone: 'Europe/Paris' }))).toBe(true);
});
