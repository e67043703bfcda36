import { expect, test } from 'vitest';
import { saysNewName } from './new-name.ts';
import { noise } from './quantities/noise.ts';

test.each([
  ['mon nom est maintenant Petit', null, 'Petit'],
  ['I got married, my name is now Baker', null, 'Baker'],
  ["vous avez mal écrit mon nom, c'est Lefort", null, 'Lefort'],
  ["je m'appelle maintenant Claire Petit", 'Claire', 'Petit'],
  ['Mon nom de famille est maintenant Le Goff', null, 'Le Goff'],
  ["Il y a une faute dans mon nom : c'est Benali", null, 'Benali'],
  ['mon nom est mal orthographié, ça s’écrit Quéméner', null, 'Quéméner'],
  ["Je m'appelle Lefort, pas Lefaure", null, 'Lefort'],
  ["je me suis mariée, c'est Claire Morel maintenant", 'Claire', 'Morel'],
  ['changez mon nom en Morel svp', null, 'Morel'],
  ["depuis le divorce je m'appelle Claire Roux", 'Claire', 'Roux'],
  ["my name has a p, it's Thompson, you wrote it wrong", null, 'Thompson'],
  ["you spelt my name wrong, it's Siobhan Kelly", 'Siobhan', 'Kelly'],
  ["My surname's now O'Brien", null, "O'Brien"],
  ['my married name is Anna Baker', 'Anna', 'Baker'],
  ['please change my name to Tom Bakker', 'Tom', 'Bakker'],
  ['My name is Bakker, not Baker', null, 'Bakker'],
  ["I'm now Mrs Baker", null, 'Baker'],
])('"%s" asks to be kept as %s %s', (text, firstName, lastName) => {
  expect(saysNewName(text)).toEqual({ firstName, lastName });
});

test.each([
  "je m'appelle Claire Martin",
  'my name is Tom Baker',
  "c'est Claire",
  'mon nom est mal écrit',
  "vous vous êtes trompés, c'est jeudi",
  "il y a une erreur dans le devis, c'est 89 €",
  'you got the day wrong, it’s Thursday',
  'my car is now Blue',
  "I'm now outside",
  "I'm now late",
  'ma femme a changé de nom, son nom est maintenant Petit',
  'le garage a changé de nom ?',
  'I got married, my husband is Tom Baker',
  "c'est quoi mon nouveau nom",
  '',
])('"%s" changes no name', (text) => {
  expect(saysNewName(text)).toBeNull();
});

test('noise is read without an error', () => {
  for (const text of noise()) expect(() => saysNewName(text)).not.toThrow();
});
