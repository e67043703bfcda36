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
    ms: p.double(),
  },
});

export type ReceiptRow = InferEntity<typeof Receipt>;

export async function receiptOf(db: Db, turnId: string, callKey: string): Promise<ReceiptRow | null> {
  return db.findOne(Receipt, { turnId, callKey }, { disableIdentityMap: true });
}

/** A turn's receipts in the order of the calls. */
export async function receiptsOf(db: Db, turnId: string): Promise<ReceiptRow[]> {
  return db.find(Receipt, { turnId }, { orderBy: { createdAt: 'asc', id: 'asc' }, disableIdentityMap: true });
}

/** The outputs that a conversation's tools returned lately: what a reply may state. */
export async function recentReceipts(db: Db, conversationId: string, limit: number): Promise<ReceiptRow[]> {
  return db.find(
    Receipt,
    { conversationId, ok: true },
    { orderBy: { createdAt: 'desc', id: 'desc' }, limit, disableIdentityMap: true },
  );
}
