import { expect, test } from 'vitest';
import { readFieldChange } from './field-change.ts';

test.each([
  ['supprime le champ numéro de clé', { field: 'numéro de clé', noun: null, name: null }],
  ['tu peux retirer le champ "Assurance" des clients stp', { field: 'Assurance', noun: 'contact', name: null }],
  ['retire le champ Assurance des clients', { field: 'Assurance', noun: 'contact', name: null }],
  ['delete the key number field', { field: 'key number', noun: null, name: null }],
  ['remove the field insurer on customers', { field: 'insurer', noun: 'contact', name: null }],
  ['renomme le champ numéro de clé en trousseau', { field: 'numéro de clé', noun: null, name: 'trousseau' }],
  ['rename the field key to key ring', { field: 'key', noun: null, name: 'key ring' }],
  ['supprime la fiche de Dupont', null],
  ['supprime le champ', null],
  ['on supprime le champ numéro de clé ?', null],
])('"%s"', (said, read) => {
  expect(readFieldChange(said)).toEqual(read);
});
