import { expect, test } from 'vitest';
import { readNewReach } from './new-reach.ts';
import { noise } from './quantities/noise.ts';

test.each([
  "J'ai changé de numéro, maintenant c'est le 06 39 98 01 77, celui ci sera coupé vendredi",
  'my new number is 07700 900123',
  "mon nouveau numéro c'est le 06 39 98 01 77",
  'je vais changer de numéro la semaine prochaine',
  "supprimez mon numéro, le nouveau c'est le 06 39 98 01 02",
  "I've changed my phone number, it's 07700 900123",
  'my number has changed',
  'can you update my phone number: 07700 900123',
  'mon portable a changé, 06 39 98 01 77',
  "j'ai changé de téléphone, c'est le 06 39 98 01 77 maintenant",
])('"%s" says a new phone number', (text) => {
  expect(readNewReach(text)).toBe('phone');
});

test.each([
  "j'ai changé d'adresse : 12 rue des Lilas 35000 Rennes",
  'ma nouvelle adresse est 4 place du Marché',
  "j'ai déménagé au 12 rue des Lilas",
  "I've moved, it's 4 Elm Road now",
  'my new address is 4 Elm Road',
  "changement d'adresse svp",
])('"%s" says a new postal address', (text) => {
  expect(readNewReach(text)).toBe('address');
});

test.each([
  "mon numéro c'est le 06 39 98 01 77",
  'my number is 07700 900123',
  'vous avez changé de numéro ?',
  "c'est quoi votre nouveau numéro",
  "j'ai un nouveau numéro de plaque, AB-123-CD",
  'my new number plate is AB12 CDE',
  "j'ai changé de téléphone et perdu vos messages",
  'le nouveau numéro de ma femme est le 06 39 98 01 77',
  'mon mari a changé de numéro',
  'ma nouvelle adresse mail est claire@example.com',
  'my new email address is claire@example.com',
  'vous avez déménagé ?',
  'je déménage samedi, on peut décaler ?',
  'I moved my appointment to Thursday',
  'quelle est votre nouvelle adresse ?',
  "j'ai changé de voiture",
  'changez les pneus',
  '',
])('"%s" says neither', (text) => {
  expect(readNewReach(text)).toBeNull();
});

test('noise is read without an error', () => {
  for (const text of noise()) expect(() => readNewReach(text)).not.toThrow();
});
