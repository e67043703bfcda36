import { describe, expect, test } from 'vitest';
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

describe('a number overseas', () => {
  test.each([
    ['0692 12 34 56', '+262692123456', 'Réunion, mobile'],
    ['0693 91 23 45', '+262693912345', 'Réunion, mobile'],
    ['0262 12 34 56', '+262262123456', 'Réunion'],
    ['02 62 12 34 56', '+262262123456', 'Réunion, in pairs'],
    ['0269 61 23 45', '+262269612345', 'Mayotte'],
    ['0639 69 12 34', '+262639691234', 'Mayotte, mobile'],
    ['06 39 69 12 34', '+262639691234', 'Mayotte, in pairs'],
    ['0590 12 34 56', '+590590123456', 'Guadeloupe'],
    ['0690 12 34 56', '+590690123456', 'Guadeloupe, mobile'],
    ['0596 70 12 34', '+596596701234', 'Martinique'],
    ['0696.12.34.56', '+596696123456', 'Martinique, mobile'],
    ['0594 12 34 56', '+594594123456', 'Guyane'],
    ['0694123456', '+594694123456', 'Guyane, mobile'],
    ['0508 41 12 34', '+508411234', 'Saint-Pierre'],
    ['+262 692 12 34 56', '+262692123456', 'from abroad'],
    ['+262 (0)692 12 34 56', '+262692123456', 'with the zero in brackets'],
    ['00590 690 12 34 56', '+590690123456', 'with two zeros'],
    ['262692123456', '+262692123456', 'without the plus'],
    ['+508 41 12 34', '+508411234', 'Saint-Pierre, from abroad'],
    ['+687 75 12 34', '+687751234', 'Nouvelle-Calédonie'],
    ['+689 87 12 34 56', '+68987123456', 'Polynésie'],
    ['rappelez-moi au 0692 12 34 56 à 9h', '+262692123456', 'in a sentence'],
  ])('"%s" is %s (%s)', (text, e164) => {
    expect(readPhone(text)).toBe(e164);
  });

  test.each([
    ['+262692123456', '0692 12 34 56'],
    ['+262639691234', '0639 69 12 34'],
    ['+590590123456', '0590 12 34 56'],
    ['+594694123456', '0694 12 34 56'],
    ['+596696123456', '0696 12 34 56'],
    ['+508411234', '+508 41 12 34'],
    ['+687751234', '+687 75 12 34'],
    ['+68987123456', '+689 87 12 34 56'],
  ])('%s is said as one says it there, and read again', (e164, said) => {
    expect(speakPhone(e164)).toBe(said);
    expect(readPhone(said)).toBe(e164);
  });

  test('is told from the one of fiction that begins like those of Mayotte', () => {
    expect(readPhone('06 39 98 00 00')).toBe('+33639980000');
    expect(readPhone('+262 639 98 00 00')).not.toBe('+33639980000');
  });

  test.each(['0692 12 34', '0692 12 34 567', '262 692', '0262 12 34 5'])('"%s" is none', (text) => {
    expect(readPhone(text)).toBeNull();
  });
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
