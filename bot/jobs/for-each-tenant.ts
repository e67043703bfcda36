import { connectedTenants } from '#db/channel-account.ts';
import { describeFailure } from '#db/failure.ts';
import type { Db } from '#db/db.ts';
import type { Actor } from '#tools/actor.ts';
import type { Trail } from '#tools/audit-rows.ts';
import type { BotContext } from '../context.ts';

/**
 * Does a job's work for every business that has a channel, in a transaction each; `work` says how much there was to do, and leaves its trail in the audit. A
 * business that fails is logged and does not keep the others from theirs.
 */
export async function forEachTenant(
  ctx: BotContext,
  job: string,
  work: (db: Db, tenantId: string, trail: Trail) => Promise<number>,
): Promise<void> {
  const actor: Actor = { kind: 'system', job };
  for (const tenantId of await connectedTenants(ctx.store)) {
    try {
      const key = await ctx.store.keyOf(tenantId);
      const trail = { key, newId: ctx.newId, actor, action: job, channel: 'job' };
      const count = await ctx.store.forTenant(tenantId, (db) => work(db, tenantId, trail));
      if (count > 0) ctx.log.info({ job, tenantId, count }, 'job done');
    } catch (error) {
      ctx.log.error({ job, tenantId, cause: describeFailure(error) }, 'job failed');
    }
  }
}
