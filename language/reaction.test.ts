import { expect, test } from 'vitest';
import { noise } from './quantities/noise.ts';
import { isReaction } from './reaction.ts';

test.each([
  'Liked “Garage Dupont : rappel de votre rendez-vous jeudi 26 novembre à 9 h”',
  'Loved "C\'est réservé : vidange de votre Clio"',
  'Disliked “Nous sommes fermés le samedi.”',
  'Laughed at “Bonjour”',
  'Emphasized “à 9 h”',
  'Emphasised “à 9 h”',
  'Questioned “89 €”',
  "Reacted 👍 to “C'est réservé”",
  'Reacted ❤️ to "C\'est réservé"',
  "Reacted with 👍🏽 to “C'est réservé”",
  "Removed a like from “C'est réservé”",
  "Removed a heart from “C'est réservé”",
  'Loved an image',
  'Liked a message',
  'A aimé « C’est réservé : vidange de votre Clio »',
  'A adoré « C’est réservé »',
  'N’a pas aimé « Nous sommes fermés »',
  'A ri à « Bonjour »',
  'A mis en évidence « à 9 h »',
  'S’interroge sur « 89 € »',
  'A réagi avec 👍 à « C’est réservé »',
  'A réagi 👍 à « C’est réservé »',
  'A retiré un cœur de « C’est réservé »',
  'A aimé une image',
  "👍 to “C'est réservé”",
  '👍 à « C’est réservé »',
  '❤️ à "C\'est réservé"',
  "Liked “C'est réservé : vidange de votre Clio, jeudi 26 nov",
])('%j is a reaction', (text) => {
  expect(isReaction(text)).toBe(true);
});

test.each([
  '👍',
  '👍 à demain',
  'ok 👍',
  'J’ai aimé votre accueil',
  'Elle a aimé la coupe',
  'I liked the haircut',
  'Loved it, thanks',
  'Liked your work, can I come again on Thursday?',
  'A réagi au produit, elle a des plaques',
  'Questioned by my wife: how much is it?',
  'Pouvez-vous m’envoyer « la facture » ?',
  'a aimé',
  'Liked',
  '',
])('%j is none', (text) => {
  expect(isReaction(text)).toBe(false);
});

test('noise is read without an error', () => {
  for (const text of noise()) expect(isReaction(text)).toBe(false);
});
