import { expect, test } from 'vitest';
import { readNameAnswer } from './name-answer.ts';
import { noise } from './quantities/noise.ts';

test.each([
  ["O'Brien", null, "O'Brien"],
  ['Petit-Jean', null, 'Petit-Jean'],
  ['Éamon Ó Cuív, AA-229-BB', 'Éamon', 'Ó Cuív'],
  ['Nadia Lefort', 'Nadia', 'Lefort'],
  ['au nom de Le Goff', null, 'Le Goff'],
  ["c'est Mme Morel", null, 'Morel'],
  ['this is Tom Baker', 'Tom', 'Baker'],
  ["D'Angelo Maria", 'Maria', "D'Angelo"],
  ['DUPONT Jean-Pierre', 'Jean-Pierre', 'Dupont'],
  ['van der Meer', null, 'van der Meer'],
  ['nadia lefort', 'Nadia', 'Lefort'],
  ['lefort', null, 'Lefort'],
  ['Martin', null, 'Martin'],
  ['Claire', 'Claire', null],
  ['Lefort merci', null, 'Lefort'],
  ['euh Karim Benali', 'Karim', 'Benali'],
  ['oui, Karim Benali svp', 'Karim', 'Benali'],
  ["c'est Benali", null, 'Benali'],
  ['Lefort, Nadia', 'Nadia', 'Lefort'],
  ['Oumar Diallo, la plaque c’est FW-999-KT', 'Oumar', 'Diallo'],
  ['Ngozi Adeyemi AB12 CDE', 'Ngozi', 'Adeyemi'],
  ['Baker, 06 39 98 01 01', null, 'Baker'],
  ['M. Blanc', null, 'Blanc'],
  ['P. Lambin', null, 'Lambin'],
  ['Rose Blanc', 'Rose', 'Blanc'],
  ["Nadia Lefort. J'ai une Yaris", 'Nadia', 'Lefort'],
  ['put it under Baker please', null, 'Baker'],
  ['Siobhan Kelly, thanks', 'Siobhan', 'Kelly'],
  ['K E R O U A C', null, 'Kerouac'],
  ['L-E-F-E-V-R-E', null, 'Lefevre'],
  ['k.e.r.o.u.a.c', null, 'Kerouac'],
  ['Lefèvre, L-E-F-E-V-R-E', null, 'Lefèvre'],
  ['Lefèvre L E F E V R E', null, 'Lefèvre'],
  ['Nadia K E R O U A C', 'Nadia', 'Kerouac'],
  ["c'est D U R A N D merci", null, 'Durand'],
  ['it is K E R O U A C', null, 'Kerouac'],
  ['P E T I T E', null, 'Petite'],
  ['c’est B-L-A-N-C svp', null, 'Blanc'],
  ['L E M', null, 'Lem'],
  ['P E T I T tiret J E A N', null, 'Petit-Jean'],
])('"%s" answers with the name %s %s', (text, firstName, lastName) => {
  expect(readNameAnswer(text)).toEqual({ firstName, lastName });
});

test.each([
  'non',
  'plus tard',
  'je ne connais pas la plaque',
  'pourquoi ?',
  'jeudi',
  'merci',
  "c'est pour une vidange",
  'vous êtes où ?',
  'Attendez, je regarde',
  'Demain matin',
  'AA-229-BB',
  'Clio',
  'la même que la dernière fois',
  'ma femme',
  'comme hier',
  'vous l’avez déjà',
  'Lyon',
  'why do you need it',
  'same as last time',
  'no idea',
  'my wife',
  'Thursday',
  'Later',
  'the blue Golf',
  "I'd rather not say",
  'y a t il de la place',
  'S V P',
  'Never mind',
  'Lefort ?',
  'ok',
  '👍',
  '',
])('"%s" is no name', (text) => {
  expect(readNameAnswer(text)).toBeNull();
});

test('noise is read without an error', () => {
  for (const text of noise()) {
    expect(readNameAnswer(text)).toBeNull();
    expect(() => readNameAnswer(text.slice(0, 100))).not.toThrow();
  }
});
