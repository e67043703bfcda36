import { claimNext, type Claimed, forsake, type Outcome, recordOutcome } from '#db/outbox.ts';
import type { TurnJob } from '#db/queue.ts';
import type { ChannelName, Sent } from './channel.ts';
import { mayLeave } from './consent.ts';
import type { BotContext } from './context.ts';

/** Our clock and the queue's may differ: a job that came back too early would find a message that must still wait. */
const marginMs = 1_000;

/** Sends what waits in a conversation's outbox, in order. A message that must wait has a job of its own to come back for it. */
export async function deliver(ctx: BotContext, job: TurnJob): Promise<void> {
  let message = await ctx.store.forTenant(job.tenantId, async (db) => {
    await forsake(db, job.conversationId);
    return claimNext(db, job.conversationId);
  });
  while (message) {
    const verdict = mayLeave(message, ctx.now(), message.zone);
    const sent: Sent | 'suppressed' =
      verdict.kind === 'now' ? await send(ctx, job.tenantId, message) : verdict.kind === 'never' ? 'suppressed' : verdict;
    message = await settle(ctx, job, message, sent);
  }
}

async function send(ctx: BotContext, tenantId: string, message: Claimed): Promise<Sent> {
  const channel = ctx.channels.get(message.channel as ChannelName); // Written by a channel's own name.
  const account = await ctx.accounts.open(tenantId, message.channelAccountId);
  if (!channel || !account) return { kind: 'refused', code: 'no_channel', reason: `No channel ${message.channel} here.` };
  const key = await ctx.store.keyOf(tenantId);
  const { id, text, choices } = message;
  return channel.send({ id, to: key.open(message.addressSealed), text, choices, attachments: [] }, account);
}

/** Keeps how a send ended and takes the next message, in one transaction. */
async function settle(
  ctx: BotContext,
  job: TurnJob,
  message: Claimed,
  sent: Sent | 'suppressed',
): Promise<Claimed | null> {
  const outcome = outcomeOf(sent);
  const next = await ctx.store.forTenant(job.tenantId, async (db) => {
    await recordOutcome(db, message.id, outcome);
    if (sent !== 'suppressed' && sent.kind === 'later') {
      // The queue runs on real time: a wait is a length, whatever clock we were given.
      const waitMs = Math.max(0, sent.at.getTime() - ctx.now().getTime());
      await ctx.store.queue.enqueueTurn(db, job, new Date(Date.now() + waitMs + marginMs));
    }
    return claimNext(db, job.conversationId);
  });
  const code = 'errorCode' in outcome ? outcome.errorCode : null;
  ctx.log.info({ tenantId: job.tenantId, messageId: message.id, status: outcome.status, code }, 'message delivery');
  ctx.events.publish({ kind: 'delivery', ...job, id: message.id });
  return next;
}

function outcomeOf(sent: Sent | 'suppressed'): Outcome {
  if (sent === 'suppressed') return { status: 'suppressed', errorCode: null };
  if (sent.kind === 'sent') return { status: 'sent', providerId: sent.providerId, segments: sent.segments, rendered: sent.text };
  if (sent.kind === 'refused') return { status: 'refused', errorCode: sent.code };
  if (sent.kind === 'later') return { status: 'pending', sendAfter: sent.at };
  return { status: 'unknown', errorCode: null };
}
