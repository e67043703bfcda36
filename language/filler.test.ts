import { expect, test } from 'vitest';
import { withoutFiller } from './filler.ts';

test.each([
  ['battery goes to 135 € pls', 'battery goes to 135 €'],
  ['passe la vidange à 95 € stp', 'passe la vidange à 95 €'],
  ['passe la vidange à 95 € stp merci', 'passe la vidange à 95 €'],
  ['la vidange passe à 95, svp !', 'la vidange passe à 95'],
  ["mets la batterie à 135 s'il te plaît", 'mets la batterie à 135'],
  ['make the wash 30 € please, thx', 'make the wash 30 €'],
  ['make the wash 30 € thanks a lot', 'make the wash 30 €'],
  ['oil change is 95 now, cheers mate', 'oil change is 95 now'],
  ['c koi le code du portail deja', 'c koi le code du portail'],
  ["c'est quoi le code déjà ?", "c'est quoi le code ?"],
  ["what's the gate code again?", "what's the gate code ?"],
  ['le code du portail est 4812, surtout.', 'le code du portail est 4812'],
  ['remember the code is 4812 🙏', 'remember the code is 4812'],
])('"%s" ends before its fillers', (text, left) => {
  expect(withoutFiller(text)).toBe(left);
});

test.each([
  'merci',
  'pls',
  'stp',
  'surtout pas aux clients',
  'la beta',
  'le tapis',
  'il est déjà venu',
  'the pasta',
  'merci Claire',
])('"%s" has none', (text) => {
  expect(withoutFiller(text)).toBe(text);
});
