import { expect, test } from 'vitest';
import { fold, normalise, unaccent } from './normalise.ts';

test('quotes, hyphens, spaces and case have one spelling', () => {
  expect(normalise('  L’Après\u2011midi,\u00a014\u202fh\n30 ')).toBe("l'après-midi, 14 h 30");
});

test('letters written in two signs become one', () => {
  expect(normalise('e\u0301te\u0301')).toBe('été');
});

test('accents go and punctuation stays', () => {
  expect(unaccent('Sœur, février : 24/11 à 14:30')).toBe('soeur, fevrier : 24/11 a 14:30');
});

test('folding leaves letters and digits', () => {
  expect(fold('J’ai une Clio (n° 3), d’accord ?!')).toBe('j ai une clio n 3 d accord');
  expect(fold(' … ')).toBe('');
});
