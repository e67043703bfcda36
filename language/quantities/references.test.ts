import { expect, test } from 'vitest';
import type { Language } from '../language.ts';
import { readClaims } from '../quantities.ts';

const now = new Date('2026-11-23T08:00:00Z'); // a Monday
const read = (text: string, language: Language = 'fr') =>
  readClaims(text, { language, now, zone: 'Europe/Paris' })
    .map(({ kind, value }) => `${kind} ${value}`)
    .join(', ');

test.each([
  ['Le devis DEV-2026-0042 est prêt', 'reference DEV-2026-0042'],
  ['la facture FA-2026-118', 'reference FA-2026-118'],
  ['Facture F-2026-0042', 'reference F-2026-0042'],
  ['FAC-00118', 'reference FAC-00118'],
  ['devis n° 2026-042', 'reference 2026-042'],
  ['devis nº2026-042', 'reference 2026-042'],
  ['facture FA-118', 'reference FA-118'],
  ['facture n°118 de 240 €', 'reference 118, money 24000'],
  ['SIRET 123 456 789 00012', 'reference 12345678900012'],
  ['TVA FR12345678901', 'reference FR12345678901'],
  ['invoice #1182', 'reference 1182'],
  ['quote no. 2026-042', 'reference 2026-042'],
])('"%s" holds %s', (text, claims) => {
  expect(read(text)).toBe(claims);
});

test.each([
  ['facture 189 €', 'money 18900'],
  ['facture de 189,50 €', 'money 18950'],
  ['facture du 12-11-2026', 'date 2026-11-12'],
  ['TVA 20 %', 'percent 20'],
  ['AB-123-CD', 'plate AB-123-CD'],
  ['réf. 06 39 98 01 01', 'phone +33639980101'],
  ['la facture à 14 h', 'time 14:00'],
])('"%s" is %s and no reference', (text, claims) => {
  expect(read(text)).toBe(claims);
});

test.each(['une Peugeot-208', 'COVID-19', '5W-40', 'norme Euro 6', 'le devis 2', 'RN 12', '205/55 R16'])(
  '"%s" holds no reference',
  (text) => {
    expect(read(text)).toBe('');
  },
);

test.each([
  ['écrivez à Claire.M@Example.org.', 'email claire.m@example.org'],
  ['claire_martin@garage.fr', 'email claire_martin@garage.fr'],
  ['ab-123-cd@exemple.fr', 'email ab-123-cd@exemple.fr'],
  ['contact@le-2-decembre.fr', 'email contact@le-2-decembre.fr'],
  ['rendez-vous @ 9 h', 'time 09:00'],
])('an e-mail address in "%s"', (text, claims) => {
  expect(read(text)).toBe(claims);
});
