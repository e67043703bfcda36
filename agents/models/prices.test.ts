import { describe, expect, it } from 'vitest';
import { costMicros } from './prices.ts';

const usage = (input: number, cacheRead: number, output: number) => ({
  inputTokens: { total: input, noCache: input - cacheRead, cacheRead, cacheWrite: undefined },
  outputTokens: { total: output, text: output, reasoning: undefined },
});
const november = new Date('2026-11-23T08:00:00Z');

describe('what a call costs', () => {
  it('is the price of its day: Gemini 3.8 Flash doubles with the new year', () => {
    expect(costMicros('gemini-3.8-flash', usage(1_000_000, 0, 100_000), november)).toBe(1_125_000);
    expect(costMicros('gemini-3.8-flash', usage(1_000_000, 0, 100_000), new Date('2027-01-01T00:00:00Z'))).toBe(
      2_250_000,
    );
  });

  it('is less for what the provider had cached', () => {
    expect(costMicros('gemini-3.8-flash', usage(4_000, 4_000, 0), november)).toBe(300);
  });

  it('is that of the dearest model for one whose price is not known', () => {
    expect(costMicros('gemini-9-unknown', usage(1_000, 0, 1_000), november)).toBe(14_000);
  });
});
