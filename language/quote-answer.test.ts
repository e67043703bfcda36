import { expect, test } from 'vitest';
import { isPlainQuoteYes, readQuoteAnswer } from './quote-answer.ts';

test.each([
  "got your quote for the rear pads, it's a yes from me",
  'yes, I accept the quote',
  'happy with the quote, go ahead please',
  'bonjour, bon pour accord pour les plaquettes',
  "c'est bon pour le devis, allez-y",
  'je valide le devis merci',
  "d'accord pour les 139 €",
])('"%s" is a yes', (text) => expect(readQuoteAnswer(text)).toBe('yes'));

test.each([
  'concernant votre devis je ne donne pas suite, trop cher pour moi en ce moment',
  "i'll pass on the quote, no thanks",
  'yes decline it',
  'oui je le refuse',
  'désolée mais je refuse le devis',
  "sorry but I don't want it done",
  "we won't be going ahead with the quote",
  'non merci, trop cher',
  "I'm turning your quote down",
])('"%s" is a no', (text) => expect(readQuoteAnswer(text)).toBe('no'));

test.each([
  'je dis oui seulement si vous me faites 10% de remise',
  "yes to the quote, but only if it's done by friday",
  "j'accepte le devis, quand pouvez-vous le faire ?",
  'ok pour le devis sans les essuie-glaces',
  'no to the quote, and cancel my appointment too',
  'je ne suis pas d’accord avec le montant du devis',
  "c'est trop cher",
  "I'm still thinking about the quote",
  'I never accepted that quote',
  "non j'accepte",
  're the quote: happy to go ahead as long as you use original parts',
  "d'accord pour le devis avec des pièces d'origine",
  'ok for the quote, to be done by friday',
  'oui pour le devis, payé en trois fois par virement depuis mon compte',
  'vous avez reçu mon devis',
])('"%s" is for somebody to read', (text) => expect(readQuoteAnswer(text)).toBeNull());

test.each<[string, boolean]>([
  ['yes, I accept the quote', true],
  ["oui j'accepte le devis merci", true],
  ['go ahead please', true],
  ['yes for the rear pads', false],
  ['yes decline it', false],
  ['oui vendredi', false],
])('"%s" says yes and nothing else: %s', (text, expected) => expect(isPlainQuoteYes(text)).toBe(expected));
