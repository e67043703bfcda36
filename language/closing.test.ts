import { expect, test } from 'vitest';
import { readClosing } from './closing.ts';
import { noise } from './quantities/noise.ts';

test.each([
  "that's all for today",
  'non merci je vais réfléchir',
  'ok je réfléchis',
  "non merci c'est tout",
  'merci bonne journée',
  'merci, au revoir',
  'je vous rappelle',
  'on verra plus tard merci',
  'non, je vous redis ça, bonne soirée',
  "ce sera tout pour aujourd'hui",
  "I'll think about it, thanks",
  "no thanks, I'll let you know",
  'ok bye',
  "that's everything, have a good one",
  'maybe another time, cheers',
  'ok on se tient au courant, bonne fin de journée',
  'pas maintenant, je vous recontacte',
  "no that's grand I'll leave it for now",
])('"%s" takes leave', (text) => {
  expect(readClosing(text)).toBe(true);
});

test.each([
  'merci',
  'non',
  'oui merci bonne journée',
  'je vais réfléchir à la révision',
  "c'est tout ce que vous avez ?",
  'je vous rappelle mon numéro',
  'je vous rappelle que je viens jeudi',
  "j'ai réfléchi, le premier",
  'bonne journée pour un rdv jeudi',
  'I think the first one',
  "I'll call you a tow truck",
  'see you Thursday for the MOT',
  'that is all wrong',
  'bonjour',
  '',
])('"%s" does not', (text) => {
  expect(readClosing(text)).toBe(false);
});

test('noise is read without an error', () => {
  for (const text of noise()) {
    expect(readClosing(text)).toBe(false);
    expect(() => readClosing(text.slice(0, 150))).not.toThrow();
  }
});
