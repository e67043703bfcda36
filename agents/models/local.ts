import { createOpenAICompatible } from '@ai-sdk/openai-compatible';
import type { LanguageModelV4 } from '@ai-sdk/provider';

export interface LocalOptions {
  /** Up to and with the version: `http://localhost:11434/v1`. */
  url: string;
  model: string;
}

/** A model behind any server that speaks OpenAI's chat completions: Ollama, llama.cpp, vLLM. */
export function localModel({ url, model }: LocalOptions): LanguageModelV4 {
  return createOpenAICompatible({ name: 'local', baseURL: url.replace(/\/+$/, '') })(model);
}
