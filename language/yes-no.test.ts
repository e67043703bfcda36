import { expect, test } from 'vitest';
import { noise } from './quantities/noise.ts';
import { readManneredYesNo, readYesIn, readYesNo } from './yes-no.ts';

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
  "oui merci c'est parfait",
  'oui nickel',
  'oui parfait merci',
  "yes that's perfect, ta",
  'ok super',
  'c bon',
  'oui c bon',
  'va pour',
  'allez-y',
  'go ahead',
  'please do',
  'lovely',
  'that works',
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
  "non merci c'est tout",
  'non désolée',
  'surtout pas',
  'ah non',
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
  'oui mais ...',
  'oui oui la vidange, pas la révision',
  'ok je réfléchis',
  'no wait',
  "that's all for today",
  'non merci je vais réfléchir',
  'bonne journée',
  'désolé',
  "c'est noté",
  "c'est tout",
  'see you then',
  'ok bye',
  'ok, au revoir',
  "I'm good",
  '',
  '   ',
  '?',
])('"%s" is neither', (text) => {
  expect(readYesNo(text)).toBeNull();
});

test.each([
  ['oui merci, bonne journée à vous', 'yes'],
  ["ok c'est noté, merci d'avance", 'yes'],
  ['oui, à tout à l’heure', 'yes'],
  ['ok super merci bcp', 'yes'],
  ["yes that's grand, see you then", 'yes'],
  ['yes please, have a good day', 'yes'],
  ['yep, thanks a million', 'yes'],
  ['oui merci au revoir', 'yes'],
  ['non merci, ça ira', 'no'],
  ['non, bonne soirée à vous', 'no'],
  ["no I'm good, thanks", 'no'],
  ["no sorry, that's all", 'no'],
  ['ok bye', null],
  ['ok, au revoir', null],
  ['merci à vous, bonne journée', null],
  ['oui mais bonne journée', null],
  ["non, c'est bon, merci à vous", null],
])('where a question stands, "%s" is %s, manners and all', (text, answer) => {
  expect(readManneredYesNo(text)).toBe(answer);
});

test('noise is read without an error', () => {
  for (const text of noise()) {
    expect(readYesNo(text)).toBeNull();
    expect(() => readYesNo(text.slice(0, 100))).not.toThrow();
  }
});

const closing = ['ferme', 'ferme quand meme', 'close', 'close it', 'close anyway'];

test.each([
  'oui on ferme',
  'on ferme quand même',
  'oui, on ferme stp',
  'yes we close',
  "yes, we'll close anyway",
  'ok you can close it',
  'go ahead and close it please',
  'yes close anyway',
])('"%s" is a yes that says what is done', (text) => {
  expect(readYesIn(text, closing)).toBe(true);
});

test.each([
  'oui on ferme pas',
  'on ne ferme pas',
  'on ferme vendredi',
  'on ferme ?',
  'oui mais on ferme à midi',
  "we don't close",
  'yes we open',
])('"%s" is none', (text) => {
  expect(readYesIn(text, closing)).toBe(false);
});
