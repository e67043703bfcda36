import { expect, test } from 'vitest';
import { readNamedYes } from './named-yes.ts';

const vidange = 'Vidange, mardi 24 novembre à 15 h';
const battery = 'Battery replacement, Friday 27 November at 2 pm';

test.each([
  ["oui j'annule", vidange],
  ['oui annulez merci, je reprendrai rdv plus tard', vidange],
  ['oui oui la vidange, pas la révision', vidange],
  ['juste la vidange à enlever, gardez la révision', vidange],
  ['oui la vidange de mardi', vidange],
  ["Yes, I'm sure. Thank you.", battery],
  ['just the battery, keep Thursday as it is', battery],
  ['yes cancel it please', battery],
])('"%s" calls it off', (text, label) => {
  expect(readNamedYes(text, label)).toBe(true);
});

test.each([
  'oui changez-le',
  'yes please change it',
  "oui c'est bien ça",
  'oui vous pouvez changer',
  'oui Claire Lefèvre',
])('"%s" says yes to the name', (text) => {
  expect(readNamedYes(text, 'Claire Lefèvre', 'rename')).toBe(true);
});

test.each([
  'changez mon rendez-vous',
  'oui mais Lefebvre',
  'Lefèvre',
  'oui ?',
  'change it to Lefebvre',
  'ne changez rien',
])('"%s" does not', (text) => {
  expect(readNamedYes(text, 'Claire Lefèvre', 'rename')).toBe(false);
});

test.each([
  ['oui annulez la révision', vidange],
  ['pas la vidange', vidange],
  ['oui mais pas la vidange', vidange],
  ['oui annulez, et mettez-moi vendredi', vidange],
  ['oui si vous me remboursez', vidange],
  ['oui celui de jeudi', vidange],
  ['je garde la vidange', vidange],
  ['oui ?', vidange],
  ['cancel my subscription', battery],
  ['yes but keep the battery', battery],
  ['no, cancel nothing', battery],
  ['merci', vidange],
])('"%s" calls nothing off', (text, label) => {
  expect(readNamedYes(text, label)).toBe(false);
});
