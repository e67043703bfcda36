import { claimNext, type Claimed, forsake, type Outcome, recordOutcome } from '#db/outbox.ts';
import type { TurnJob } from '#db/queue.ts';
import type { ChannelName, Sent } from './channel.ts';
import { mayLeave } from './consent.ts';
import type { BotContext } from './context.ts';

/** Our clock and the queue's may differ: a job that came back too early would find a message that must still wait. */
const marginMs = 1_000;

/** How a message's way out ended: as the channel says, or before it was asked. */
type End = Sent | Exclude<ReturnType<typeof mayLeave>, { kind: 'now' }>;

/** Sends what waits in a conversation's outbox, in order. A message that must wait has a job of its own to come back for it. */
export async function deliver(ctx: BotContext, job: TurnJob): Promise<void> {
  let message = await ctx.store.forTenant(job.tenantId, async (db) => {
    await forsake(db, job.conversationId);
    return claimNext(db, job.conversationId);
  });
  while (message) {
    const verdict = mayLeave(message, ctx.now(), message.zone);
    const end = verdict.kind === 'now' ? await send(ctx, job.tenantId, message) : verdict;
    message = await settle(ctx, job, message, end);
  }
}

async function send(ctx: BotContext, tenantId: string, message: Claimed): Promise<Sent> {
  const channel = ctx.channels.get(message.channel as ChannelName); // Written by a channel's own name.
  const account = await ctx.accounts.open(tenantId, message.channelAccountId);
  if (!channel || !account)
    return { kind: 'refused', code: 'no_channel', reason: `No channel ${message.channel} here.` };
  const key = await ctx.store.keyOf(tenantId);
  const { id, text, choices } = message;
  return channel.send({ id, to: key.open(message.addressSealed), text, choices, attachments: [] }, account);
}

/** Keeps how a send ended and takes the next message, in one transaction. */
async function settle(ctx: BotContext, job: TurnJob, message: Claimed, end: End): Promise<Claimed | null> {
  const outcome = outcomeOf(end);
  const next = await ctx.store.forTenant(job.tenantId, async (db) => {
    await recordOutcome(db, message.id, outcome);
    if (end.kind === 'later') {
      // The queue runs on real time: a wait is a length, whatever clock we were given.
      const waitMs = Math.max(0, end.at.getTime() - ctx.now().getTime());
      await ctx.store.queue.enqueueTurn(db, job, new Date(Date.now() + waitMs + marginMs));
    }
    return claimNext(db, job.conversationId);
  });
  const code = 'errorCode' in outcome ? outcome.errorCode : null;
  ctx.log.info({ tenantId: job.tenantId, messageId: message.id, status: outcome.status, code }, 'message delivery');
  ctx.events.publish({ kind: 'delivery', ...job, id: message.id });
  return next;
}

function outcomeOf(end: End): Outcome {
  if (end.kind === 'never') return { status: 'suppressed', errorCode: end.why };
  if (end.kind === 'sent')
    return { status: 'sent', providerId: end.providerId, segments: end.segments, rendered: end.text };
  if (end.kind === 'refused') return { status: 'refused', errorCode: end.code };
  if (end.kind === 'later') return { status: 'pending', sendAfter: end.at };
  return { status: 'unknown', errorCode: null };
}
