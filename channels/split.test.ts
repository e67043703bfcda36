import { expect, test } from 'vitest';
import { splitText } from './split.ts';

test.each([
  ['', []],
  ['court', ['court']],
  ['un deux trois quatre', ['un deux', 'trois', 'quatre']],
  ['un. deux trois', ['un. deux', 'trois']],
  ['0123456789', ['01234567', '89']],
])('%j in parts of eight', (text, parts) => {
  expect(splitText(text, 8)).toEqual(parts);
});

test('is cut between paragraphs first, and never within a sign', () => {
  expect(splitText('aaaaaa\n\nb c d e', 12)).toEqual(['aaaaaa', 'b c d e']);
  expect(splitText('1234567👍89', 8)).toEqual(['1234567', '👍89']);
});
