import { expect, test } from 'vitest';
import { readChoice, type ChoiceOption } from './choice.ts';
import type { Language } from './language.ts';
import { noise } from './quantities/noise.ts';

const now = new Date('2026-11-23T08:00:00Z'); // a Monday
const slots: ChoiceOption[] = [
  { label: 'mardi 24 novembre à 14 h 30', startsAt: '2026-11-24T14:30' },
  { label: 'jeudi 26 novembre à 9 h', startsAt: '2026-11-26T09:00' },
];
const services: ChoiceOption[] = [
  { label: 'Vidange' },
  { label: 'Révision complète' },
  { label: 'Plaquettes avant' },
  { label: 'Plaquettes arrière' },
];
const choose = (text: string, options = slots, language: Language = 'fr') =>
  readChoice(text, options, { language, now, zone: 'Europe/Paris' });

test.each([
  ['1', 0],
  ['1.', 0],
  ['1️⃣', 0],
  ['#2', 1],
  ['le 1', 0],
  ['le premier', 0],
  ['la deuxième', 1],
  ['le 2e', 1],
  ['option 2', 1],
  ['n°2', 1],
  ['oui le 2', 1],
  ['je prends le deuxième merci', 1],
  ['la 2 svp merci', 1],
  ['le dernier', 1],
  ['jeudi', 1],
  ['jeudi 26', 1],
  ['jeudi à 9h', 1],
  ['celui de 14h30', 0],
  ['14 h 30', 0],
  ['9h svp', 1],
  ['le 26', 1],
  ['26/11', 1],
  ['demain', 0],
  ['le matin', 1],
  ['le plus tôt', 0],
  ['va pour mardi', 0],
  ['le jeudi 26 novembre à 9 h', 1],
])('"%s" chooses option %i', (text, index) => {
  expect(choose(text)).toBe(index);
});

test.each(['oui annulez', 'yes please cancel it', "annulez s'il vous plaît", 'oui annulez tout merci'])(
  '"%s" takes the offer to cancel, and no other',
  (text) => {
    const label = 'Révision, jeudi 26 novembre à 9 h';
    expect(choose(text, [{ label, tool: 'cancel_appointment' }])).toBe(0);
    expect(choose(text, [{ label, startsAt: '2026-11-26T09:00', tool: 'book_appointment' }])).toBeNull();
  },
);

test.each(["non n'annulez pas", "don't cancel it", 'annulez plutôt vendredi'])('"%s" cancels nothing', (text) => {
  expect(choose(text, [{ label: 'Révision', tool: 'cancel_appointment' }])).toBeNull();
});

test.each([
  ['the first one', 0],
  ['first one pls', 0],
  ['the 1st please', 0],
  ['2nd one ta', 1],
  ['second', 1],
  ['the second one please', 1],
  ['one', 0],
  ['two', 1],
  ['the last one', 1],
  ['Thursday', 1],
  ['on Thursday please', 1],
  ['the 2:30 one', 0],
  ['9 am', 1],
  ['the morning', 1],
  ['tomorrow', 0],
  ['the earliest', 0],
  ["I'll take the second", 1],
  ['the 26th', 1],
])('"%s" chooses option %i in English', (text, index) => {
  expect(choose(text, slots, 'en')).toBe(index);
});

test.each([
  'plutôt vendredi',
  '1h',
  '3',
  '0',
  'les deux',
  '1 ou 2',
  '1 et 2',
  '12',
  'mardi ou jeudi',
  'pas le 1',
  'le 2 ?',
  'oui',
  'non',
  'aucun',
  'jeudi 10h',
  'jeudi prochain',
  'demain matin',
  '2 pneus',
  'le premier mais plus tard',
  'le',
  '',
  '...',
  'jeudi et une vidange',
  '2 heures',
  'on est 2',
  'pour deux',
  '2 rdv',
  'plus tard',
  'plus tôt',
  'later',
  'le plus tôt possible',
])('"%s" is not plainly a choice', (text) => {
  expect(choose(text)).toBeNull();
});

const elevenAndHalfPastTwo: ChoiceOption[] = [
  { label: 'mardi 24 novembre à 11 h', startsAt: '2026-11-24T11:00' },
  { label: 'jeudi 26 novembre à 14 h 30', startsAt: '2026-11-26T14:30' },
];

test.each([
  ['le premier svp merci bcp', 0],
  ['1 merci bonne journée', 0],
  ["oui le premier c'est bien", 0],
  ['la deuxième proposition ça me va', 1],
  ['ok pour le deuxieme', 1],
  ['ça va. la deuxième', 1],
  ["d'accord. alors le premier créneau", 0],
  ['le 1er svp', 0],
  ['le plus tard des deux', 1],
  ['ok 2', 1],
  ['la première heure que vous avez', 0],
  ['le 2e', 1],
  ["n'importe lequel", 0],
  ['peu importe', 0],
  ['celui de 11h', 0],
  ['plutôt 14h30', 1],
  ['oui mais à 11h', 0],
  ["non l'autre", 1],
  ["l'autre svp, merci à vous", 1],
  ["pas le deuxième, l'autre", 0],
  ['le premier me convient', 0],
  ['le deuxième pour mon mari, bonne soirée', 1],
  ['le premier à 11h', 0],
  ['la 1 si possible', 0],
  ['les deux me vont', 0],
  ['je préfère le 2 si vous voulez bien', 1],
  ['bon allez le deuxième', 1],
  ['le second, merci de votre réactivité', 1],
])('"%s" chooses option %i, manners and all', (text, index) => {
  expect(choose(text, elevenAndHalfPastTwo)).toBe(index);
});

test.each([
  ['the first one works for me', 0],
  ['the earlier one', 0],
  ['the later one', 1],
  ['first one is good for him', 0],
  ['Second one, thanks', 1],
  ['1 pls', 0],
  ['either', 0],
  ['the thursday one', 1],
  ['either works', 0],
  ['whichever suits you', 0],
  ['the other one please', 1],
  ['second works best, thanks a million', 1],
  ["I'll take the first, have a lovely day", 0],
  ['later one pls', 1],
  ['tuesday suits us better thanks', 0],
  ['first one would be perfect cheers', 0],
])('"%s" chooses option %i in English, manners and all', (text, index) => {
  expect(choose(text, elevenAndHalfPastTwo, 'en')).toBe(index);
});

test.each([
  "le premier mais seulement si c'est moins cher",
  'oui mais à 10h',
  'pas le premier',
  'pas le premier ni le deuxième',
  'le premier décembre',
  'le premier jeudi',
  '2 personnes',
  '1 heure avant',
  'oui, et vous êtes où exactement ?',
  "l'autre jour",
  'un autre',
  'another one',
  "it's my first time",
  'demain à la première heure',
  'any time',
  'works for me',
  'ça me va',
  "l'autre ou le premier",
  "l'autre me va pas",
  "pas l'autre",
  'not the other one',
  "ni l'un ni l'autre",
  'either but not Thursday',
  "the first if my car's ready",
  "le premier c'est trop tôt",
  'neither',
  'first of all thanks',
])('"%s" chooses nothing', (text) => {
  expect(
    choose(text, elevenAndHalfPastTwo, /[éàç']|le |oui|un |demain|heure|personnes/.test(text) ? 'fr' : 'en'),
  ).toBeNull();
});

test('"peu importe" and "l\'autre" choose between times, not between appointments to cancel, vehicles or three options', () => {
  const toCancel = elevenAndHalfPastTwo.map((option) => ({ ...option, tool: 'cancel_appointment' }));
  expect(choose('peu importe', toCancel)).toBeNull();
  expect(choose('either', [{ label: 'Clio' }, { label: 'Golf' }])).toBeNull();
  expect(choose("l'autre", [...elevenAndHalfPastTwo, ...slots])).toBeNull();
});

test('"le 2" is nobody\'s guess when an option is on the 2nd', () => {
  const december = [
    { label: 'mercredi 2 décembre à 9 h', startsAt: '2026-12-02T09:00' },
    { label: 'jeudi 3 décembre à 9 h', startsAt: '2026-12-03T09:00' },
  ];
  expect(choose('le 2', december)).toBeNull();
  expect(choose('le 3', december)).toBe(1);
  expect(choose('2', december)).toBe(1);
});

test('a day or an hour that two options share chooses neither', () => {
  const thursday = [
    { label: 'jeudi 26 novembre à 9 h', startsAt: '2026-11-26T09:00' },
    { label: 'jeudi 26 novembre à 10 h', startsAt: '2026-11-26T10:00' },
  ];
  expect(choose('jeudi', thursday)).toBeNull();
  expect(choose('le matin', thursday)).toBeNull();
  expect(choose('10h', thursday)).toBe(1);
});

test.each([
  ['vidange', 0],
  ['la vidange svp', 0],
  ['révision', 1],
  ['la revision complete', 1],
  ['plaquettes arrière', 3],
  ['2', 1],
  ['la quatrième', 3],
  ['plaquettes', null],
  ['vidange et révision', null],
  ['pneus', null],
])('"%s" chooses the label %s', (text, index) => {
  expect(choose(text, services)).toBe(index);
});

test('without options nothing is chosen', () => {
  expect(choose('1', [])).toBeNull();
  expect(choose('one', [])).toBeNull();
});

test('noise is read without an error', () => {
  for (const text of noise()) {
    expect(choose(text)).toBeNull();
    expect(() => choose(text.slice(0, 100))).not.toThrow();
  }
});

test.each([
  "plutôt l'après-midi",
  "l'après-midi, peu importe l'ordre",
  'non plutôt jeudi',
  'afternoon please',
  'rather the morning',
  'jeudi plutôt',
])('"%s" narrows what is wanted, and chooses nothing', (text) => {
  expect(choose(text)).toBeNull();
});

test.each(['le matin', 'ok pour le matin', 'celui du matin', 'the morning one', 'jeudi'])(
  '"%s" still chooses',
  (text) => {
    const morning = [
      { label: 'jeudi 26 novembre à 9 h', startsAt: '2026-11-26T09:00' },
      { label: 'vendredi 27 novembre à 14 h', startsAt: '2026-11-27T14:00' },
    ];
    expect(choose(text, morning)).toBe(0);
  },
);
