import { expect, test } from 'vitest';
import { saysCallOff } from './calls-off.ts';

test.each([
  'annulez le rdv svp',
  'je ne viendrai pas jeudi',
  'finalement je peux plus',
  'plus besoin de la vidange',
  "I can't make it on Friday",
  'please call it off',
  "we're not coming",
])('"%s" calls off', (text) => expect(saysCallOff(text)).toBe(true));

test.each([
  "euh non vendredi, jeudi j'ai réunion parents profs",
  "non pardon l'après-midi, le matin j'ai ma mère à emmener",
  'oups je voulais dire vendredi',
  'no wait, the Wednesday',
  'sorry, afternoon please',
])('"%s" calls nothing off', (text) => expect(saysCallOff(text)).toBe(false));
