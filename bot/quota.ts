import { reserveUsage, turnsOfPlan } from '#db/usage.ts';
import { toLocal } from '#language/zone.ts';
import type { Scene } from './begin.ts';
import type { BotContext } from './context.ts';

/** Reserves one paid turn of this month; false when the plan is used up, and the chain goes on without paid models. */
export async function reserveTurn(ctx: BotContext, scene: Scene): Promise<boolean> {
  const { tenant } = scene.setting;
  const month = toLocal(ctx.now(), tenant.zone).date.slice(0, 7);
  const limit = turnsOfPlan[tenant.plan];
  const isReserved = await ctx.store.forTenant(tenant.id, (db) =>
    reserveUsage(db, { id: ctx.newId(), month, turnId: scene.turnId, limit }),
  );
  if (!isReserved) ctx.log.info({ tenantId: tenant.id, month, limit }, 'model quota used up');
  return isReserved;
}
