import { recordOfMessage, type TurnRecord } from '#db/record.ts';
import type { Channel, IncomingRequest, KeptItem } from './channel.ts';
import type { BotContext } from './context.ts';
import type { BotEvent } from './events.ts';
import { receive } from './receive.ts';

/** How long to wait for the answer to one message. */
const patienceMs = 60_000;

/**
 * Hands in one request as its provider would, and waits until its message is answered and what was answered has been
 * sent: the whole road, for the terminal, the evals and the tests. The queue must be worked in this process.
 */
export async function talk(
  ctx: BotContext,
  channel: Channel,
  request: IncomingRequest,
  files: readonly KeptItem[] = [],
): Promise<TurnRecord | null> {
  const seen: BotEvent[] = [];
  let wake = () => {};
  const unsubscribe = ctx.events.subscribe((event) => {
    seen.push(event);
    wake();
  });
  const deadline = AbortSignal.timeout(patienceMs);
  try {
    await receive(ctx, channel, request, files);
    const received = seen.find((event) => event.kind === 'received');
    if (!received) return null; // Nothing new came in: an empty line, or a webhook sent again.
    for (;;) {
      const idle = seen.findIndex(
        (event) => event.kind === 'idle' && event.conversationId === received.conversationId && event.id !== '',
      );
      if (idle >= 0) {
        seen.splice(idle, 1);
        const record = await ctx.store.forTenant(received.tenantId, (db) => recordOfMessage(db, received.id));
        if (record) return record;
        continue;
      }
      await new Promise<void>((resolve, reject) => {
        wake = resolve;
        deadline.addEventListener('abort', () => reject(new Error(`No answer within ${patienceMs / 1_000} s.`)), {
          once: true,
        });
      });
    }
  } finally {
    unsubscribe();
  }
}
