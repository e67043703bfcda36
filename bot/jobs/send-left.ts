import { leftBehind } from '#db/outbox.ts';
import { forEachTenant } from './for-each-tenant.ts';
import type { Job } from './job.ts';

/** By then a message's own job has come and gone. */
const leftMs = 10 * 60_000;

/** Sends what was left for a channel that no program had when it was written: an alert for a member on a channel of later. */
export const sendLeft: Job = {
  name: 'send-left',
  cron: '*/10 * * * *',
  run: (ctx) =>
    forEachTenant(ctx, 'send-left', async (db, tenantId) => {
      const before = new Date(ctx.now().getTime() - leftMs);
      const conversations = await leftBehind(db, [...ctx.channels.keys()], before);
      for (const conversationId of conversations)
        await ctx.store.queue.enqueue(db, 'turn', { tenantId, conversationId }, conversationId);
      return conversations.length;
    }),
};
