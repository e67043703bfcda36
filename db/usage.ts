import { defineEntity, p } from '@mikro-orm/core';
import { tenantColumns } from './columns.ts';
import type { Db } from './db.ts';

/** Turns a month that may ask a paid model; null without limit. What the rules, the keywords and the answers to an offer do is free. */
export const turnsOfPlan = { FREE: 10, STARTER: 100, PRO: 1_000, ENTERPRISE: null } as const;

/** The quota ledger: one row a turn that asked a paid model. */
export const Usage = defineEntity({
  name: 'Usage',
  tableName: 'usage',
  properties: {
    ...tenantColumns,
    month: p.text(),
    turnId: p.uuid(),
    status: p.enum(['reserved', 'settled', 'released'] as const),
    inputTokens: p.integer().default(0),
    outputTokens: p.integer().default(0),
    costMicros: p.bigint('number').default(0),
  },
});

/**
 * Reserves one model turn of the month (`2026-11`, in the tenant's zone); false when the plan's `limit` is used up.
 * `limit` null is without limit. A turn that asks again keeps its reservation.
 */
export async function reserveUsage(
  db: Db,
  row: { id: string; month: string; turnId: string; limit: number | null },
): Promise<boolean> {
  await db.execute(`select pg_advisory_xact_lock(hashtextextended('usage:' || app_tenant()::text, 0))`);
  const rows = await db.execute<unknown[]>(
    `with wanted (id, month, turn_id, most) as (values (?::uuid, ?, ?::uuid, ?::int))
     insert into usage (id, month, turn_id, status)
     select id, month, turn_id, 'reserved'
     from wanted
     where most is null
        or exists (select from usage where usage.turn_id = wanted.turn_id and status <> 'released')
        or (select count(*) from usage where usage.month = wanted.month and status <> 'released') < most
     on conflict (tenant_id, turn_id) do update set status = 'reserved'
     returning 1`,
    [row.id, row.month, row.turnId, row.limit],
  );
  return rows.length === 1;
}

/** Turns the reservation into what was really used; a turn that reserved nothing changes nothing. */
export async function settleUsage(
  db: Db,
  turnId: string,
  used: { inputTokens: number; outputTokens: number; costMicros: number } | null,
): Promise<void> {
  const { inputTokens, outputTokens, costMicros } = used ?? { inputTokens: 0, outputTokens: 0, costMicros: 0 };
  await db.execute(
    `update usage set status = ?, input_tokens = ?, output_tokens = ?, cost_micros = ? where turn_id = ?`,
    [used ? 'settled' : 'released', inputTokens, outputTokens, costMicros, turnId],
  );
}

/** What a month used: turns that asked a paid model, those being asked included, and what they cost. */
export async function usedIn(db: Db, month: string): Promise<{ turns: number; costMicros: number }> {
  const [row] = await db.execute<{ turns: number; costMicros: number }[]>(
    `select count(*)::int as turns, coalesce(sum(cost_micros), 0)::float as "costMicros"
     from usage
     where month = ? and status <> 'released'`,
    [month],
  );
  return row ?? { turns: 0, costMicros: 0 };
}
