import { expect, test } from 'vitest';
import { readPlate, readPlateAnswer } from './plate.ts';
import { noise } from './quantities/noise.ts';

test.each([
  ['AB-123-CD', 'AB-123-CD'],
  ['ab-123-cd', 'AB-123-CD'],
  ['ab123cd', 'AB-123-CD'],
  ['AB 123 CD', 'AB-123-CD'],
  ['ab 123 cd', 'AB-123-CD'],
  ['AB.123.CD', 'AB-123-CD'],
  ['AB - 123 - CD', 'AB-123-CD'],
  ['AB–123–CD', 'AB-123-CD'],
  ['ma Clio (GX-042-ZZ) fait du bruit', 'GX-042-ZZ'],
  ['plaque:fw-999-kt.', 'FW-999-KT'],
  ['my plate is DA 207 HJ', 'DA-207-HJ'],
  ['de-123-km', 'DE-123-KM'],
  ['123 ABC 75', '123 ABC 75'],
  ['1234 zx 13', '1234 ZX 13'],
  ['456ABC2A', '456 ABC 2A'],
  ['88-ABC-974', '88 ABC 974'],
  ['AB-123-CD ou EF-456-GH', 'AB-123-CD'],
])('"%s" holds the plate %s', (text, plate) => {
  expect(readPlate(text)).toBe(plate);
});

test.each([
  'IB-123-CD',
  'AB-123-CO',
  'UB-123-CD',
  'SS-123-AB',
  'AB-123-SS',
  'WW-123-AB',
  'AB-000-CD',
  'AB-12-CD',
  'AB-1234-CD',
  'ABC-123-DE',
  'ma 308 sw',
  'MA 308 SW',
  'de 150 km',
  '14 h 30',
  '26 dec 26',
  '189 EUR 50',
  '205 hdi 75',
  '12 des 34',
  '9 am 12',
  '06 39 98 01 01',
  '123 ABC 99',
  '',
])('"%s" holds no plate', (text) => {
  expect(readPlate(text)).toBeNull();
});

test.each([
  ['ma plaque est WW-123-AB', 'WW-123-AB'],
  ['immatriculée ww 123 ab', 'WW-123-AB'],
  ['immatriculée en Belgique 1-ABC-234', '1-ABC-234'],
  ['plaque allemande : b-mw 1234', 'B MW 1234'],
  ['la plaque luxembourgeoise AB 1234', 'AB 1234'],
  ["l'immat c'est 1234 BCD, une espagnole", '1234 BCD'],
  ['ma 500 italienne, plaque AB 123 CD', 'AB-123-CD'],
  ['immat GT-123-B', 'GT-123-B'],
  ['plaque suisse GE 123456', 'GE 123456'],
  ['my reg is AB12 CDE', 'AB12 CDE'],
  ['AB12CDE is my reg', 'AB12 CDE'],
  ['a Golf, registration kt22 wld, due a service', 'KT22 WLD'],
  ['number plate: A123 BCD', 'A123 BCD'],
  ['reg 181-G-4410', '181-G-4410'],
])('"%s" calls %s a plate', (text, plate) => {
  expect(readPlate(text)).toBe(plate);
});

test.each([
  'commande AB12 CDE',
  "order AB12 CDE, I'll send the plate later",
  'ma plaque je ne la connais pas, commande CD 1234',
  'the plate is on the invoice, order no. CD 1234',
  'my registration is lost, call me on 07700 900123',
  'la plaque arrive le 12 dec 2026',
  'my postcode is AB12 3CD and the reg I forget',
  'immatriculée en 2019, pneus 205 55 16',
  'plaque WW',
  '1-ABC-234',
  'AB12 CDE',
  'le rdv du 12 est 1500',
])('"%s" calls nothing a plate', (text) => {
  expect(readPlate(text)).toBeNull();
});

test.each([
  ['WW-123-AB', 'WW-123-AB'],
  ['1-ABC-234', '1-ABC-234'],
  ['1abc234', '1-ABC-234'],
  ['B MW 1234', 'B MW 1234'],
  ['ab 1234', 'AB 1234'],
  ['AB12CDE', 'AB12 CDE'],
  ["c'est AB12 CDE merci", 'AB12 CDE'],
  ["it's 191-D-4821, thanks", '191-D-4821'],
  ['oui : 1234 BCD', '1234 BCD'],
  ['oui pardon : 2-XYZ-987', '2-XYZ-987'],
  ['123 ABC 35', '123 ABC 35'],
  ['oui c’est la Clio, ab123cd', 'AB-123-CD'],
  ['my reg is kt22 wld', 'KT22 WLD'],
])('"%s" answers with the plate %s', (text, plate) => {
  expect(readPlateAnswer(text)).toBe(plate);
});

test.each([
  'je ne sais pas',
  'CMD 1234',
  'le 12',
  'pr le 12',
  '06 39 98 01 01',
  '12 dec 2026',
  '14 h 30',
  'rdv du 12',
  'mardi 14',
  '69003',
  'SW1A 1AA',
  '205 55 16',
  '1234',
  'Golf 7',
  'DEV-2026-0042',
  "I'll send it later",
  '',
])('"%s" answers with no plate', (text) => {
  expect(readPlateAnswer(text)).toBeNull();
});

test('noise is read without an error', () => {
  for (const text of noise()) {
    expect(() => readPlate(text)).not.toThrow();
    expect(() => readPlate(`plaque ${text}`)).not.toThrow();
    expect(() => readPlateAnswer(text.slice(0, 60))).not.toThrow();
  }
});
