import { expect, test } from 'vitest';
import { readBeneficiary } from './beneficiary.ts';
import { noise } from './quantities/noise.ts';

test.each([
  ['pour mon fils', 'mon fils', 'son', null],
  ['pr mon copain', 'mon copain', 'partner', null],
  ['la voiture de ma mère', 'ma mère', 'mother', null],
  ['la Yaris de ma voisine Mme Rolland', 'ma voisine', 'neighbour', 'Mme Rolland'],
  ["C'est pour mon père", 'mon père', 'father', null],
  ['une coupe pour ma petite sœur', 'ma petite sœur', 'sister', null],
  ['un rdv pour ma belle-mère vendredi', 'ma belle-mère', 'in_law', null],
  ["c'est la clio de ma grand-mère", 'ma grand-mère', 'grandmother', null],
  ['pour une copine', 'une copine', 'friend', null],
  ['elle est à mon patron, la 208', 'mon patron', 'boss', null],
  ['un rdv pour mon fils Karim vendredi', 'mon fils', 'son', 'Karim'],
  ["C'est pour mon père, il s'appelle Karim Benali", 'mon père', 'father', 'Karim Benali'],
  ["c'est pour quelqu'un d'autre", "quelqu'un d'autre", 'other', null],
  ["my husband's Captur", 'my husband', 'husband', null],
  ["My son's Fiesta", 'My son', 'son', null],
  ['for my dad', 'my dad', 'father', null],
  ["it's for a friend", 'a friend', 'friend', null],
  ["my son Tom's old Fiesta", 'my son', 'son', 'Tom'],
  ['it belongs to my mother-in-law', 'my mother-in-law', 'in_law', null],
  ["It's my wife's.", 'my wife', 'wife', null],
  ["the Golf is my brother's", 'my brother', 'brother', null],
  ['ma fille a un souci avec sa 208', 'ma fille', 'daughter', null],
  ['my husband needs his brakes done', 'my husband', 'husband', null],
  ['a service for one of my mates', 'one of my mates', 'friend', null],
  ["an MOT on my neighbour's van, Mr Baker's", 'my neighbour', 'neighbour', null],
])('"%s" is for %s (%s, %s)', (text, words, relation, name) => {
  expect(readBeneficiary(text)).toEqual({ words, relation, name });
});

test.each([
  "c'est pas pour la Clio, on a une deuxième voiture",
  "c'est pour moi",
  'just for me',
  "c'est mon mari qui amène la voiture",
  "he's dropping the car off",
  "c'est pas pour mon fils",
  "c'est pas la voiture de ma mère",
  'not for my wife',
  'pour ma part',
  'pour ma voiture',
  "l'école de mon fils ferme à midi",
  'le numéro de mon mari',
  'École de ma fille à 16h',
  "my son's at school on Thursday",
  "my wife's working that day",
  'will it be ready for my wife to collect?',
  "I'm waiting for my husband",
  "ma mère m'a conseillé votre garage",
  'la voiture de M. Durand',
  'mother of all repairs',
  'my husband lost his keys',
  'my mum and I are coming',
  "c'est le garage de mon oncle qui m'envoie",
  '',
])('"%s" is for nobody else', (text) => {
  expect(readBeneficiary(text)).toBeNull();
});

test('noise is read without an error', () => {
  for (const text of noise()) expect(() => readBeneficiary(text)).not.toThrow();
});
