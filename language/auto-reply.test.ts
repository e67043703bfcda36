import { expect, test } from 'vitest';
import { isAutoReply } from './auto-reply.ts';
import { noise } from './quantities/noise.ts';

test.each([
  "Je suis absent jusqu'au 30 novembre. Je vous répondrai à mon retour.",
  'Réponse automatique : je suis en congés.',
  'Bonjour, je suis en réunion, je vous rappellerai dès que possible',
  'Votre message a bien été reçu, nous vous répondrons dans les meilleurs délais.',
  'Merci pour votre message, nous vous recontacterons sous 24 h',
  'Je conduis, je ne peux pas répondre. Envoyé automatiquement',
  'I am currently out of the office and will get back to you as soon as I return.',
  "I'm driving right now, I'll text you later",
  'Thank you for contacting Acme. We will reply shortly.',
  'This is an automated message, please do not reply.',
  "Can't talk right now. What's up?",
  "Ce numéro n'est pas destiné à recevoir des messages",
])('%j reads like a machine', (text) => {
  expect(isAutoReply(text)).toBe(true);
});

test.each([
  'ok',
  'Bonjour, je voudrais une vidange jeudi',
  'Je serai absent jeudi, on peut déplacer ?',
  "Merci pour l'info, à jeudi",
  "j'ai bien reçu le rappel",
  'Ma boîte automatique craque au démarrage',
  'La Clio est une automatique de 2019, vous faites la vidange de boîte ?',
  "I'm away next week, can we move it?",
  '',
])('%j is left to be answered', (text) => {
  expect(isAutoReply(text)).toBe(false);
});

test('noise is read without an error', () => {
  for (const text of noise()) expect(() => isAutoReply(text)).not.toThrow();
});
