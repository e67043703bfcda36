import { expect, test } from 'vitest';
import { noise } from './quantities/noise.ts';
import { readReminderAnswer } from './reminder-answer.ts';

/** Wednesday; the reminder is of Thursday at nine. */
const fr = { now: new Date('2026-11-25T10:00:00Z'), zone: 'Europe/Paris', language: 'fr' } as const;
const en = { ...fr, language: 'en' } as const;
const start = '2026-11-26T09:00';

test.each([
  'ok',
  'Oui',
  '👍',
  '👍🏻',
  '✅',
  'je confirme',
  '1',
  'C',
  'ok à demain',
  'OK merci à demain !',
  'à demain',
  'merci, à jeudi',
  'oui je serai là',
  "j'y serai",
  'Oui pour demain 9h',
  'ok pour jeudi 9h',
  'je confirme mon rdv de demain',
  "c'est noté, merci",
  'bien reçu',
  'présente',
  'on sera là',
  "c'est toujours bon pour moi",
  "d'accord, bonne journée",
  'ouiii',
  'c',
  '1 merci',
  'rdv confirmé',
  'Parfait',
  'oki doki',
  'Bonjour oui je confirme ma venue demain à 9h',
  'bonjour, je serai présent',
])('"%s" says that they come', (text) => {
  expect(readReminderAnswer(text, start, fr)?.answer).toBe('yes');
});

test.each([
  'yes',
  'Yes please',
  "I'll be there",
  'see you tomorrow',
  'ok see you then',
  'confirmed',
  'I confirm',
  'still good',
  "yes, I'll come",
  'C',
  '1',
  'ok tomorrow at 9',
  'Perfect, see you on Thursday',
  'will be there thanks',
])('"%s" says that they come, in English', (text) => {
  expect(readReminderAnswer(text, start, en)?.answer).toBe('yes');
});

test.each([
  ['non', fr],
  ['Non merci', fr],
  ['👎', fr],
  ['je ne peux pas', fr],
  ['je ne pourrai pas venir', fr],
  ['je peux plus venir demain', fr],
  ['désolée, je ne viendrai pas', fr],
  ['empêché', fr],
  ['no', en],
  ["sorry I can't make it", en],
  ["I won't be able to come tomorrow", en],
  ["can't make it", en],
] as const)('"%s" says that they do not', (text, at) => {
  expect(readReminderAnswer(text, start, at)?.answer).toBe('no');
});

test.each([
  'merci',
  'bonjour',
  'ok ?',
  'ok mais plutôt 10h',
  'oui à vendredi',
  'ok 10h',
  'non plutôt vendredi',
  'oui mais je serai en retard',
  "c'est pour ma femme",
  'annulez',
  'je veux annuler',
  'je dois annuler désolé',
  'ok pour annuler',
  "c'est où ?",
  'vendredi 10h',
  'demain 10h',
  'oui et non',
  "c'est combien",
  'oui si la voiture est prête le soir',
  'je confirme que je veux annuler',
  '2',
  'demain',
  '',
])('"%s" is left to who reads', (text) => {
  expect(readReminderAnswer(text, start, fr)).toBeNull();
});

test('what names the appointment is told from what any question could be answered with', () => {
  const isNamed = (text: string) => readReminderAnswer(text, start, fr)?.isNamed;
  expect(isNamed('ok')).toBe(false);
  expect(isNamed('oui merci')).toBe(false);
  expect(isNamed('ok à demain')).toBe(true);
  expect(isNamed('je confirme')).toBe(true);
  expect(isNamed('rdv confirmé')).toBe(true);
});

test('noise is read without an error', () => {
  for (const text of noise()) expect(() => readReminderAnswer(text, start, fr)).not.toThrow();
});
