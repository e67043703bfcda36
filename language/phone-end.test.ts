import { expect, test } from 'vitest';
import { readPhoneEnd } from './phone-end.ts';

test.each([
  ['le numéro qui finit par 47 12', '4712', 'le numero'],
  ['qui a un numéro se terminant par 4712 ?', '4712', 'qui a un numero'],
  ['who has a number ending 4712?', '4712', 'who has a number'],
  ['a Martin whose phone ends in 12', '12', 'a martin whose phone'],
  ['les 4 derniers chiffres sont 0 1 5 5', '0155', ''],
  ['le numéro qui finit par 4', '4', 'le numero'],
  ['last four digits 01 55', '0155', ''],
  ['last digits 0155, who is that', '0155', 'who is that'],
  ["les derniers chiffres c'est 01 55", '0155', ''],
  ['ending 0101', '0101', ''],
])('%s', (text, digits, rest) => {
  expect(readPhoneEnd(text)).toMatchObject({ digits, rest });
});

test.each([
  ...['fini la Clio', 'j’ai fini à 17h', '06 39 98 47 12', 'la 208 se termine', 'finit le 12 mars à 4'],
  ...['travaux finis 2024', 'works ending 2024'],
])('no end of a number is said in %j', (text) => {
  expect(readPhoneEnd(text)).toBeNull();
});
