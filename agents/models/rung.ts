import type { LanguageModelV4, LanguageModelV4CallOptions } from '@ai-sdk/provider';
import type { Breaker } from './breaker.ts';

/** One model of the chain. A rung without a time limit runs in this process and has no outages. */
export interface Rung {
  name: 'rules' | 'gemini' | 'local' | 'rules-best';
  model: LanguageModelV4;
  breaker: Breaker;
  isPaid: boolean;
  timeoutMs: number | null;
  settings: Pick<LanguageModelV4CallOptions, 'reasoning' | 'temperature'>;
}
