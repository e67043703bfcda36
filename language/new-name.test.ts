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
  ["I got married, it's Claire Lefèvre now, not Martin. Could you change my surname on file?", 'Claire', 'Lefèvre'],
  ["It's Claire Lefèvre now, can you change my name?", 'Claire', 'Lefèvre'],
  ["I'm Nadia Kerouac now, can you update my file", 'Nadia', 'Kerouac'],
  ['je suis Mme Durand maintenant', null, 'Durand'],
  ["changez mon nom svp, c'est Petit-Jean", null, 'Petit-Jean'],
  ['changez mon nom de famille en Durand', null, 'Durand'],
  ["j'ai repris mon nom de jeune fille, Lambert", null, 'Lambert'],
  ["j'ai repris mon nom de jeune fille, c'est Lambert", null, 'Lambert'],
  ["I've gone back to my maiden name, Lambert", null, 'Lambert'],
  ["je m'appelle désormais Claire Durand", 'Claire', 'Durand'],
  ["my name has changed, it's Nadia Kerouac", 'Nadia', 'Kerouac'],
  ['my surname is now K E R O U A C', null, 'Kerouac'],
  ["changez mon nom : c'est L-E-F-E-V-R-E", null, 'Lefevre'],
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
  'can you change my surname?',
  "j'ai repris mon nom de jeune fille",
  "c'est Julien mon mari qui viendra",
  "c'est Julien Petit maintenant qui conduit",
  "c'est Claire maintenant",
  'This is Ridiculous',
  'la voiture de Sophie',
  "I'm Running late now",
  "ma fille a changé de nom, c'est Petit maintenant",
  "changez mon rendez-vous, c'est Julien qui viendra",
  '',
])('"%s" changes no name', (text) => {
  expect(saysNewName(text)).toBeNull();
});

test('noise is read without an error', () => {
  for (const text of noise()) expect(() => saysNewName(text)).not.toThrow();
});
