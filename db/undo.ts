import type { Db } from './db.ts';

/** A write of a member that may be taken back: what their last turns here did, newest first. */
export interface LateWrite {
  receipt: string;
  at: Date;
  tool: string;
  /** As the receipt keeps them; read again by whoever knows their shape. */
  rows: unknown;
  deeds: string[];
  output: unknown;
}

/**
 * The newest write of a conversation since an instant that was not taken back, or message that left; with `taken`, the newest taking
 * back. By the index of receipts on their conversation.
 */
export async function lastWrite(
  db: Db,
  { conversationId, since, taken }: { conversationId: string; since: Date; taken: boolean },
): Promise<LateWrite | null> {
  const [row] = await db.execute<(Omit<LateWrite, 'at'> & { at: string })[]>(
    `select receipt.id as receipt, receipt.created_at as at, receipt.tool, receipt.rows, receipt.deeds, receipt.output
     from receipt
     where receipt.conversation_id = ?
       and receipt.created_at >= ?
       and receipt.ok
       and (jsonb_array_length(receipt.rows) > 0 or receipt.deeds @> '["sent"]')
       and case when ? then receipt.tool = 'undo' and receipt.output ->> 'redone' = 'false' else receipt.tool <> 'undo' end
       and not exists (
         select from receipt as later
         where later.tenant_id = receipt.tenant_id
           and later.conversation_id = receipt.conversation_id
           and later.created_at >= receipt.created_at
           and later.tool = 'undo' and later.ok
           and later.output ->> 'receipt' = receipt.id::text
           and not exists (
             select from receipt as again
             where again.tenant_id = later.tenant_id and again.conversation_id = later.conversation_id
               and again.tool = 'undo' and again.ok and again.output ->> 'receipt' = later.id::text))
     order by receipt.created_at desc, receipt.id desc
     limit 1`,
    [conversationId, since, taken],
  );
  return row ? { ...row, at: new Date(row.at) } : null;
}

/** What a taking back or bringing back wrote, and what had been written that it took back; rows as receipts keep them. */
export interface TakenBack {
  rows: unknown;
  took: unknown;
}

/** Every taking back and bringing back of a conversation since an instant. By the index of receipts on their conversation. */
export async function takenBackIn(db: Db, conversationId: string, since: Date): Promise<TakenBack[]> {
  return db.execute<TakenBack[]>(
    `select receipt.rows, taken.rows as took
     from receipt
     join receipt as taken
       on taken.tenant_id = receipt.tenant_id and taken.id = (receipt.output ->> 'receipt')::uuid
     where receipt.conversation_id = ?
       and receipt.created_at >= ?
       and receipt.tool = 'undo' and receipt.ok`,
    [conversationId, since],
  );
}
