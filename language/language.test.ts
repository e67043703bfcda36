import { expect, test } from 'vitest';
import { detectLanguage, type Language } from './language.ts';

test.each<[string, Language]>([
  ['bonjour', 'fr'],
  ['je voudrais un rdv demain', 'fr'],
  ['slt dispo jeudi ?', 'fr'],
  ['oui', 'fr'],
  ['ma clio est prête ?', 'fr'],
  ['combien pour 2 pneus', 'fr'],
  ['c’est bon pour moi', 'fr'],
  ['tomorrow at 9 please', 'en'],
  ['is my car ready?', 'en'],
  ['yes', 'en'],
  ['help', 'en'],
  ['AIDE', 'fr'],
  ['how much for two tyres', 'en'],
  ['I need an oil change', 'en'],
  ['my exhaust broke', 'en'],
  ['courroie de distribution', 'fr'],
  ['oil change 1st dec 11am', 'en'],
  ['thurs 2pm', 'en'],
  ['mens haircut', 'en'],
  ['battery asap', 'en'],
  ['vidange vendredi 10h', 'fr'],
  ['faut changer la clim', 'fr'],
  ['add a field allergy on customers', 'en'],
  ['make karim a manager', 'en'],
  ['battery goes to 135 € pls', 'en'],
  ['remove bay 2', 'en'],
  ['rename bay 2', 'en'],
  ['show tasks', 'en'],
  ['invoice claire martin', 'en'],
  ['create task', 'en'],
  ['bay 2 leaking', 'en'],
  ['nomme karim gérant', 'fr'],
  ['ajoute champ allergie', 'fr'],
  ['montre planning karim', 'fr'],
  ['facture claire martin', 'fr'],
  ['c koi le tel de karim', 'fr'],
  ['yep', 'en'],
  ['non', 'fr'],
])('%s', (text, language) => {
  expect(detectLanguage(text, language === 'fr' ? 'en' : 'fr')).toBe(language);
});

test.each(['K E R O U A C', 'L-E-F-E-V-R-E', 'Jean de La Tour', 'Marie Claire Martin', 'Le Goff', 'Nadia Kerouac.'])(
  '%s is a name in any language: the last one stays',
  (text) => {
    expect([detectLanguage(text, 'fr'), detectLanguage(text, 'en')]).toEqual(['fr', 'en']);
  },
);

test.each<[string, Language]>([
  ['Bonjour Claire', 'fr'],
  ['Vidange Demain Matin', 'fr'],
  ['Oil Change', 'en'],
  ['it is spelled K E R O U A C', 'en'],
  ['y a t il de la place', 'fr'],
])('"%s" is no name alone', (text, language) => {
  expect(detectLanguage(text, language === 'fr' ? 'en' : 'fr')).toBe(language);
});

test.each(['ok', '1', 'AB-123-CD', '👍', '', 'Clio', 'Claire Martin'])(
  '%s tells nothing: the last language stays',
  (text) => {
    expect([detectLanguage(text, 'fr'), detectLanguage(text, 'en')]).toEqual(['fr', 'en']);
  },
);
