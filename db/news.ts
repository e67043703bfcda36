import type { Db } from './db.ts';

/** More would be read by nobody; the rest is the next message. */
const mostGathered = 9;

/**
 * The words of a message of news that is leaving, with those of the others of its conversation that may leave too, a line each: they
 * leave within it and not by themselves. By `message_open`.
 */
export async function gatherNews(
  db: Db,
  conversationId: string,
  { id, text }: { id: string; text: string },
): Promise<string> {
  const rows = await db.execute<{ text: string; seq: string }[]>(
    `update message
     set status = 'suppressed', error_code = 'gathered'
     where id in (
       select id
       from message
       where conversation_id = ? and direction = 'out' and status = 'pending' and purpose = 'news'
         and (send_after is null or send_after <= app_now())
       order by seq
       limit ${mostGathered})
     returning text, seq`,
    [conversationId],
  );
  if (rows.length === 0) return text;
  const others = rows.toSorted((a, b) => Number(a.seq) - Number(b.seq)).map((row) => row.text);
  const whole = [text, ...others].join('\n');
  await db.execute(`update message set text = ? where id = ?`, [whole, id]);
  return whole;
}

/** News of these rows that the receipt's turn wrote and that has not left does not leave, once that was taken back. */
export async function withdrawNews(db: Db, receiptId: string, rowIds: readonly string[]): Promise<void> {
  if (rowIds.length === 0) return;
  await db.execute(
    `update message
     set status = 'suppressed', error_code = 'taken_back'
     from receipt
     where receipt.id = ? and message.tenant_id = receipt.tenant_id and message.turn_id = receipt.turn_id
       and message.direction = 'out' and message.purpose = 'news' and message.status = 'pending'
       and split_part(message.dedupe_key, ':', 3) in (?)`,
    [receiptId, [...rowIds]],
  );
}

/** What a member no longer wants to be told of, and has not been told yet, is not told. `kinds` are those of the dedupe key. */
export async function silenceNews(db: Db, memberId: string, kinds: readonly string[]): Promise<void> {
  if (kinds.length === 0) return;
  await db.execute(
    `update message
     set status = 'suppressed', error_code = 'not_wanted'
     from conversation
     where conversation.tenant_id = message.tenant_id and conversation.id = message.conversation_id
       and conversation.member_id = ?
       and message.direction = 'out' and message.purpose = 'news' and message.status = 'pending'
       and split_part(message.dedupe_key, ':', 2) in (?)`,
    [memberId, [...kinds]],
  );
}

/** Whether a message of this key was written, whatever became of it. */
export async function isWritten(db: Db, dedupeKey: string): Promise<boolean> {
  const rows = await db.execute<unknown[]>(`select 1 from message where dedupe_key = ?`, [dedupeKey]);
  return rows.length > 0;
}
