import { defineEntity, type InferEntity, p } from '@mikro-orm/core';
import { tenantColumns } from './columns.ts';
import type { Db } from './orm.ts';

/** Proof of what a tool did. Keyed by turn and call, so that a turn that runs again repeats nothing. Append-only. */
export const Receipt = defineEntity({
  name: 'Receipt',
  tableName: 'receipt',
  properties: {
    ...tenantColumns,
    turnId: p.uuid(),
    conversationId: p.uuid(),
    callKey: p.text(),
    callId: p.text(),
    tool: p.text(),
    effect: p.text(),
    input: p.json<Record<string, unknown>>(),
    ok: p.boolean(),
    output: p.json<unknown>(),
    ask: p.json<unknown>().nullable(),
    rows: p.json<unknown[]>().onCreate(() => []),
    ms: p.float(),
  },
});

export type ReceiptRow = InferEntity<typeof Receipt>;

export async function receiptOf(db: Db, turnId: string, callKey: string): Promise<ReceiptRow | null> {
  return db.findOne(Receipt, { turnId, callKey }, { disableIdentityMap: true });
}

export type NewReceipt = Pick<
  ReceiptRow,
  | 'id'
  | 'turnId'
  | 'conversationId'
  | 'callKey'
  | 'callId'
  | 'tool'
  | 'effect'
  | 'input'
  | 'ok'
  | 'output'
  | 'ask'
  | 'rows'
  | 'ms'
>;

/** Keeps the proof of a call; false when the turn has one already, which whoever did the same at the same time kept first. */
export async function keepReceipt(db: Db, receipt: NewReceipt): Promise<boolean> {
  const rows = await db.execute<{ id: string }[]>(
    `insert into receipt
       (id, turn_id, conversation_id, call_key, call_id, tool, effect, ok, ms, input, output, ask, rows)
     values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?::jsonb, ?::jsonb, ?::jsonb)
     on conflict (tenant_id, turn_id, call_key) do nothing
     returning id`,
    [
      ...[receipt.id, receipt.turnId, receipt.conversationId, receipt.callKey, receipt.callId],
      ...[receipt.tool, receipt.effect, receipt.ok, receipt.ms],
      ...[receipt.input, receipt.output, receipt.ask, receipt.rows].map((json) => JSON.stringify(json)),
    ],
  );
  return rows.length === 1;
}

/** A turn's receipts in the order of the calls. */
export async function receiptsOf(db: Db, turnId: string): Promise<ReceiptRow[]> {
  return db.find(Receipt, { turnId }, { orderBy: { createdAt: 'asc', id: 'asc' }, disableIdentityMap: true });
}
