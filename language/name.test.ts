import { expect, test } from 'vitest';
import { readName } from './name.ts';
import { noise } from './quantities/noise.ts';

test.each([
  ["je m'appelle Claire Martin", 'Claire', 'Martin'],
  ['Je m’appelle Claire', 'Claire', null],
  ["bonjour, je m'appelle claire martin et je voudrais un rdv", 'Claire', 'Martin'],
  ["je m'appelle MARTIN Claire", 'Claire', 'Martin'],
  ["je m'appelle CLAIRE MARTIN", 'Claire', 'Martin'],
  ["je m'appelle Jean-Pierre de la Tour", 'Jean-Pierre', 'de la Tour'],
  ["c'est Mme Petit", null, 'Petit'],
  ["c'est monsieur Jean d'Artagnan", 'Jean', "d'Artagnan"],
  ["C'est Claire", 'Claire', null],
  ["moi c'est Zoé", 'Zoé', null],
  ['ici Karim Benali', 'Karim', 'Benali'],
  ['Je suis Paul Durand, client depuis 2020', 'Paul', 'Durand'],
  ['je suis Mme Le Gall', null, 'Le Gall'],
  ['au nom de Dupont', null, 'Dupont'],
  ['nom : LE GALL Yann', 'Yann', 'Le Gall'],
  ["M. Dupont à l'appareil", null, 'Dupont'],
  ['Mme Petit, pour la Clio', null, 'Petit'],
  ['this is John Smith', 'John', 'Smith'],
  ['my name is john smith', 'John', 'Smith'],
  ["My name's O'Brien", "O'Brien", null],
  ["I'm Sarah Connor, I have a Clio", 'Sarah', 'Connor'],
  ['I am Dr. Watson', null, 'Watson'],
  ['name: Ada Lovelace', 'Ada', 'Lovelace'],
  ['Hello, this is Mr Smith', null, 'Smith'],
])('"%s" presents %s %s', (text, firstName, lastName) => {
  expect(readName(text)).toEqual({ firstName, lastName });
});

test.each([
  "c'est bon",
  "c'est claire",
  "c'est pour la Clio",
  "C'est Lundi",
  "c'est Peugeot",
  "C'est la Clio de Mme Petit",
  'je suis disponible jeudi',
  'je suis le client de hier',
  "je m'appelle pas Paul",
  "je m'appelle",
  "j'ai parlé à Mme Petit hier",
  "Mme Dupont m'a dit de venir",
  'M. Dupont est là ?',
  'this is urgent',
  'This is Urgent',
  "I'm not available",
  "it's Tuesday",
  'my name is not important',
  'Claire',
  'bonjour',
  '',
])('"%s" presents nobody', (text) => {
  expect(readName(text)).toBeNull();
});

test('noise is read without an error', () => {
  for (const text of noise()) expect(() => readName(text)).not.toThrow();
});
