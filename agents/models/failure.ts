import { APICallError } from 'ai';
import { z } from 'zod';

/** What a provider's error means to the chain. `reason` may be logged: it never holds what was asked. */
export interface Failure {
  status: number | null;
  reason: string;
  /** Our request or our key is wrong: somebody has to look. */
  isOurs: boolean;
  /** How long the provider is left alone; null when this request alone was at fault. */
  pauseMs: number | null;
}

/** Where the provider does not say how long to wait. */
const pauseMs = 30_000;
const reasonLength = 200;

const googleError = z.object({
  error: z.object({
    status: z.string().optional(),
    message: z.string().optional(),
    details: z.array(z.looseObject({ '@type': z.string().optional(), retryDelay: z.string().optional() })).optional(),
  }),
});

export function readFailure(error: unknown): Failure {
  if (!APICallError.isInstance(error)) {
    const reason = error instanceof Error ? `${error.name} ${codeOf(error)}`.trim() : typeof error;
    return { status: null, reason, isOurs: false, pauseMs };
  }
  const status = error.statusCode ?? null;
  const body = googleError.safeParse(error.data);
  const said = body.success
    ? [body.data.error.status, body.data.error.message].filter(Boolean).join(': ')
    : error.message;
  const isKey = /api key/i.test(said);
  return {
    status,
    reason: withoutQuotes(said).slice(0, reasonLength),
    isOurs: status !== null && status >= 400 && status < 500 && status !== 429 && status !== 408,
    pauseMs: status === 400 && !isKey ? null : (retryInfo(body.data) ?? retryAfter(error.responseHeaders) ?? pauseMs),
  };
}

/** Google's RetryInfo stands in the body, `"retryDelay": "41s"`; the SDK reads the header alone. */
function retryInfo(body: z.infer<typeof googleError> | undefined): number | null {
  const detail = body?.error.details?.find((each) => each['@type']?.endsWith('RetryInfo'));
  const seconds = Number.parseFloat(detail?.retryDelay ?? '');
  return Number.isFinite(seconds) ? seconds * 1000 : null;
}

function retryAfter(headers: Record<string, string> | undefined): number | null {
  const seconds = Number(headers?.['retry-after'] || Number.NaN);
  return Number.isFinite(seconds) ? seconds * 1000 : null;
}

/** A provider quotes what it did not like, which may be what a person wrote. Names of fields have no spaces and stay. */
function withoutQuotes(text: string): string {
  return text.replace(/(["'`])[^"'`]*\s[^"'`]*\1/g, '$1...$1');
}

function codeOf(error: Error): string {
  for (let each: unknown = error; each instanceof Error; each = each.cause) {
    if ('code' in each && typeof each.code === 'string') return each.code;
  }
  return '';
}
