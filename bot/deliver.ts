import { Message } from '#db/message.ts';
import { type Db, endWith } from '#db/db.ts';
import { gatherNews } from '#db/news.ts';
import { claimNext, type Claimed, forsake, giveBack, type Outcome, recordOutcome } from '#db/outbox.ts';
import { quietHoursIn } from '#db/preference.ts';
import type { TurnJob } from '#db/queue.ts';
import { quietHoursOf } from '#tools/notifications/quiet-hours.ts';
import type { Account, Channel, Sent } from './channel.ts';
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
  account: Account | null;
  to: string;
  window: Leaving['window'];
  isOutdated: boolean;
  quiet: Leaving['quiet'];
}

/** How a message's way out ended: as the channel says, or before it was asked. */
type End = Sent | Exclude<ReturnType<typeof mayLeave>, { kind: 'now' }>;

/**
 * Sends what waits in a conversation's outbox, in order, beginning with the message that is taken already. One that must wait
 * has a job of its own to come back for it. One for a channel that this process does not have is left to a process that has it.
 */
export async function deliver(ctx: BotContext, job: TurnJob, taken: Claimed | null = null): Promise<void> {
  let claimed = taken ?? (await ctx.store.forTenant(job.tenantId, (db) => claim(ctx, db, job.conversationId)));
  while (claimed) {
    const message = await lookOrGiveBack(ctx, job, claimed);
    const verdict = mayLeave(message, ctx.now(), message.zone);
    const end = verdict.kind === 'now' ? await send(message) : verdict;
    claimed = await settle(ctx, job, message, end);
  }
}

/**
 * Takes the next message of a conversation's outbox, in a transaction that must be on the disk before the message is sent: of
 * a claim that was lost nobody would know that the message may have left.
 */
export async function claim({ channels }: BotContext, db: Db, conversationId: string): Promise<Claimed | null> {
  const [, message] = await Promise.all([
    // What a dead process had taken is settled before anything else leaves.
    forsake(db, conversationId),
    claimNext(db, conversationId, [...channels.keys()]),
  ]);
  return message;
}

/** A message that nothing was done with waits again, and the job is tried again. */
async function lookOrGiveBack(ctx: BotContext, job: TurnJob, message: Claimed): Promise<Leave> {
  try {
    return await look(ctx, job, message);
  } catch (error) {
    await ctx.store.forTenant(job.tenantId, (db) => giveBack(db, message.id));
    throw error;
  }
}

/** What is true of a message now that it leaves; of an answer by SMS nothing has to be asked. */
async function look(ctx: BotContext, { tenantId, conversationId }: TurnJob, message: Claimed): Promise<Leave> {
  const by = ctx.channels.get(message.channel);
  if (!by) throw new Error(`A message for ${message.channel} was taken, which this process does not have.`);
  const account = await ctx.accounts.open(tenantId, message.channelAccountId);
  const to = (await ctx.store.keyOf(tenantId)).open(message.addressSealed);
  const way = { by, account, to };
  const hours = by.limits.windowHours;
  const leaving = { ...message, ...way, window: 'none' as const, isOutdated: false, quiet: null };
  if (message.purpose !== 'reminder' && message.purpose !== 'news' && hours === null) return leaving;
  return ctx.store.forTenant(tenantId, async (db) => {
    const window = await windowOf(ctx, db, conversationId, hours);
    if (message.purpose === 'news') return withOtherNews(ctx, db, conversationId, { ...leaving, window });
    const text = message.purpose === 'reminder' ? await refreshReminder(ctx, db, message) : message.text;
    return { ...leaving, text: text ?? message.text, isOutdated: text === null, window };
  });
}

/** News in a member's own hours; what waited for them leaves as one message. */
async function withOtherNews(ctx: BotContext, db: Db, conversationId: string, message: Leave): Promise<Leave> {
  const leaving = { ...message, quiet: quietHoursOf(await quietHoursIn(db, conversationId)) };
  if (!message.hasMore || mayLeave(leaving, ctx.now(), message.zone).kind !== 'now') return leaving;
  return { ...leaving, text: await gatherNews(db, conversationId, message) };
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

async function send({ by, account, id, to, place, text, question, choices }: Leave): Promise<Sent> {
  if (!account) return { kind: 'refused', code: 'no_account', reason: 'The channel account is not there any more.' };
  return by.send({ kind: 'text', id, to, place, text, question, choices }, account);
}

/** Keeps how a send ended, heeds what it says of the person, and takes the next message. */
async function settle(ctx: BotContext, job: TurnJob, message: Leave, end: End): Promise<Claimed | null> {
  const outcome = outcomeOf(end);
  const next =
    end.kind === 'refused'
      ? await heed(ctx, job, message, { outcome, code: end.code })
      : await record(ctx, job, message, { outcome, end });
  const code = 'errorCode' in outcome ? outcome.errorCode : null;
  ctx.log.info({ tenantId: job.tenantId, messageId: message.id, status: outcome.status, code }, 'message delivery');
  ctx.events.publish({ kind: 'delivery', ...job, id: message.id });
  return next;
}

/** In one transaction. What ends alone may be lost: it is unknown then. */
async function record(
  ctx: BotContext,
  job: TurnJob,
  message: Leave,
  { outcome, end }: { outcome: Outcome; end: End },
): Promise<Claimed | null> {
  const isAll = end.kind !== 'later' && !message.hasMore;
  const work = async (db: Db) => {
    const recording = recordOutcome(db, message.id, outcome);
    await (isAll ? endWith(db, [recording]) : recording);
    if (end.kind === 'later') await comeBack(ctx, db, job, end.at);
    return message.hasMore ? claim(ctx, db, job.conversationId) : null;
  };
  return ctx.store.forTenant(job.tenantId, work, { durability: isAll ? 'lax' : 'synced' });
}

/** The carrier's word is kept first, whatever becomes of what follows from it; the next message leaves in its light. */
async function heed(
  ctx: BotContext,
  { tenantId, conversationId }: TurnJob,
  message: Leave,
  { outcome, code }: { outcome: Outcome; code: string },
): Promise<Claimed | null> {
  await ctx.store.forTenant(tenantId, (db) => recordOutcome(db, message.id, outcome));
  await heedRefusal(ctx, tenantId, message.id, code);
  return message.hasMore ? ctx.store.forTenant(tenantId, (db) => claim(ctx, db, conversationId)) : null;
}

async function comeBack({ store, now }: BotContext, db: Db, job: TurnJob, at: Date): Promise<void> {
  // The queue runs on real time: a wait is a length, whatever clock we were given.
  const waitMs = Math.max(0, at.getTime() - now().getTime());
  await store.queue.enqueue(db, 'turn', job, job.conversationId, new Date(Date.now() + waitMs + marginMs));
}

function outcomeOf(end: End): Outcome {
  if (end.kind === 'never') return { status: 'suppressed', errorCode: end.why };
  if (end.kind === 'sent')
    return { status: 'sent', providerId: end.providerId, segments: end.segments, rendered: end.text };
  if (end.kind === 'refused') return { status: 'refused', errorCode: end.code };
  if (end.kind === 'later') return { status: 'pending', sendAfter: end.at };
  return { status: 'unknown', errorCode: null };
}
