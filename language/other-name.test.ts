import { expect, test } from 'vitest';
import { readOtherName } from './other-name.ts';
import { noise } from './quantities/noise.ts';

test.each([
  ["c'est elle qui viendra, elle s'appelle Jeanne Morel", 'Jeanne', 'Morel'],
  ["il s'appelle Karim", 'Karim', null],
  ["c'est Julien mon mari qui viendra jeudi", 'Julien', null],
  ['la Yaris de ma voisine Mme Rolland', null, 'Rolland'],
  ['mon fils, Karim Benali, passera', 'Karim', 'Benali'],
  ['le nom de ma mère c’est Morel', 'Morel', null],
  ['Claire passera la chercher', 'Claire', null],
  ['au nom de mon père, Paul Durand', 'Paul', 'Durand'],
  ['her name is Anna Bell', 'Anna', 'Bell'],
  ["my dad, he's called John Baker", 'John', 'Baker'],
  ["my name is Tom and my wife's name is Ann", 'Ann', null],
  ["my son Tom's Fiesta", 'Tom', null],
  ["it's Tom who will drop it off", 'Tom', null],
])('"%s" speaks of %s %s', (text, firstName, lastName) => {
  expect(readOtherName(text)).toEqual({ firstName, lastName });
});

test.each([
  "c'est mon mari qui amène la voiture",
  "he's dropping the car off",
  "je m'appelle Claire Martin",
  "c'est Claire",
  'this is Tom Baker',
  "elle s'appelle comment ?",
  'my dad is coming',
  'my husband will drop it',
  'mon mari viendra',
  'ma mère habite Lyon',
  'my wife Thursday, me Friday',
  "c'est pour moi",
  '',
])('"%s" names nobody else', (text) => {
  expect(readOtherName(text)).toBeNull();
});

test('noise is read without an error', () => {
  for (const text of noise()) expect(() => readOtherName(text)).not.toThrow();
});
