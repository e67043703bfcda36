import { createGoogle } from '@ai-sdk/google';
import { embedMany } from 'ai';
import { type MeaningReader, meaningLength } from '#language/meaning/meaning.ts';
import type { GeminiOptions } from './gemini.ts';

/** Whoever searches waits for it, and is answered by words alone where it does not come. */
const timeoutMs = 3_000;
/** What one request may hold, by Google's documentation of batchEmbedContents. */
const mostAtOnce = 100;

/**
 * Reads meaning by Gemini, cut to the length that is stored: its vectors may be cut, and are of length one only uncut, so that they are
 * compared by angle. A query and a text are read each in its way.
 */
export function geminiMeaning({ apiKey, baseUrl, model }: GeminiOptions): MeaningReader {
  const embedding = createGoogle({ apiKey, baseURL: baseUrl.replace(/\/+$/, '') }).embedding(model);
  return {
    model,
    closeness: 0.6,
    isLocal: false,
    async read(texts, use) {
      const taskType = use === 'query' ? ('RETRIEVAL_QUERY' as const) : ('RETRIEVAL_DOCUMENT' as const);
      const vectors: number[][] = [];
      for (let from = 0; from < texts.length; from += mostAtOnce) {
        const { embeddings } = await embedMany({
          model: embedding,
          values: texts.slice(from, from + mostAtOnce),
          maxRetries: 1,
          abortSignal: AbortSignal.timeout(timeoutMs),
          providerOptions: { google: { outputDimensionality: meaningLength, taskType } },
        });
        vectors.push(...embeddings);
      }
      return vectors;
    },
  };
}
