import RequestClient from 'twilio/lib/base/RequestClient.js';
import type Response from 'twilio/lib/http/response.js';
import { z } from 'zod';
import type { Sent } from '#bot/channel.ts';
import { type CarriedMessage, DemoCarrier } from './demo-carrier.ts';
import { meaningOf } from './twilio-errors.ts';

const defaultTimeoutMs = 10_000;
/** Where Twilio does not say when to come back. */
const pauseMs = 30_000;

/** Where messages go. The demo is its own kind, never a default: nothing that is missing turns a real sender into it. */
export type TwilioTransport =
  | { kind: 'twilio'; apiUrl: string | null; timeoutMs?: number }
  | { kind: 'demo'; newSid: () => string; deliver: (message: CarriedMessage) => void };

/**
 * One client for every tenant (a socket pool each would be 9 KiB each). Whatever goes wrong comes out as a `TwilioFailure`;
 * it never repeats a request, because Twilio has no idempotency key.
 */
export function twilioHttp(transport: TwilioTransport): RequestClient {
  if (transport.kind === 'demo') return new GuardedClient(new DemoCarrier(transport), null);
  const timeoutMs = transport.timeoutMs ?? defaultTimeoutMs;
  const carrier = new RequestClient({ timeout: timeoutMs, autoRetry: false });
  // The client's own timeout is of silence: an answer that drips would hold a worker for ever.
  carrier.axios.interceptors.request.use((config) => ({ ...config, signal: AbortSignal.timeout(timeoutMs) }));
  return new GuardedClient(carrier, transport.apiUrl);
}

type Problem =
  | { kind: 'answered'; status: number; code: number | null; retryAfter: string | null }
  | { kind: 'not_reached'; code: string }
  | { kind: 'no_answer'; code: string };

/**
 * Why a request to Twilio came to nothing, and no more. The errors it stands for carry the Basic credential and the message
 * (AxiosError) or quote phone numbers (RestException), so there is no `cause`.
 */
export class TwilioFailure extends Error {
  readonly problem: Problem;
  constructor(problem: Problem) {
    super(wordsFor(problem));
    this.name = 'TwilioFailure';
    this.problem = problem;
  }
}

function wordsFor(problem: Problem): string {
  if (problem.kind === 'not_reached') return `Twilio could not be reached (${problem.code}).`;
  if (problem.kind === 'no_answer') return `No whole answer from Twilio (${problem.code}).`;
  const page = problem.code === null ? '' : `: https://www.twilio.com/docs/api/errors/${problem.code}`;
  return `Twilio answered ${problem.status}${page}`;
}

/** What a failed send means: permanent, for later, or not known. Only what surely never left may be tried again. */
export function failedSend(error: unknown, now: Date): Sent {
  // Any other error comes after an answer of 2xx that made no sense.
  if (!(error instanceof TwilioFailure)) return { kind: 'unknown', reason: 'Twilio answered 2xx and made no sense.' };
  const problem = error.problem;
  if (problem.kind === 'no_answer') return { kind: 'unknown', reason: error.message };
  if (problem.kind === 'not_reached') return { kind: 'later', at: retryTime(null, now), reason: error.message };
  const { status, code, retryAfter } = problem;
  const reason = error.message;
  if (status === 429 || busyCodes.has(code)) return { kind: 'later', at: retryTime(retryAfter, now), reason };
  if (status >= 500 || status === 408) return { kind: 'unknown', reason };
  return { kind: 'refused', code: meaningOf(code) ?? (status === 401 ? 'credentials' : 'refused'), reason };
}

/** https://www.twilio.com/docs/api/errors. 21611: the queue of our number is full, nothing was accepted. */
const busyCodes = new Set<number | null>([20429, 21611]);

/** Seconds or a date (RFC 9110, 10.2.3). */
function retryTime(retryAfter: string | null, now: Date): Date {
  const pause = new Date(now.getTime() + pauseMs);
  if (retryAfter === null) return pause;
  const said = /^\d+$/.test(retryAfter) ? now.getTime() + Number(retryAfter) * 1000 : Date.parse(retryAfter);
  return Number.isNaN(new Date(said).getTime()) ? pause : new Date(Math.max(said, now.getTime()));
}

class GuardedClient extends RequestClient {
  // Private for real: the SDK's client keeps its last request, with one tenant's credential, and shows it to `inspect`.
  readonly #carrier: RequestClient;
  readonly #apiUrl: string | null;

  constructor(carrier: RequestClient, apiUrl: string | null) {
    super();
    this.#carrier = carrier;
    this.#apiUrl = apiUrl;
  }

  override async request<T>(options: RequestClient.RequestOptions<T>): Promise<Response.default<T>> {
    const uri = this.#redirected(options.uri);
    const response = await this.#carrier.request<T>({ ...options, uri }).catch((error: unknown) => {
      throw networkFailure(error);
    });
    if (response.statusCode >= 200 && response.statusCode < 300) return response;
    throw new TwilioFailure({
      kind: 'answered',
      status: response.statusCode,
      code: errorBody.safeParse(response.body).data?.code ?? null,
      retryAfter: retryHeader.safeParse(response.headers).data?.['retry-after'] ?? null,
    });
  }

  #redirected(uri: string): string {
    if (this.#apiUrl === null) return uri;
    const { pathname, search } = new URL(uri);
    return this.#apiUrl.replace(/\/+$/, '') + pathname + search;
  }
}

const errorBody = z.object({ code: z.number() });
const retryHeader = z.object({ 'retry-after': z.string() });

/** These come from looking up the name or from connecting: nothing had been sent. A reset may come after the message. */
const beforeSending = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH']);
const networkError = z.object({ code: z.string() });

function networkFailure(error: unknown): TwilioFailure {
  const code = networkError.safeParse(error).data?.code ?? 'UNKNOWN';
  return new TwilioFailure({ kind: beforeSending.has(code) ? 'not_reached' : 'no_answer', code });
}
