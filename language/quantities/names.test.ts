import { expect, test } from 'vitest';
import type { Language } from '../language.ts';
import { readClaims } from '../quantities.ts';

const now = new Date('2026-11-23T08:00:00Z'); // a Monday
const read = (text: string, language: Language = 'fr') =>
  readClaims(text, { language, now, zone: 'Europe/Paris' })
    .map(({ kind, value }) => `${kind} ${value}`)
    .join(', ');

test.each([
  ['Mme Lefort est là', 'name lefort'],
  ['Bonjour M. Durand', 'name durand'],
  ['pour monsieur Durand et Madame de La Tour', 'name de la tour'],
  ['M. Jean-Paul Durand', 'name jean paul durand'],
  ['avec Nadia Lefort et Karim Benali', 'name nadia lefort, name karim benali'],
  ['pour Nadia LEFORT', 'name nadia lefort'],
  ['9 h : Nadia Lefort, vidange', 'time 09:00, name nadia lefort'],
  ['Mme Avril', 'name avril'],
])('somebody is named in "%s"', (text, claims) => {
  expect(read(text)).toBe(claims);
});

test.each([
  ['Mr Smith and Mrs Jones', 'name smith, name jones'],
  ["with Nadia Lefort's car", 'name nadia lefort'],
  ['I asked Julie Petit to approve', 'name julie petit'],
])('somebody is named in English in "%s"', (text, claims) => {
  expect(read(text, 'en')).toBe(claims);
});

test.each([
  'Bonjour Claire',
  'Bonjour Claire Martin',
  'Votre Clio est là',
  'Bonjour Monsieur. Votre voiture est là',
  'Madame, Monsieur',
  'au 12 rue Victor Hugo',
  'le code SMS TVA',
  'Je confirme. Bonne Journée',
  'la Peugeot 208',
  'une Classe E, une Clio DCI-90',
  'une Classe A',
])('"%s" names nobody for sure', (text) => {
  expect(read(text)).toBe('');
});
