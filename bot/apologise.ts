import { wantPerson } from '#db/conversation.ts';
import { storeOutbound, takenBy } from '#db/message.ts';
import { failTurn } from '#db/turn.ts';
import { mainSite } from '#db/site.ts';
import { settingOf } from '#db/setting.ts';
import type { TurnJob } from '#db/queue.ts';
import { speakPhone } from '#language/phone.ts';
import type { BotContext } from './context.ts';
import { say } from './words.ts';

/** Ends a turn that failed at every try, so that its conversation goes on, and tells the person and the business. */
export async function apologise(ctx: BotContext, job: TurnJob): Promise<void> {
  const { tenantId, conversationId } = job;
  await ctx.store.forTenant(tenantId, async (db) => {
    const turnId = await failTurn(db, conversationId);
    if (!turnId || (await takenBy(db, turnId)).length === 0) return;
    const { language } = await settingOf(db, conversationId);
    const { phone } = await mainSite(db);
    await storeOutbound(db, {
      id: ctx.newId(),
      conversationId,
      text: say('failed', language, speakPhone(phone)),
      choices: [],
      dedupeKey: `failed:${turnId}`,
      turnId,
    });
    await wantPerson(db, conversationId);
    await ctx.store.queue.enqueueTurn(db, job);
  });
  ctx.log.error({ tenantId, conversationId }, 'turn given up');
}
