import { expect, test } from 'vitest';
import type { Language } from '../language.ts';
import { readClaims } from '../quantities.ts';

const now = new Date('2026-11-23T08:00:00Z'); // a Monday
const read = (text: string, language: Language = 'fr') =>
  readClaims(text, { language, now, zone: 'Europe/Paris' })
    .map(({ kind, value }) => `${kind} ${value}`)
    .join(', ');

test.each([
  ['jeudi 26 novembre', 'date 2026-11-26'],
  ['jeu. 26 nov.', 'date 2026-11-26'],
  ['jeudi vingt-six novembre', 'date 2026-11-26'],
  ['26 novembre 2027', 'date 2027-11-26'],
  ['26/11', 'date 2026-11-26'],
  ['26/11/26', 'date 2026-11-26'],
  ['le 26.11.2026', 'date 2026-11-26'],
  ['26-11-2026', 'date 2026-11-26'],
  ['2026-11-26T09:00', 'date 2026-11-26, time 09:00'],
  ['le 3 décembre', 'date 2026-12-03'],
  ['1er décembre', 'date 2026-12-01'],
  ['1ᵉʳ décembre', 'date 2026-12-01'],
  ['le premier décembre', 'date 2026-12-01'],
  ['le sept décembre', 'date 2026-12-07'],
  ['26 sept. 2026', 'date 2026-09-26'],
  ['15 janvier', 'date 2027-01-15'],
  ['12 octobre', 'date 2026-10-12'],
  ['jeudi 26', 'date 2026-11-26'],
  ['jeudi 19 à 9h', 'date 2026-11-19, time 09:00'],
  ['le 3 à 9 h', 'date 2026-12-03, time 09:00'],
  ['le 26 est complet', 'date 2026-11-26'],
  ['les 26 et 27', 'date 2026-11-26, date 2026-11-27'],
  ['du 24 au 26 décembre', 'date 2026-12-24, date 2026-12-26'],
  ['24, 25 et 26 décembre', 'date 2026-12-24, date 2026-12-25, date 2026-12-26'],
  ['du 30 décembre au 2 janvier', 'date 2026-12-30, date 2027-01-02'],
  ['demain', 'date 2026-11-24'],
  ['après-demain après-midi', 'date 2026-11-25'],
  ['aujourd’hui', 'date 2026-11-23'],
  ['hier', 'date 2026-11-22'],
  ['dans trois jours', 'date 2026-11-26'],
  ['dans quinze jours', 'date 2026-12-07'],
  ["d'ici deux semaines", 'date 2026-12-07'],
  ['lundi en huit', 'date 2026-12-07'],
  ['jeudi', 'date weekday:4'],
  ['jeudi prochain', 'date weekday:4'],
  ['du lundi au vendredi', 'date weekday:1, date weekday:5'],
  ['lun-ven', 'date weekday:1, date weekday:5'],
  ['mar 14h', 'date weekday:2, time 14:00'],
])('a date in "%s"', (text, claims) => {
  expect(read(text)).toBe(claims);
});

test.each([
  ['Thursday 26 November', 'date 2026-11-26'],
  ['Thursday, November 26th', 'date 2026-11-26'],
  ['Nov 26, 2026', 'date 2026-11-26'],
  ['the 26th of November', 'date 2026-11-26'],
  ['the twenty-sixth of November', 'date 2026-11-26'],
  ['on the 26th at 9', 'date 2026-11-26, time 09:00'],
  ['on the 3rd', 'date 2026-12-03'],
  ['11/26/2026', 'date 2026-11-26'],
  ['26/11', 'date 2026-11-26'],
  ['tomorrow', 'date 2026-11-24'],
  ['the day after tomorrow', 'date 2026-11-25'],
  ['in 3 days', 'date 2026-11-26'],
  ['2 weeks ago', 'date 2026-11-09'],
  ['Thursday week', 'date 2026-12-03'],
  ['by Friday', 'date weekday:5'],
  ['Mon-Fri 8:00-12:00', 'date weekday:1, date weekday:5, time 08:00, time 12:00'],
])('a date in English in "%s"', (text, claims) => {
  expect(read(text, 'en')).toBe(claims);
});

test.each(['31 février', '32 décembre', 'vendredi 26 novembre', 'le 29 février 2027', 'le 31/11'])(
  '"%s" is a date that equals no fact',
  (text) => {
    expect(read(text)).toBe('date no_such_date');
  },
);

test('tomorrow is the day after in the zone of the business', () => {
  const late = { language: 'fr', now: new Date('2026-11-23T23:30:00Z'), zone: 'Europe/Paris' } as const;
  expect(readClaims('demain', late)[0]?.value).toBe('2026-11-25');
});

test.each([
  'la semaine prochaine',
  'en décembre',
  'le premier créneau',
  'Le 2 vous convient ?',
  'Répondez 1 ou 2',
  'au lendemain',
  "sam m'a appelé",
  'le 18 pouces',
  '1/2 journée',
  'dans 3 mois',
])('"%s" names no day', (text) => {
  expect(read(text)).toBe('');
});
