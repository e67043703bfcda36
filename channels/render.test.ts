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

const slots = [
  { value: 'a:0', label: 'jeudi 26 novembre à 8 h' },
  { value: 'a:1', label: 'jeudi 26 novembre à 10 h' },
];

test.each([
  "Pour la vidange, j'ai jeudi 26 novembre à 8 h ou à 10 h. Lequel vous convient ?",
  'Jeudi 26 novembre à 8 h ou jeudi 26 novembre à 10 h ?',
])('choices that the text names are not listed again: %s', (text) => {
  expect(renderText({ ...message, text, question: 'choose', choices: slots })).toBe(text);
});

test.each([
  'Deux créneaux sont libres. Lequel vous convient ?',
  "J'ai jeudi 26 novembre à 8 h, et un autre. Lequel vous convient ?",
  'Le 26 novembre à 8 h ou à 10 h ?',
  'Jeudi 26 novembre à 18 h ou à 10 h 30 ?',
  'Jeudi 26 novembre à 8 h 30 ou à 10 h ?',
])('choices of which the text leaves one out are all listed: %s', (text) => {
  const listed = `${text}\n1. jeudi 26 novembre à 8 h\n2. jeudi 26 novembre à 10 h`;
  expect(renderText({ ...message, text, question: 'choose', choices: slots })).toBe(listed);
});

test('English times and labels of any other kind are found in the text as well', () => {
  const times = ['Thursday 26 November at 8 am', 'Thursday 26 November at 2:30 pm'];
  const ask = (labels: string[], text: string) =>
    renderText({ ...message, text, question: 'choose', choices: labels.map((label) => ({ value: label, label })) });
  const offer = 'I have Thursday 26 November at 8 am or 2:30 pm. Which one suits you?';
  expect(ask(times, offer)).toBe(offer);
  expect(ask(times, offer.replace('2:30', '3:30'))).toContain('\n2. ');
  expect(ask(['Coupe femme', 'Coupe homme'], 'La coupe femme ou la coupe homme ?')).not.toContain('1.');
  expect(ask(['Coupe', 'Coupe (enfant)'], 'Coupe ou coupe (enfant) ?')).not.toContain('1.');
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

test('lists choices whose names hold signs of a pattern', () => {
  const label = 'le rendez-vous "Révision" (2 h) de C. Martin?';
  const choices = [
    { value: '1', label },
    { value: '2', label: 'un autre' },
  ];
  expect(renderText({ ...message, text: 'Lequel ?', question: 'choose', choices })).toBe(
    `Lequel ?\n1. ${label}\n2. un autre`,
  );
});
