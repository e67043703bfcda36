import { expect, test } from 'vitest';
import type { Outbound } from '#bot/channel.ts';
import { plainCharacters, renderText } from './render.ts';
import { countSegments } from './segments.ts';

const message: Outbound = {
  ...{ kind: 'text', id: 'm1', to: '+33639980101', place: '' },
  ...{ text: 'Bonjour.', question: null, choices: [] },
};

test('a message without choices is its text', () => {
  expect(renderText({ ...message, text: ' Bonjour.\n' })).toBe('Bonjour.');
});

test('choices are numbered from 1, one a line', () => {
  const choices = [
    { value: '1', label: 'mardi 24 novembre à 14 h 30' },
    { value: '2', label: 'jeudi 26\nnovembre à 9 h' },
  ];
  expect(renderText({ ...message, question: 'choose', choices })).toBe(
    'Bonjour.\n1. mardi 24 novembre à 14 h 30\n2. jeudi 26 novembre à 9 h',
  );
});

test('a question of yes or no lists no choices: its text asks', () => {
  const choices = [
    { value: 'a:0', label: 'Oui' },
    { value: 'a:no', label: 'Non' },
  ];
  expect(renderText({ ...message, text: 'Je confirme ?', question: 'confirm', choices })).toBe('Je confirme ?');
});

test('a template is its words', () => {
  const sent = renderText({
    ...message,
    kind: 'template',
    template: 'greeting',
    values: ['Claire'],
    text: 'Bonjour Claire.',
  });
  expect(sent).toBe('Bonjour Claire.');
});

test('an attachment becomes a link, before the choices', () => {
  const attachments = [{ name: 'Devis 12.pdf', contentType: 'application/pdf', url: 'https://x.example/d/12' }];
  const choices = [{ value: '1', label: 'Oui' }];
  expect(renderText({ ...message, kind: 'media', attachments, question: 'choose', choices })).toBe(
    'Bonjour.\nDevis 12.pdf https://x.example/d/12\n1. Oui',
  );
});

test.each([
  ['1\u202F234,50\u00A0€', '1 234,50 €'],
  ['l’heure, ‘vue’', "l'heure, 'vue'"],
  ['« oui » “non”', '"oui" "non"'],
  ['«\u00A0oui\u00A0»', '"oui"'],
  ['attendez…', 'attendez...'],
  ['8 h – 12 h — ok', '8 h - 12 h - ok'],
  ['• un\r\n• deux\tfin', '- un\n- deux fin'],
  ['zero\u200Bwidth', 'zerowidth'],
  ['de\u0301ja\u0300', 'déjà'],
])('%j is sent as %j', (text, plain) => {
  expect(plainCharacters(text)).toBe(plain);
  expect(countSegments(plain).encoding).toBe('GSM-7');
});

test('letters and emoji are kept, whatever they cost', () => {
  expect(plainCharacters('À bientôt, garçon de cœur 👩‍🔧')).toBe('À bientôt, garçon de cœur 👩‍🔧');
});
