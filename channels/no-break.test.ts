import { expect, test } from 'vitest';
import { plainCharacters } from './render.ts';
// @ts-expect-error The page is plain JavaScript: TypeScript has no types for it.
import { noBreak } from './web/no-break.js';

/** `_` stands for a space at which no line ends. */
test.each([
  ["j'ai jeudi 26_novembre à 8_h ou à 10_h_30. Lequel vous convient_?"],
  ['Thursday 26_November at 8_am or 2:30_pm. Which one suits you?'],
  ['mardi 1er_décembre, 1_234,50_€, environ 45_min, 84_200_km'],
  ["C'est réservé_: vidange, au 12 rue de Bretagne, 35000 Rennes"],
  ['Appelez le 02 99 00 12 34_; «_merci_»_!'],
  ['le 26 mairie, 8 heures, 10 hommes, 3 minutes, 12 maisons'],
])('%s', (shown) => {
  const text = shown.replaceAll('_', ' ');
  expect(noBreak(text)).toBe(shown.replaceAll('_', '\u00A0'));
  // Whoever copies it into a message sends plain spaces.
  expect(plainCharacters(noBreak(text))).toBe(text.replace('« merci »', '"merci"'));
});
