import { SegmentedMessage } from 'sms-segments-calculator';
import { describe, expect, test } from 'vitest';
import { seededRandom } from '#db/seed/chance.ts';
import { countSegments } from './segments.ts';

describe('countSegments', () => {
  test.each([
    ['', 'GSM-7', 0, 0],
    ['a'.repeat(160), 'GSM-7', 160, 1],
    ['a'.repeat(161), 'GSM-7', 161, 2],
    ['a'.repeat(306), 'GSM-7', 306, 2],
    ['a'.repeat(307), 'GSM-7', 307, 3],
    ['ê'.repeat(70), 'UCS-2', 70, 1],
    ['ê'.repeat(71), 'UCS-2', 71, 2],
    ['ê'.repeat(134), 'UCS-2', 134, 2],
    ['ê'.repeat(135), 'UCS-2', 135, 3],
    ['189 €', 'GSM-7', 6, 1],
    ['€'.repeat(80), 'GSM-7', 160, 1],
    ['Été à Nîmes', 'UCS-2', 11, 1],
    ['Été où déjà', 'GSM-7', 11, 1],
  ] as const)('counts %j', (text, encoding, units, segments) => {
    expect(countSegments(text)).toEqual({ encoding, units, segments });
  });

  test('an escape pair is not split between two segments', () => {
    expect(countSegments('a'.repeat(152) + '€' + 'a'.repeat(152)).segments).toBe(3);
    expect(countSegments('a'.repeat(151) + '€' + 'a'.repeat(153)).segments).toBe(2);
  });

  test('an emoji is not split between two segments', () => {
    expect(countSegments('ê'.repeat(66) + '👍' + 'ê'.repeat(66)).segments).toBe(3);
  });

  test.each([
    ['GSM-7', [...'aebcdé èùà 0123€[]{}\n']],
    ['UCS-2', [...'aéêçœ 0’« »👍🚗€']],
  ])("agrees with the carrier's calculator on 150 random %s texts", (encoding, alphabet) => {
    const random = seededRandom(7);
    let compared = 0;
    for (let index = 0; index < 150; index += 1) {
      const length = Math.floor(random() * 500);
      const characters = Array.from({ length }, () => alphabet[Math.floor(random() * alphabet.length)]);
      const text = characters.join('') + (encoding === 'UCS-2' ? 'ê' : '');
      const oracle = new SegmentedMessage(text);
      const mine = countSegments(text);
      if (text === '') continue;
      expect({ text, encoding: mine.encoding, segments: mine.segments }).toEqual({
        text,
        encoding: oracle.encodingName,
        segments: oracle.segmentsCount,
      });
      expect(mine.encoding).toBe(encoding);
      compared += 1;
    }
    expect(compared).toBeGreaterThan(140);
  });
});
