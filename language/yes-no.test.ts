import { expect, test } from 'vitest';
import { noise } from './quantities/noise.ts';
import { readYesNo } from './yes-no.ts';

test.each([
  'oui',
  'OUI',
  'Oui !',
  'ouiiii',
  'ok',
  "ok c'est bon",
  "d'accord",
  'D’accord, merci beaucoup',
  'ça marche',
  'ca me va',
  'parfait merci',
  'bonjour oui',
  'pas de souci',
  'je confirme',
  'oui je confirme le rdv',
  'oui madame',
  '👍',
  '👍🏽',
  'OUI 🙂',
  'yes',
  'yes please',
  'yep',
  'sure, go ahead',
  "that's fine, thanks",
  'sounds good',
  'no problem',
  'ok perfect',
])('"%s" is a yes', (text) => {
  expect(readYesNo(text)).toBe('yes');
});

test.each([
  'non',
  'NON.',
  'nooon',
  'non merci',
  "c'est pas bon",
  'ça ne me va pas',
  'non ça ne va pas',
  'laissez tomber',
  'pas du tout',
  'bien sûr que non',
  "pas d'accord",
  '👎',
  'no',
  'nope',
  'no thanks',
  'no thank you',
  'not at all',
  'never mind',
  "I can't",
])('"%s" is a no', (text) => {
  expect(readYesNo(text)).toBe('no');
});

test.each([
  'oui mais plutôt vendredi',
  'oui jeudi',
  'ok ?',
  'oui non',
  "non c'est bon",
  'merci',
  'bonjour',
  '1',
  'annuler',
  'je sais pas',
  'peut-être',
  'pas oui',
  'oui et ajoutez la vidange',
  'not sure',
  'yes but later',
  'no, Thursday',
  'ok google',
  'no idea',
  '',
  '   ',
  '?',
])('"%s" is neither', (text) => {
  expect(readYesNo(text)).toBeNull();
});

test('noise is read without an error', () => {
  for (const text of noise()) {
    expect(readYesNo(text)).toBeNull();
    expect(() => readYesNo(text.slice(0, 100))).not.toThrow();
  }
});
