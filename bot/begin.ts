import { type Heard, openMessages } from '#db/message.ts';
import type { Db } from '#db/orm.ts';
import type { TurnJob } from '#db/queue.ts';
import { receiptsOf, type ReceiptRow } from '#db/receipt.ts';
import { type Setting, settingOf } from '#db/setting.ts';
import { type Surroundings, surroundingsOf } from '#db/surroundings.ts';
import { resumeTurn, startTurn } from '#db/turn.ts';
import { type Ask, askSchema } from '#tools/tool.ts';
import type { BotContext } from './context.ts';
import { settleMs } from './settle.ts';

/** Turns whose messages a model is shown again, and receipts a reply may quote. */
const remembered = { turns: 8, receipts: 20 };

/** A turn at its start: who talks, what was said, and what is known. All of it was read in one transaction. */
export interface Scene extends Surroundings {
  turnId: string;
  setting: Setting;
  heard: Heard[];
  /** The offer that waits for an answer. */
  pending: Ask | null;
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
  const { runningTurnId, heard } = await openMessages(db, conversationId);
  if (heard.length === 0) return null;
  const setting = await settingOf(db, conversationId);
  if (runningTurnId) {
    await resumeTurn(db, runningTurnId);
    return readScene(ctx, db, { turnId: runningTurnId, setting, heard, earlier: await receiptsOf(db, runningTurnId) });
  }
  const waitMs = settleMs(heard, setting.pending !== null, ctx.quietMs, ctx.now());
  if (waitMs > 0) return { waitMs };
  const turnId = ctx.newId();
  const messageIds = heard.map((message) => message.id);
  await startTurn(db, { id: turnId, conversationId, language: setting.language, messageIds });
  return readScene(ctx, db, { turnId, setting, heard, earlier: [] });
}

async function readScene(
  ctx: BotContext,
  db: Db,
  start: Pick<Scene, 'turnId' | 'setting' | 'heard' | 'earlier'>,
): Promise<Scene> {
  return {
    ...start,
    ...(await surroundingsOf(db, start.setting, remembered)),
    pending: readOffer(ctx, start.setting),
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
