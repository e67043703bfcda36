import { expect, test } from 'vitest';
import { readLinkCode } from './link-code.ts';

test.each([
  'LIER 482913',
  'lier 482913',
  'Link 482913',
  'LINK: 482 913',
  'lier482913',
  'Lier le code'.replace('le code', 'code 482913'),
  '« LIER 482-913 »',
  'Bonjour, LIER 482913 merci',
  '/link 482913',
])('reads the code of %j, and keeps none of its digits', (text) => {
  const said = readLinkCode(text);
  expect(said?.code).toBe('482913');
  expect(said?.masked).not.toMatch(/\d/);
});

test('says in which language it was asked for', () => {
  expect(readLinkCode('LIER 482913')?.language).toBe('fr');
  expect(readLinkCode('link: 482913')?.language).toBe('en');
});

test('a masked message is known again, and holds no code', () => {
  const masked = readLinkCode('LIER 482913')?.masked ?? '';
  expect(masked).toBe('LIER ••••••');
  expect(readLinkCode(masked)).toEqual({ code: null, masked, language: 'fr' });
});

test.each(['LIER 48291', 'link 4829134', 'LIER 1'])('%j has another number of digits', (text) => {
  expect(readLinkCode(text)).toMatchObject({ code: null, masked: expect.not.stringMatching(/\d/) });
});

test.each([
  'LIER',
  'link ?',
  'publier 482913',
  'le lien 482913',
  'linked 482913 to it',
  '482913',
  'lier 2 devis',
  'pouvez-vous lier mes deux voitures ?',
  'link 06 39 98 01 01 to my file',
])('%j is no code', (text) => {
  expect(readLinkCode(text)).toBeNull();
});
