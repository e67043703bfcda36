import type { Channel, IncomingRequest } from '#bot/channel.ts';
import type { BotContext } from '#bot/context.ts';
import { receive } from '#bot/receive.ts';
import { runTurn } from '#bot/turn.ts';

export interface TurnTimes {
  turns: number;
  p50: number;
  p95: number;
  p99: number;
  cpu: number;
  /** The time inside the model, which the budget leaves out. */
  modelP50: number;
  transactions: number | null;
}

/**
 * Runs turns one after the other, without the queue's wait in between, and measures each from its job's start to its answer
 * handed to the carrier, in milliseconds. Transactions are the database's own count, all of its sessions included.
 */
export async function timeTurns(
  ctx: BotContext,
  channel: Channel,
  request: (count: number) => IncomingRequest,
  rounds: number,
): Promise<TurnTimes> {
  let job: { tenantId: string; conversationId: string } | null = null;
  const turnIds: string[] = [];
  const unsubscribe = ctx.events.subscribe((event) => {
    if (event.kind === 'received') job = { tenantId: event.tenantId, conversationId: event.conversationId };
    if (event.kind === 'turn') turnIds.push(event.id);
  });
  const times: number[] = [];
  let cpu = 0;
  let before = 0;
  for (let count = -20; count < rounds; count += 1) {
    if (count === 0) before = (await transactions(ctx)) ?? 0;
    await receive(ctx, channel, request(count));
    if (!job) throw new Error('The message was not taken.');
    const started = performance.now();
    const cpuStarted = process.cpuUsage();
    await runTurn(ctx, job);
    const used = process.cpuUsage(cpuStarted);
    if (count < 0) continue;
    times.push(performance.now() - started);
    cpu += (used.user + used.system) / 1_000;
  }
  const after = await transactions(ctx);
  unsubscribe();
  const modelTimes = await modelMs(ctx, job, turnIds.slice(20));
  return {
    turns: rounds,
    p50: quantile(times, 0.5),
    p95: quantile(times, 0.95),
    p99: quantile(times, 0.99),
    cpu: cpu / rounds,
    modelP50: quantile(modelTimes, 0.5),
    transactions: after === null ? null : (after - before) / rounds,
  };
}

/** PostgreSQL reports its counters with a delay of up to a second. */
async function transactions(ctx: BotContext): Promise<number | null> {
  await new Promise((resolve) => setTimeout(resolve, 1_500));
  const [row] = await ctx.store.beforeTenant((db) =>
    db.execute<{ n: number }[]>(
      `select xact_commit::int as n from pg_stat_database where datname = current_database()`,
    ),
  );
  return row?.n ?? null;
}

async function modelMs(ctx: BotContext, job: { tenantId: string } | null, turnIds: string[]): Promise<number[]> {
  if (!job) return [];
  const rows = await ctx.store.forTenant(job.tenantId, (db) =>
    db.execute<{ ms: number }[]>(`select (ms ->> 'model')::float as ms from turn where id in (?)`, [turnIds]),
  );
  return rows.map((row) => row.ms);
}

export function quantile(values: number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}
