import { createHash } from 'node:crypto';
import type {
  LanguageModelV4,
  LanguageModelV4CallOptions,
  LanguageModelV4Content,
  LanguageModelV4GenerateResult,
  LanguageModelV4StreamPart,
} from '@ai-sdk/provider';
import { earsOnce } from './ear/open-ear.ts';
import type { Decision } from './mind.ts';
import { type Minds, openMinds } from './minds.ts';
import { readPrompt, type Situation } from './read-prompt.ts';

const noUsage = {
  inputTokens: { total: 0, noCache: 0, cacheRead: 0, cacheWrite: undefined },
  outputTokens: { total: 0, text: 0, reasoning: undefined },
};

/**
 * A language model of fixed rules, French and English, that works from the same messages and tools as any other. With `sure`
 * it gives an empty answer (`finishReason.raw` is `abstain`) unless it is certain; without, it always says something.
 */
export function rulesModel({ sure }: { sure: boolean }, minds: () => Minds = mindsOnce()): LanguageModelV4 {
  const generate = (options: LanguageModelV4CallOptions): LanguageModelV4GenerateResult => {
    options.abortSignal?.throwIfAborted();
    const decision = decideBy(minds(), readPrompt(options), sure);
    return resultOf(decision, options);
  };
  return {
    specificationVersion: 'v4',
    provider: 'rules',
    modelId: sure ? 'rules-sure' : 'rules',
    supportedUrls: {},
    doGenerate: async (options) => generate(options),
    doStream: async (options) => ({ stream: ReadableStream.from(streamOf(generate(options))) }),
  };
}

/** Minds that are opened when they are first asked: opening them takes a quarter of a second. */
export function mindsOnce(ears = earsOnce()): () => Minds {
  let minds: Minds | undefined;
  return () => (minds ??= openMinds(ears()));
}

/** Who writes decides which mind answers. */
function decideBy({ customer, member }: Minds, situation: Situation, sure: boolean): Decision {
  const { context } = situation;
  switch (context.kind) {
    case 'customer':
      return customer.decide({ ...situation, context }, sure);
    case 'member':
      return member.decide({ ...situation, context }, sure);
    case 'call': {
      const step = { kind: 'abstain', why: 'a call is for another model' } as const;
      return { step, skill: 'call', confidence: 0, dropsAsk: false };
    }
  }
}

function resultOf(
  { step, skill, confidence, dropsAsk }: Decision,
  options: LanguageModelV4CallOptions,
): LanguageModelV4GenerateResult {
  const why = step.kind === 'abstain' ? { why: step.why } : {};
  const common = { usage: noUsage, warnings: [], providerMetadata: { rules: { skill, confidence, dropsAsk, ...why } } };
  switch (step.kind) {
    case 'say':
      return { ...common, content: [{ type: 'text', text: step.text }], finishReason: { unified: 'stop', raw: 'say' } };
    case 'call': {
      const input = JSON.stringify(step.input);
      const call: LanguageModelV4Content = {
        type: 'tool-call',
        toolCallId: callId(options, step.tool, input),
        toolName: step.tool,
        input,
      };
      return { ...common, content: [call], finishReason: { unified: 'tool-calls', raw: 'call' } };
    }
    case 'abstain':
      return { ...common, content: [], finishReason: { unified: 'other', raw: 'abstain' } };
  }
}

/** The same for the same conversation, so that a turn that runs again after a crash finds its receipts; unique in it. */
function callId(options: LanguageModelV4CallOptions, tool: string, input: string): string {
  const history = options.prompt.filter((message) => message.role !== 'system').slice(1);
  const digest = createHash('sha256')
    .update(JSON.stringify([history, tool, input]))
    .digest('hex');
  return `rules-${digest.slice(0, 16)}`;
}

function* streamOf(result: LanguageModelV4GenerateResult): Generator<LanguageModelV4StreamPart> {
  yield { type: 'stream-start', warnings: result.warnings };
  for (const [index, part] of result.content.entries()) {
    if (part.type === 'tool-call') yield part;
    if (part.type !== 'text') continue;
    const id = String(index);
    yield { type: 'text-start', id };
    yield { type: 'text-delta', id, delta: part.text };
    yield { type: 'text-end', id };
  }
  const { usage, finishReason, providerMetadata } = result;
  yield { type: 'finish', usage, finishReason, ...(providerMetadata && { providerMetadata }) };
}
