import { z } from 'zod';
import type { Sent } from '#bot/channel.ts';

const api = 'https://api.telegram.org';
const timeoutMs = 10_000;
/** Where Telegram does not say when to come back. */
const pauseMs = 30_000;

/** Where messages go. The demo is its own kind, never a default: nothing that is missing turns a real sender into it. */
export type TelegramTransport = { kind: 'telegram'; apiUrl: string | null; timeoutMs?: number } | { kind: 'demo' };

export function apiRoot(transport: TelegramTransport): string {
  return (transport.kind === 'telegram' ? (transport.apiUrl ?? api) : 'http://demo.invalid').replace(/\/+$/, '');
}

/** A bot's calls, by grammY. It repeats nothing by itself, and waits no longer than its time. */
export async function telegramApi(token: string, transport: TelegramTransport, fetch: typeof globalThis.fetch) {
  // Loaded by the first message that is sent.
  const { Api } = await import('grammy');
  const within = transport.kind === 'telegram' ? (transport.timeoutMs ?? timeoutMs) : timeoutMs;
  return new Api(token, {
    apiRoot: apiRoot(transport),
    timeoutSeconds: within / 1_000 + 1,
    // Its own fetch is of another time: it knows neither our signals nor a loopback's name.
    fetch: ((
      url: string,
      { method, headers, body }: { method: string; headers: Record<string, string>; body: string },
    ) =>
      transport.kind === 'demo'
        ? Promise.resolve(demoAnswer(url, body))
        : fetch(url, { method, headers, body, redirect: 'error', signal: AbortSignal.timeout(within) })) as never,
  });
}

let demoMessages = 0;

/** The message is in our own outbox already, which is where the playground reads it. */
function demoAnswer(url: string, body: string): Response {
  const { chat_id: id } = z.object({ chat_id: z.string().optional() }).parse(JSON.parse(body));
  const isSending = url.endsWith('/sendMessage') && id !== undefined;
  const result = { message_id: (demoMessages += 1), date: 0, chat: { id: Number(id), type: 'private' } };
  return Response.json(
    isSending ? { ok: true, result } : { ok: false, error_code: 404, description: 'Not in the demo' },
  );
}

/** As grammY has what Telegram answered. */
const answered = z.object({
  error_code: z.number(),
  description: z.string(),
  parameters: z.object({ retry_after: z.number().optional() }).catch({}),
});
const unreached = z.object({ error: z.object({ cause: z.object({ code: z.string() }) }) });
/** These come from looking up the name or from connecting: nothing had been sent. */
const beforeSending = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH']);

/**
 * What a failed send means: permanent, for later, or not known. Nothing of the error itself is told: the address of a call has the
 * token in it. https://core.telegram.org/bots/api#making-requests
 */
export function telegramFailure(error: unknown, now: Date): Sent {
  const answer = answered.safeParse(error).data;
  if (!answer) {
    const code = unreached.safeParse(error).data?.error.cause.code ?? 'UNKNOWN';
    if (!beforeSending.has(code)) return { kind: 'unknown', reason: `No whole answer from Telegram (${code}).` };
    return { kind: 'later', at: new Date(now.getTime() + pauseMs), reason: `Telegram could not be reached (${code}).` };
  }
  const { error_code: status, description, parameters } = answer;
  const reason = `Telegram answered ${status}.`;
  if (status === 429) {
    const pause = parameters.retry_after === undefined ? pauseMs : parameters.retry_after * 1_000;
    return { kind: 'later', at: new Date(now.getTime() + pause), reason };
  }
  if (status >= 500) return { kind: 'unknown', reason };
  return { kind: 'refused', code: meaningOfRefusal(status, description), reason };
}

/** Whoever blocks the bot wants nothing more from it; an account that is gone takes nothing. */
function meaningOfRefusal(status: number, description: string): string {
  if (status === 401 || status === 404) return 'credentials';
  if (status === 403 && /blocked by the user/i.test(description)) return 'opted_out';
  if (status === 403 && /deactivated/i.test(description)) return 'no_messages';
  return 'refused';
}
