import { storeOutbound, unanswered } from '#db/message.ts';
import { failTurn, startTurn } from '#db/turn.ts';
import { mainSite } from '#db/site.ts';
import { settingOf } from '#db/setting.ts';
import type { Db } from '#db/db.ts';
import type { TurnJob } from '#db/queue.ts';
import { speakPhone } from '#language/phone.ts';
import { auditRows } from '#tools/audit-rows.ts';
import type { BotContext } from './context.ts';
import { markWaiting } from './want-member.ts';
import { speak } from './words.ts';

/**
 * Ends a job that failed at every try, so that its conversation goes on: the turn is given up, whoever wrote is told rather than
 * left without a word, and what waits in the outbox gets a job of its own.
 */
export async function apologise(ctx: BotContext, job: TurnJob): Promise<void> {
  const { tenantId, conversationId } = job;
  const key = await ctx.store.keyOf(tenantId);
  const actor = { kind: 'system', job: 'apologise' } as const;
  await ctx.store.forTenant(tenantId, async (db) => {
    const turnId = (await failTurn(db, conversationId)) ?? (await failUnbegun(ctx, db, conversationId));
    if (turnId) {
      const { language } = await settingOf(db, conversationId);
      const { phone } = await mainSite(db);
      await storeOutbound(db, {
        id: ctx.newId(),
        conversationId,
        text: speak('failed', language, speakPhone(phone)),
        choices: [],
        author: 'system',
        purpose: 'reply',
        dedupeKey: `failed:${turnId}`,
        turnId,
      });
      const trail = { key, newId: ctx.newId, actor, action: 'apologise', channel: 'job' };
      await auditRows(db, trail, await markWaiting(db, conversationId));
    }
    await ctx.store.queue.enqueue(db, 'turn', job, conversationId);
  });
  ctx.log.error({ tenantId, conversationId }, 'turn given up');
}

/** The messages of a turn that could not even begin; null when the job had none. */
async function failUnbegun(ctx: BotContext, db: Db, conversationId: string): Promise<string | null> {
  const heard = await unanswered(db, conversationId);
  if (heard.length === 0) return null;
  const { language } = await settingOf(db, conversationId);
  await startTurn(db, { id: ctx.newId(), conversationId, language, messageIds: heard.map((message) => message.id) });
  return failTurn(db, conversationId);
}
