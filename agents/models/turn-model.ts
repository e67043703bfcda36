import type {
  LanguageModelV4,
  LanguageModelV4CallOptions,
  LanguageModelV4GenerateResult,
  LanguageModelV4Prompt,
} from '@ai-sdk/provider';
import { z } from 'zod';
import { describeFailure } from '#db/failure.ts';
import type { Log } from '#db/log.ts';
import { readFailure } from './failure.ts';
import { costMicros } from './prices.ts';
import type { Rung } from './rung.ts';
import { judge } from './verdict.ts';

export interface TurnTerms {
  /** Asked just before a turn's first paid call; false leaves the paid models out. Its errors end the turn. */
  reserve(): Promise<boolean>;
  log: Log;
}

/** What the models of a turn took, failed answers included; `costMicros` in millionths of a US dollar. */
export interface Spent {
  inputTokens: number;
  outputTokens: number;
  costMicros: number;
}

/** The chain as one model, for one turn: the rung that answered a step is the first asked for the next one. */
export interface TurnModel extends LanguageModelV4 {
  spent(): Spent;
}

export interface TurnOptions extends TurnTerms {
  now: () => Date;
  /** What the remote models of this turn may take together. */
  turnMs: number;
}

/** No model of the chain could answer. */
export class NoModelAnswered extends Error {
  constructor(tried: string[]) {
    super(`No model answered (${tried.join(', ') || 'none was left'}).`);
    this.name = 'NoModelAnswered';
  }
}

/** A model whose calls were refused this often in a row will not get it right: the next one is asked. */
const mostRefused = 2;
/** With less time left than this a remote model is not worth asking. */
const leastMs = 250;

/** The rungs as one model. Throws `NoModelAnswered`, or what `reserve` throws; an abort from outside is passed on. */
export function turnModel(rungs: readonly Rung[], options: TurnOptions): TurnModel {
  const spent: Spent = { inputTokens: 0, outputTokens: 0, costMicros: 0 };
  // A duration of the machine: the injected clock tells the time of the business and may stand still.
  const startedMs = performance.now();
  const lastResort = rungs.findIndex((rung) => rung.name === 'rules-best');
  const beforeLastResort = (lastResort === -1 ? rungs.length : lastResort) - 1;
  let first = 0;
  let reserved: Promise<boolean> | null = null;

  return {
    specificationVersion: 'v4',
    provider: 'chain',
    modelId: 'chain',
    supportedUrls: {},
    doGenerate: generate,
    doStream: () => Promise.reject(new Error('Answers are sent whole: use generateText.')),
    spent: () => ({ ...spent }),
  };

  async function generate(call: LanguageModelV4CallOptions): Promise<LanguageModelV4GenerateResult> {
    call.abortSignal?.throwIfAborted();
    const tried: string[] = [];
    if (refusedInARow(call.prompt) >= mostRefused) first += 1;
    for (let index = first; index < rungs.length; index += 1) {
      const rung = rungs[index];
      if (!rung || !(await mayBeAsked(rung))) continue;
      const asked = await ask(rung, call);
      tried.push(rung.name);
      if (asked.kind === 'answered') {
        first = index;
        return stamped(rung, asked.result);
      }
      // What one provider will not talk about is no task for the next one.
      if (asked.kind === 'blocked') index = Math.max(index, beforeLastResort);
    }
    throw new NoModelAnswered(tried);
  }

  async function mayBeAsked(rung: Rung): Promise<boolean> {
    if (rung.breaker.isOpen()) return false;
    if (rung.timeoutMs !== null && leftMs() < leastMs) return false;
    if (!rung.isPaid) return true;
    reserved ??= options.reserve();
    return reserved;
  }

  async function ask(
    rung: Rung,
    call: LanguageModelV4CallOptions,
  ): Promise<
    { kind: 'answered'; result: LanguageModelV4GenerateResult } | { kind: 'abstained' | 'blocked' | 'failed' }
  > {
    const { log } = options;
    try {
      const result = await within(
        rung.timeoutMs === null ? null : Math.min(rung.timeoutMs, leftMs()),
        call.abortSignal,
        (abortSignal) => rung.model.doGenerate({ ...call, ...rung.settings, ...(abortSignal && { abortSignal }) }),
      );
      count(rung, result);
      rung.breaker.close();
      const verdict = judge(result, call);
      if (verdict.kind === 'answered') return { kind: 'answered', result };
      if (verdict.kind === 'abstained') return verdict;
      log.warn({ rung: rung.name, reason: verdict.why }, 'model gave no answer');
      return { kind: verdict.kind === 'blocked' ? 'blocked' : 'failed' };
    } catch (error) {
      if (call.abortSignal?.aborted) throw error;
      const { status, reason, isOurs, pauseMs } = readFailure(error);
      const fields = { rung: rung.name, status, reason };
      if (rung.timeoutMs === null) log.error({ rung: rung.name, cause: describeFailure(error) }, 'rules failed');
      else if (isOurs) log.error(fields, 'model refused our request');
      else log.warn(fields, 'model failed');
      if (rung.timeoutMs !== null && pauseMs !== null) rung.breaker.open(pauseMs);
      return { kind: 'failed' };
    }
  }

  function leftMs(): number {
    return options.turnMs - (performance.now() - startedMs);
  }

  function count(rung: Rung, { usage }: LanguageModelV4GenerateResult): void {
    if (rung.timeoutMs === null) return;
    spent.inputTokens += usage.inputTokens.total ?? 0;
    spent.outputTokens += usage.outputTokens.total ?? 0;
    if (rung.isPaid) spent.costMicros += costMicros(rung.model.modelId, usage, options.now());
  }
}

/** Says which rung answered, by the name it is configured under: a provider may answer with the name of a version. */
function stamped(rung: Rung, result: LanguageModelV4GenerateResult): LanguageModelV4GenerateResult {
  const modelId = rung.timeoutMs === null ? 'rules' : rung.model.modelId;
  return {
    ...result,
    response: { ...result.response, modelId },
    providerMetadata: { ...result.providerMetadata, chain: { rung: rung.name } },
  };
}

/** Runs `work` with a signal that fires after `ms` or with the outer one, whichever is first. */
async function within<T>(
  ms: number | null,
  outer: AbortSignal | undefined,
  work: (signal: AbortSignal | undefined) => PromiseLike<T>,
): Promise<T> {
  if (ms === null) return work(outer);
  // Not AbortSignal.any with AbortSignal.timeout: those timers outlive the call.
  const own = new AbortController();
  const timer = setTimeout(() => own.abort(new DOMException(`No answer in ${Math.round(ms)} ms.`, 'TimeoutError')), ms);
  const stop = () => own.abort(outer?.reason);
  outer?.addEventListener('abort', stop, { once: true });
  try {
    return await work(own.signal);
  } finally {
    clearTimeout(timer);
    outer?.removeEventListener('abort', stop);
  }
}

const refusal = z.object({ ok: z.literal(false) });

/** How many of the prompt's last tool results, since anything else was said, are refusals. */
function refusedInARow(prompt: LanguageModelV4Prompt): number {
  const since = prompt.findLastIndex((message) => message.role === 'user');
  const outputs = prompt
    .slice(since)
    .flatMap((message) => (message.role === 'tool' ? message.content : []))
    .flatMap((part) => (part.type === 'tool-result' ? [part.output] : []));
  const lastGood = outputs.findLastIndex(
    (output) => output.type === 'json' && !refusal.safeParse(output.value).success,
  );
  return outputs.length - 1 - lastGood;
}
