import { defineEntity, type InferEntity, p } from '@mikro-orm/core';
import { tenantColumns } from './columns.ts';
import type { Db } from './db.ts';
import { isTaken } from './failure.ts';
import { insertRow } from './insert-row.ts';

/** Proof of what a tool did for a turn or a job. Keyed by it and the call, so that what runs again repeats nothing. Append-only. */
export const Receipt = defineEntity({
  name: 'Receipt',
  tableName: 'receipt',
  properties: {
    ...tenantColumns,
    turnId: p.uuid().nullable(),
    conversationId: p.uuid().nullable(),
    /** The run of a job, where no turn is behind the call. */
    job: p.text().nullable(),
    callKey: p.text(),
    callId: p.text(),
    tool: p.text(),
    effect: p.text(),
    input: p.json<Record<string, unknown>>(),
    ok: p.boolean(),
    output: p.json<unknown>(),
    ask: p.json<unknown>().nullable(),
    rows: p.json<unknown[]>().onCreate(() => []),
    /** What it proves, in the words of `Deed`. */
    deeds: p.json<unknown[]>().onCreate(() => []),
    /** The topics whose open questions it closes. */
    closes: p.json<unknown[]>().onCreate(() => []),
    ms: p.float(),
  },
});

export type ReceiptRow = InferEntity<typeof Receipt>;

/** On whose behalf a tool ran. */
export type Origin = { turnId: string; conversationId: string } | { job: string };

export async function receiptOf(db: Db, origin: Origin, callKey: string): Promise<ReceiptRow | null> {
  const behalf = 'job' in origin ? { job: origin.job } : { turnId: origin.turnId };
  return db.findOne(Receipt, { ...behalf, callKey }, { disableIdentityMap: true });
}

type Proof =
  | 'id'
  | 'callKey'
  | 'callId'
  | 'tool'
  | 'effect'
  | 'input'
  | 'ok'
  | 'output'
  | 'ask'
  | 'rows'
  | 'deeds'
  | 'closes'
  | 'ms';
export type NewReceipt = Pick<ReceiptRow, Proof> & { origin: Origin };

/** Keeps the proof of a call; throws what `isKeptAlready` knows when there is one already. */
export async function keepReceipt(db: Db, { origin, ...receipt }: NewReceipt): Promise<void> {
  await insertRow(db, Receipt, { ...receipt, ...origin });
}

/** Whoever did the same call at the same time kept its receipt first. */
export function isKeptAlready(error: unknown): boolean {
  return isTaken(error, 'receipt_call', 'receipt_job_call');
}

/** A turn's receipts in the order of the calls. */
export async function receiptsOf(db: Db, turnId: string): Promise<ReceiptRow[]> {
  return db.find(Receipt, { turnId }, { orderBy: { createdAt: 'asc', id: 'asc' }, disableIdentityMap: true });
}

/** The last call that was kept in a conversation, whatever it was but the asking why. By the index of receipts on their conversation. */
export async function lastReceiptHere(
  db: Db,
  conversationId: string,
): Promise<{ tool: string; output: unknown } | null> {
  const [row] = await db.execute<{ tool: string; output: unknown }[]>(
    `select tool, output
     from receipt
     where conversation_id = ? and ok and tool <> 'explain_answer'
     order by created_at desc, id desc
     limit 1`,
    [conversationId],
  );
  return row ?? null;
}
