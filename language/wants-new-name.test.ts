import { expect, test } from 'vitest';
import { noise } from './quantities/noise.ts';
import { wantsNewName } from './wants-new-name.ts';

test.each([
  'can you change my surname?',
  'Could you change my surname on file?',
  'please update my last name',
  'my name is spelled wrong',
  'my surname has changed',
  'you got my name wrong',
  'vous pouvez changer mon nom ?',
  'je voudrais modifier mon nom de famille svp',
  "j'ai repris mon nom de jeune fille",
  "j'ai changé de nom",
  'mon nom est mal écrit',
  'il y a une faute dans mon nom',
  'faut mettre à jour mon nom',
])('"%s" wants another name on file', (text) => {
  expect(wantsNewName(text)).toBe(true);
});

test.each([
  "je m'appelle Claire Martin",
  'vous avez changé de nom ?',
  'le garage a changé de nom ?',
  'ma femme a changé de nom',
  'can you change the name on the invoice to my company',
  'changez le nom du rdv, mon mari viendra',
  'change the name for the booking please',
  'changer mon nom sur la carte grise, vous faites ?',
  'my husband wants to change my name',
  'what is the name of the mechanic',
  'changez mes pneus',
  'c’est quoi votre nom',
  'my name is Tom Baker',
  '',
])('"%s" does not', (text) => {
  expect(wantsNewName(text)).toBe(false);
});

test('noise is read without an error', () => {
  for (const text of noise()) expect(() => wantsNewName(text)).not.toThrow();
});
