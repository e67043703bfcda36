import { createGoogle } from '@ai-sdk/google';
import type { LanguageModelV4 } from '@ai-sdk/provider';

export interface GeminiOptions {
  apiKey: string;
  /** Up to and with the version: `https://generativelanguage.googleapis.com/v1beta`. */
  baseUrl: string;
  model: string;
}

export function geminiModel({ apiKey, baseUrl, model }: GeminiOptions): LanguageModelV4 {
  return createGoogle({ apiKey, baseURL: baseUrl.replace(/\/+$/, '') })(model);
}
