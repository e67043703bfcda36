import { describe, expect, test } from 'vitest';
import { readSiret, readVatNumber } from './siret.ts';

describe('a SIRET', () => {
  test.each([
    ['73282932000074', '73282932000074'],
    ['732 829 320 00074', '73282932000074'],
    ['732.829.320.000.74', '73282932000074'],
    [' 732 829 320 00074 ', '73282932000074'],
  ])('is read with its spaces and dots left out (%s)', (text, siret) => {
    expect(readSiret(text)).toBe(siret);
  });

  test.each([
    ['one wrong digit', '73282932000075'],
    ['two digits the wrong way round', '73282932000047'],
    ['thirteen digits', '7328293200007'],
    ['fifteen digits', '732829320000740'],
    ['a SIREN', '732829320'],
    ['a letter', '7328293200007A'],
    ['words around it', 'SIRET 73282932000074'],
    ['nothing', ''],
  ])('is refused with %s', (_, text) => {
    expect(readSiret(text)).toBeNull();
  });

  test('of a post office follows a key of its own, and no other establishment does', () => {
    expect(readSiret('35600000009075')).toBe('35600000009075');
    expect(readSiret('35600000009076')).toBeNull();
    // The head office follows the common key too.
    expect(readSiret('35600000000048')).toBe('35600000000048');
    expect(readSiret('73282932000007')).toBeNull();
  });
});

describe('a French VAT number', () => {
  test.each([
    ['FR44732829320', 'FR44732829320'],
    ['fr 44 732 829 320', 'FR44732829320'],
    ['FR44 732.829.320', 'FR44732829320'],
  ])('is read whatever its case and spaces (%s)', (text, number) => {
    expect(readVatNumber(text)).toBe(number);
  });

  test.each([
    ['a wrong key', 'FR45732829320'],
    ['a SIREN that has a wrong key', 'FR44732829321'],
    ['another country', 'DE44732829320'],
    ['no country', '44732829320'],
    ['too many digits', 'FR447328293200'],
    ['nothing', ''],
  ])('is refused with %s', (_, text) => {
    expect(readVatNumber(text)).toBeNull();
  });
});
