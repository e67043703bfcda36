import { expect, test } from 'vitest';
import { readLegalWord } from './legal-word.ts';
import { noise } from './quantities/noise.ts';

test.each([
  ['STOP', 'stop'],
  ['STOP.', 'stop'],
  [' Stop ! ', 'stop'],
  ['« stop »', 'stop'],
  ['STOP\u200b', 'stop'],
  ['ＳＴＯＰ', 'stop'],
  ['ARRET', 'stop'],
  ['Arrêt', 'stop'],
  ['ARRÊTER', 'stop'],
  ['arrete', 'stop'],
  ['DESABONNER', 'stop'],
  ['désinscription', 'stop'],
  ['STOPALL', 'stop'],
  ['unsubscribe', 'stop'],
  ['OPTOUT', 'stop'],
  ['opt-out', 'stop'],
  ['START', 'start'],
  ['unstop', 'start'],
  ['Reprendre', 'start'],
  ['HELP', 'help'],
  ['aide', 'help'],
  ['Info', 'help'],
  ['MES DONNEES', 'my_data'],
  ['Mes données', 'my_data'],
  ['my data', 'my_data'],
  ['SUPPRIMER MES DONNEES', 'erase_me'],
  ['supprimer mes données !', 'erase_me'],
  ['delete my data', 'erase_me'],
])('"%s" is %s on every channel', (text, word) => {
  expect(readLegalWord(text, 'sms')).toBe(word);
  expect(readLegalWord(text, 'whatsapp')).toBe(word);
});

test.each(['CANCEL', 'end', 'Quit', 'REVOKE'])('"%s" stops on SMS alone, where the carrier blocks on it', (text) => {
  expect(readLegalWord(text, 'sms')).toBe('stop');
  expect(readLegalWord(text, 'web')).toBeNull();
});

test.each([
  "Arrêtez de m'envoyer des messages",
  'stop sending me texts',
  "Ne m'écrivez plus.",
  'Stop. Merci',
  'How much are rear pads, and how long does it take to have them done on a Clio of 2019, if I come next week? And stop texting me offers.',
])('"%s" stops like the word', (text) => {
  expect(readLegalWord(text, 'sms')).toBe('stop');
  expect(readLegalWord(text, 'web')).toBe('stop');
});

test.each([
  'stop, Zé ne vient pas',
  'arrêtez la révision, juste la vidange',
  'ANNULER',
  'annuler mon rdv',
  'stop merci de rappeler',
  'non stop',
  'oui',
  'YES',
  'fin',
  'help me book',
  "j'ai besoin d'aide",
  'infos',
  'delete',
  'mes données de facturation',
  'constructor',
  '',
  '!',
])('"%s" is no legal word', (text) => {
  expect(readLegalWord(text, 'sms')).toBeNull();
});

test('noise is read without an error', () => {
  for (const text of noise()) expect(readLegalWord(text, 'sms')).toBeNull();
});
