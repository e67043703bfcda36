import { describe, expect, test } from 'vitest';
import { readVin } from './vin.ts';

describe('a VIN', () => {
  test.each([
    ['alone', 'VF1RFB00X56789012'],
    ['in small letters', 'vf1rfb00x56789012'],
    ['in groups', 'VF1 RFB00X 56789012'],
    ['in groups with hyphens', 'VF1-RFB00X-56789012'],
    ['before a comma', 'VF1RFB00X56789012, je crois'],
    ['behind a colon', 'VIN : VF1RFB00X56789012'],
  ])('is read %s', (_, text) => {
    expect(readVin(text)).toBe('VF1RFB00X56789012');
  });

  test.each([
    ['sixteen characters', 'VF1RFB00X5678901'],
    ['eighteen characters', 'VF1RFB00X567890123'],
    ['an O', 'VF1RFBO0X56789012'],
    ['an I', 'VFIRFB00X56789012'],
    ['a Q', 'VF1RFB00Q56789012'],
    ['digits only', '12345678901234567'],
    ['letters only', 'ABCDEFGHJKLMNPRST'],
    ['nothing', ''],
  ])('is none with %s', (_, text) => {
    expect(readVin(text)).toBeNull();
  });
});
