import { expect, test } from 'vitest';
import { readEmail } from './email.ts';
import { noise } from './quantities/noise.ts';

test.each([
  ['claire@exemple.fr', 'claire@exemple.fr'],
  ['Claire.Martin@Exemple.FR', 'claire.martin@exemple.fr'],
  ['mon mail : claire+garage@exemple.co.uk.', 'claire+garage@exemple.co.uk'],
  ['claire_martin@exemple.fr', 'claire_martin@exemple.fr'],
  ['claire-m@mon-garage.fr', 'claire-m@mon-garage.fr'],
  ['<claire@exemple.fr>', 'claire@exemple.fr'],
  ['"claire@exemple.fr", merci', 'claire@exemple.fr'],
  ["c'est 'claire@exemple.fr'", 'claire@exemple.fr'],
  ['mailto:claire@exemple.fr?subject=x', 'claire@exemple.fr'],
  ['(claire@exemple.fr)', 'claire@exemple.fr'],
  ['06@exemple.fr', '06@exemple.fr'],
  ['a@b.io et c@d.io', 'a@b.io'],
  ['claire (at) exemple.fr', 'claire@exemple.fr'],
  ['claire arobase exemple point fr', 'claire@exemple.fr'],
  ['claire.martin arobase exemple point co point uk', 'claire.martin@exemple.co.uk'],
  ['my email is john@example.com thanks', 'john@example.com'],
])('"%s" holds %s', (text, email) => {
  expect(readEmail(text)).toBe(email);
});

test.each([
  'claire',
  '@claire',
  'claire@',
  'claire@exemple',
  'claire@exemple..fr',
  'a..b@exemple.fr',
  '..a@exemple.fr',
  'a@b.fr@c.fr',
  'claire @ 9 h',
  'le point est à 9 h',
  'arobase',
  '',
])('"%s" holds no address', (text) => {
  expect(readEmail(text)).toBeNull();
});

test('noise is read without an error', () => {
  for (const text of noise()) expect(() => readEmail(text)).not.toThrow();
});
