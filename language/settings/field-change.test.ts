import { expect, test } from 'vitest';
import { readFieldChange } from './field-change.ts';

test.each([
  ['supprime le champ numéro de clé', { kind: 'remove', field: 'numéro de clé', noun: null, name: null }],
  [
    'tu peux retirer le champ "Assurance" des clients stp',
    { kind: 'remove', field: 'Assurance', noun: 'contact', name: null },
  ],
  ['retire le champ Assurance des clients', { kind: 'remove', field: 'Assurance', noun: 'contact', name: null }],
  ['delete the key number field', { kind: 'remove', field: 'key number', noun: null, name: null }],
  ['remove the field insurer on customers', { kind: 'remove', field: 'insurer', noun: 'contact', name: null }],
  [
    'renomme le champ numéro de clé en trousseau',
    { kind: 'rename', field: 'numéro de clé', noun: null, name: 'trousseau' },
  ],
  ['rename the field key to key ring', { kind: 'rename', field: 'key', noun: null, name: 'key ring' }],
  ['renomme le champ', { kind: 'rename', field: null, noun: null, name: null }],
  ['rename the field key', { kind: 'rename', field: 'key', noun: null, name: null }],
  ['renomme le champ clé en badge et bloque le pont 2', { kind: 'rename', field: 'clé', noun: null, name: null }],
  ['renomme le champ clé en badge demain', { kind: 'rename', field: 'clé', noun: null, name: null }],
  ['supprime la fiche de Dupont', null],
  ['supprime le champ', { kind: 'remove', field: null, noun: null, name: null }],
  ['on supprime le champ numéro de clé ?', null],
])('"%s"', (said, read) => {
  expect(readFieldChange(said)).toEqual(read);
});
