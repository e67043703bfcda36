import type { LanguageModelV4CallOptions, LanguageModelV4GenerateResult } from '@ai-sdk/provider';

/**
 * What a model's answer is worth. Providers resolve with an empty answer where one expects an error: blocked content, a
 * malformed call, tokens spent on thinking alone. `why` may be logged: it never holds the answer.
 */
export type Verdict =
  | { kind: 'answered' }
  | { kind: 'abstained' }
  /** The provider will not talk about this; a weaker model shall not do it in its place. */
  | { kind: 'blocked'; why: string }
  | { kind: 'unusable'; why: string };

export function judge(result: LanguageModelV4GenerateResult, call: LanguageModelV4CallOptions): Verdict {
  const { unified, raw } = result.finishReason;
  const why = `${unified} (${raw ?? 'no reason'})`;
  if (raw === 'abstain') return { kind: 'abstained' };
  if (unified === 'content-filter') return { kind: 'blocked', why };
  if (unified === 'error') return { kind: 'unusable', why };
  // What was cut at the limit ends in the middle of a sentence or of an argument.
  if (unified === 'length') return { kind: 'unusable', why };

  const calls = result.content.filter((part) => part.type === 'tool-call');
  const names = call.toolChoice?.type === 'none' ? [] : (call.tools ?? []).map((tool) => tool.name);
  if (calls.some((each) => !names.includes(each.toolName)))
    return { kind: 'unusable', why: 'a tool that is not there' };
  if (calls.some((each) => !isObject(each.input))) return { kind: 'unusable', why: 'arguments that are no object' };
  const hasText = result.content.some((part) => part.type === 'text' && part.text.trim() !== '');
  return calls.length > 0 || hasText ? { kind: 'answered' } : { kind: 'unusable', why: `empty, ${why}` };
}

function isObject(input: string): boolean {
  try {
    const value: unknown = JSON.parse(input || '{}');
    return typeof value === 'object' && !Array.isArray(value);
  } catch {
    return false;
  }
}
