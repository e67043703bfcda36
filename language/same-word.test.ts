import { expect, test } from 'vitest';
import { isSameWord, isWithin } from './same-word.ts';

test.each([
  ['pneus', 'pneu'],
  ['vidnage', 'vidange'],
  ['vidanges', 'vidange'],
  ['distrbution', 'distribution'],
  ['mens', 'men'],
  ['womens', 'women'],
  ['woman', 'women'],
  ['childrens', 'children'],
  ['child', 'children'],
])('"%s" is "%s"', (heard, wanted) => {
  expect(isSameWord(heard, wanted)).toBe(true);
});

test.each([
  ['maintenant', 'maintenance'],
  ['lundi', 'jeudi'],
  ['frein', 'train'],
  ['women', 'men'],
  ['tape', 'taxe'],
  ['', 'a'],
])('"%s" is not "%s"', (heard, wanted) => {
  expect(isSameWord(heard, wanted)).toBe(false);
});

test('a letter swapped with its neighbour is one slip', () => {
  expect(isWithin('vidnage', 'vidange', 1)).toBe(true);
  expect(isWithin('vdinage', 'vidange', 1)).toBe(false);
});
