import { Message } from '#db/message.ts';
import type { Db } from '#db/db.ts';
import { claimNext, type Claimed, forsake, type Outcome, recordOutcome } from '#db/outbox.ts';
import type { TurnJob } from '#db/queue.ts';
import type { Channel, Sent } from './channel.ts';
import { type Leaving, mayLeave } from './consent.ts';
import type { BotContext } from './context.ts';
import { heedRefusal } from './heed-refusal.ts';
import { refreshReminder } from './refresh-reminder.ts';

/** Our clock and the queue's may differ: a job that came back too early would find a message that must still wait. */
const marginMs = 1_000;
const hourMs = 3_600_000;

/** A message that is to leave, and what it leaves by. */
interface Leave extends Claimed {
  by: Channel;
  window: Leaving['window'];
  isOutdated: boolean;
}

/** How a message's way out ended: as the channel says, or before it was asked. */
type End = Sent | Exclude<ReturnType<typeof mayLeave>, { kind: 'now' }>;

/**
 * Sends what waits in a conversation's outbox, in order. A message that must wait has a job of its own to come back for it. One
 * for a channel that this process does not have is left to a process that has it.
 */
export async function deliver(ctx: BotContext, job: TurnJob): Promise<void> {
  let message = await ctx.store.forTenant(job.tenantId, async (db) => {
    await forsake(db, job.conversationId);
    return claim(ctx, db, job);
  });
  while (message) {
    const verdict = mayLeave(message, ctx.now(), message.zone);
    const end = verdict.kind === 'now' ? await send(ctx, job.tenantId, message) : verdict;
    message = await settle(ctx, job, message, end);
  }
}

async function claim(ctx: BotContext, db: Db, { conversationId }: TurnJob): Promise<Leave | null> {
  const message = await claimNext(db, conversationId, [...ctx.channels.keys()]);
  if (!message) return null;
  const by = ctx.channels.get(message.channel);
  if (!by) throw new Error(`A message for ${message.channel} was taken, which this process does not have.`);
  const text = message.purpose === 'reminder' ? await refreshReminder(ctx, db, message) : message.text;
  const isOutdated = text === null;
  return {
    ...message,
    text: text ?? message.text,
    isOutdated,
    by,
    window: await windowOf(ctx, db, conversationId, by.limits.windowHours),
  };
}

async function windowOf(
  ctx: BotContext,
  db: Db,
  conversationId: string,
  hours: number | null,
): Promise<Leaving['window']> {
  if (hours === null) return 'none';
  const heard = await db.findOne(
    Message,
    { conversationId, direction: 'in', createdAt: { $gte: new Date(ctx.now().getTime() - hours * hourMs) } },
    { fields: ['id'] },
  );
  return heard ? 'open' : 'closed';
}

async function send(ctx: BotContext, tenantId: string, message: Leave): Promise<Sent> {
  const account = await ctx.accounts.open(tenantId, message.channelAccountId);
  if (!account) return { kind: 'refused', code: 'no_account', reason: 'The channel account is not there any more.' };
  const key = await ctx.store.keyOf(tenantId);
  const { id, place, text, question, choices } = message;
  const to = key.open(message.addressSealed);
  return message.by.send({ kind: 'text', id, to, place, text, question, choices }, account);
}

/** Keeps how a send ended and takes the next message, in one transaction. */
async function settle(ctx: BotContext, job: TurnJob, message: Leave, end: End): Promise<Leave | null> {
  const outcome = outcomeOf(end);
  const next = await ctx.store.forTenant(job.tenantId, async (db) => {
    await recordOutcome(db, message.id, outcome);
    if (end.kind === 'refused') await heedRefusal(ctx, db, message.id, end.code);
    if (end.kind === 'later') {
      // The queue runs on real time: a wait is a length, whatever clock we were given.
      const waitMs = Math.max(0, end.at.getTime() - ctx.now().getTime());
      const at = new Date(Date.now() + waitMs + marginMs);
      await ctx.store.queue.enqueue(db, 'turn', job, job.conversationId, at);
    }
    return claim(ctx, db, job);
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
