import type { Channel, IncomingRequest } from '#bot/channel.ts';
import type { BotContext } from '#bot/context.ts';
import { receive } from '#bot/receive.ts';
import { runTurn } from '#bot/turn.ts';
import { serverUse } from './server.ts';

export interface TurnTimes {
  p50: number;
  p95: number;
  p99: number;
  /** The time inside the model, which the budget of a turn leaves out. */
  modelP50: number;
  /** CPU of this process and of the server, a turn and its webhook. */
  cpu: number;
  serverCpu: number | null;
  syncs: number | null;
  transactions: number;
}

/** How many turns are run before any is measured: code, plans and caches are warm then. */
const warmUp = 30;

type Request = (count: number) => IncomingRequest;

/**
 * Runs webhooks and their turns one after the other, without the queue's wait in between. A turn is timed from its job's start
 * to its answer handed to the carrier, in milliseconds; all else is counted over both.
 */
export async function timeTurns(
  ctx: BotContext,
  channel: Channel,
  request: Request,
  rounds: number,
): Promise<TurnTimes> {
  const turnIds: string[] = [];
  const unsubscribe = ctx.events.subscribe((event) => {
    if (event.kind === 'turn') turnIds.push(event.id);
  });
  await runTurns(ctx, channel, request, -warmUp, 0);
  turnIds.length = 0;
  const before = await serverUse(ctx.store);
  const cpuBefore = process.cpuUsage();
  const { times, tenantId } = await runTurns(ctx, channel, request, 0, rounds);
  const { user, system } = process.cpuUsage(cpuBefore);
  const after = await serverUse(ctx.store);
  unsubscribe();
  const each = (from: number | null, to: number | null) => (from === null || to === null ? null : (to - from) / rounds);
  return {
    p50: quantile(times, 0.5),
    p95: quantile(times, 0.95),
    p99: quantile(times, 0.99),
    modelP50: quantile(await modelMs(ctx, tenantId, turnIds), 0.5),
    cpu: (user + system) / 1_000 / rounds,
    serverCpu: each(before.cpuMs, after.cpuMs),
    syncs: each(before.syncs, after.syncs),
    transactions: (after.transactions - before.transactions) / rounds,
  };
}

/** Runs them, and tells how long each turn took. */
export async function runTurns(
  ctx: BotContext,
  channel: Channel,
  request: Request,
  from: number,
  to: number,
): Promise<{ times: number[]; tenantId: string }> {
  let job: { tenantId: string; conversationId: string } | null = null;
  const unsubscribe = ctx.events.subscribe((event) => {
    if (event.kind === 'received') job = { tenantId: event.tenantId, conversationId: event.conversationId };
  });
  const times: number[] = [];
  let tenantId = '';
  for (let count = from; count < to; count += 1) {
    await receive(ctx, channel, request(count));
    if (!job) throw new Error('The message was not taken.');
    ({ tenantId } = job as { tenantId: string }); // Narrowed to null above, because a listener sets it.
    const started = performance.now();
    await runTurn(ctx, job);
    times.push(performance.now() - started);
  }
  unsubscribe();
  return { times, tenantId };
}

async function modelMs(ctx: BotContext, tenantId: string, turnIds: string[]): Promise<number[]> {
  const rows = await ctx.store.forTenant(tenantId, (db) =>
    db.execute<{ ms: number }[]>(`select (ms ->> 'model')::float as ms from turn where id in (?)`, [turnIds]),
  );
  return rows.map((row) => row.ms);
}

function quantile(values: number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}
