import type { LanguageModelV4Usage } from '@ai-sdk/provider';

/** US dollars for a million tokens, which is the same number as millionths of a dollar for one token. */
interface Price {
  model: string;
  input: number;
  cached: number | null;
  output: number;
  /** First day on which the price no longer holds. */
  until: string | null;
}

/**
 * Second-hand: copied on 2026-10-07 from Google's price page by a third party. Check them before anybody is billed by them.
 * Only models whose input and output price were both found are here.
 */
const prices: readonly Price[] = [
  { model: 'gemini-3.8-flash', input: 0.75, cached: 0.075, output: 3.75, until: '2027-01-01' },
  { model: 'gemini-3.8-flash', input: 1.5, cached: null, output: 7.5, until: null },
  { model: 'gemini-3.5-flash', input: 1.5, cached: null, output: 9, until: null },
  { model: 'gemini-3.5-flash-lite', input: 0.3, cached: null, output: 2.5, until: null },
  { model: 'gemini-3.1-pro-preview', input: 2, cached: null, output: 12, until: null },
];

/** What a call cost in millionths of a US dollar, rounded up; a model that is not listed counts as the dearest one. */
export function costMicros(model: string, usage: LanguageModelV4Usage, at: Date): number {
  const day = at.toISOString().slice(0, 10);
  const price = prices.find((each) => each.model === model && (each.until === null || day < each.until)) ?? dearest();
  const input = usage.inputTokens.total ?? 0;
  const cached = Math.min(usage.inputTokens.cacheRead ?? 0, input);
  const output = usage.outputTokens.total ?? 0;
  return Math.ceil((input - cached) * price.input + cached * (price.cached ?? price.input) + output * price.output);
}

function dearest(): Price {
  return prices.reduce((most, each) => (each.output > most.output ? each : most));
}
