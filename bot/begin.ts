import { knownOutputs, receiptsOf, type ReceiptRow } from '#db/receipt.ts';
import { type AppointmentRow, upcomingOf } from '#db/appointment.ts';
import { catalogue, type ServiceRow } from '#db/service.ts';
import { type Heard, takenBy, takeMessages, unanswered } from '#db/message.ts';
import { mainSite, type SiteRow } from '#db/site.ts';
import { isSuppressed } from '#db/suppression.ts';
import { recentTraces, resumeTurn, startTurn } from '#db/turn.ts';
import { type Setting, settingOf } from '#db/setting.ts';
import { vehiclesOf, type VehicleRow } from '#db/vehicle.ts';
import type { Db } from '#db/orm.ts';
import type { TurnJob } from '#db/queue.ts';
import { type Ask, askSchema } from '#tools/tool.ts';
import type { BotContext } from './context.ts';
import { settleMs } from './settle.ts';

/** Turns whose messages a model is shown again, and receipts a reply may quote. */
const rememberedTurns = 8;
const rememberedReceipts = 20;

/** A turn at its start: who talks, what was said, and what is known. All of it was read in one transaction. */
export interface Scene {
  turnId: string;
  setting: Setting;
  heard: Heard[];
  /** The offer that waits for an answer. */
  pending: Ask | null;
  /** This person said STOP here. */
  isSuppressed: boolean;
  site: SiteRow;
  services: ServiceRow[];
  vehicles: VehicleRow[];
  upcoming: AppointmentRow[];
  traces: unknown[][];
  /** What the tools of this conversation returned lately: what a reply may state. */
  known: unknown[];
  /** What this turn already did before its process died; empty in the normal case. */
  earlier: ReceiptRow[];
}

/** Takes the open messages of a conversation into a turn, or takes up the turn a crash left; null when all is answered. */
export async function beginTurn(ctx: BotContext, job: TurnJob): Promise<Scene | null> {
  for (;;) {
    const begun = await ctx.store.forTenant(job.tenantId, (db) => tryBegin(ctx, db, job));
    if (begun === null || 'turnId' in begun) return begun;
    await new Promise((resolve) => setTimeout(resolve, begun.waitMs));
  }
}

async function tryBegin(ctx: BotContext, db: Db, job: TurnJob): Promise<Scene | { waitMs: number } | null> {
  const { conversationId } = job;
  const resumed = await resumeTurn(db, conversationId);
  const heard = resumed ? await takenBy(db, resumed) : await unanswered(db, conversationId);
  if (heard.length === 0) return null;
  const setting = await settingOf(db, conversationId);
  if (resumed) return readScene(ctx, db, resumed, setting, heard, await receiptsOf(db, resumed));

  const waitMs = settleMs(heard, setting.pending !== null, ctx.quietMs, ctx.now());
  if (waitMs > 0) return { waitMs };
  const turnId = ctx.newId();
  await startTurn(db, { id: turnId, conversationId, language: setting.language });
  await takeMessages(
    db,
    heard.map((message) => message.id),
    turnId,
  );
  return readScene(ctx, db, turnId, setting, heard, []);
}

async function readScene(
  ctx: BotContext,
  db: Db,
  turnId: string,
  setting: Setting,
  heard: Heard[],
  earlier: ReceiptRow[],
): Promise<Scene> {
  return {
    turnId,
    setting,
    heard,
    earlier,
    pending: readOffer(ctx, setting),
    isSuppressed: await isSuppressed(db, setting.channel, setting.addressIndex),
    site: await mainSite(db),
    services: await catalogue(db),
    vehicles: await vehiclesOf(db, setting.contactId),
    upcoming: await upcomingOf(db, setting.contactId),
    traces: await recentTraces(db, setting.conversationId, rememberedTurns),
    known: await knownOutputs(db, setting.conversationId, rememberedReceipts),
  };
}

/** An offer kept by another version of the program may not be readable; it must not hold the conversation up for ever. */
function readOffer({ log }: BotContext, { pending, tenant, conversationId }: Setting): Ask | null {
  if (pending === null) return null;
  const read = askSchema.safeParse(pending);
  if (read.success) return read.data;
  log.warn({ tenantId: tenant.id, conversationId }, 'offer not readable');
  return null;
}
