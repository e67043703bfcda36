import { expect, test } from 'vitest';
import { readPhone, speakPhone } from './phone.ts';
import { noise } from './quantities/noise.ts';

test.each([
  ['06 12 34 56 78', '+33612345678'],
  ['0612345678', '+33612345678'],
  ['06.12.34.56.78', '+33612345678'],
  ['06-12-34-56-78', '+33612345678'],
  ['06/12/34/56/78', '+33612345678'],
  ['0 6 12 34 56 78', '+33612345678'],
  ['+33 6 12 34 56 78', '+33612345678'],
  ['+33 (0)6 12 34 56 78', '+33612345678'],
  ['0033 6 12 34 56 78', '+33612345678'],
  ['33612345678', '+33612345678'],
  ['01 23 45 67 89', '+33123456789'],
  ['06\u00a012\u00a034\u00a056\u00a078', '+33612345678'],
  ['mon numéro : 0612345678.', '+33612345678'],
  ['06 12 34 56 78 9h', '+33612345678'],
  ['06 12 34 56 78 06 99 99 99 99', '+33612345678'],
  ['call me on +44 7911 123456', '+447911123456'],
  ['0800 123 456', '+33800123456'],
])('"%s" holds %s', (text, e164) => {
  expect(readPhone(text)).toBe(e164);
});

test('numbers that are kept free for fiction are read, for the demo uses them', () => {
  expect(readPhone('06 39 98 01 01')).toBe('+33639980101');
  expect(readPhone('+33639980000')).toBe('+33639980000');
});

test('a national number is read as one of the country given', () => {
  expect(readPhone('07911 123456', 'GB')).toBe('+447911123456');
  expect(readPhone('07911 123456', 'FR')).toBeNull();
});

test.each([
  '06 12 34 56',
  '06 12 34 56 789',
  '3639',
  '112',
  '05/11/2026 14 h',
  '05.11.2026 14h30',
  '26/11/2026',
  '1 234,50 €',
  'AB-123-CD',
  '205/55 R16',
  '123 456 789 00012',
  'FA0612345678',
  '1234567890',
  '',
])('"%s" holds no phone number', (text) => {
  expect(readPhone(text)).toBeNull();
});

test('a number is said as in its country, with plain spaces', () => {
  expect(speakPhone('+33639980101')).toBe('06 39 98 01 01');
  expect(speakPhone('+33800123456')).toBe('0 800 12 34 56');
  expect(speakPhone('+447911123456')).toBe('+44 7911 123456');
  expect(speakPhone('web:42')).toBe('web:42');
});

test('noise is read without an error', () => {
  for (const text of noise()) expect(() => readPhone(text)).not.toThrow();
});
