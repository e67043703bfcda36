import { expect, test } from 'vitest';
import { readPlate } from './plate.ts';
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

test('noise is read without an error', () => {
  for (const text of noise()) expect(() => readPlate(text)).not.toThrow();
});
