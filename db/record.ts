import type { Db } from './db.ts';
import { receiptsOf, type ReceiptRow } from './receipt.ts';
import { Turn, type TurnRow } from './turn.ts';

export interface SentMessage {
  id: string;
  /** The words as the person read them, choices numbered; as they wait in the outbox when they have not left. */
  text: string;
  choices: { value: string; label: string }[];
  status: string;
  segments: number | null;
  channel: string;
  /** Another one than the turn's where somebody else was told. */
  conversationId: string;
  addressSealed: string;
}

/** What a turn left behind: itself, its receipts in order, and its answer. */
export interface TurnRecord {
  turn: TurnRow;
  receipts: ReceiptRow[];
  sent: SentMessage[];
}

/** The record of the finished turn that took a message; null while the message waits or its turn runs. */
export async function recordOfMessage(db: Db, messageId: string): Promise<TurnRecord | null> {
  const [row] = await db.execute<{ turnId: string | null }[]>(`select turn_id as "turnId" from message where id = ?`, [
    messageId,
  ]);
  return row?.turnId ? recordOfTurn(db, row.turnId) : null;
}

/** As above, by the turn's id. */
export async function recordOfTurn(db: Db, turnId: string): Promise<TurnRecord | null> {
  const turn = await db.findOne(Turn, { id: turnId }, { disableIdentityMap: true });
  if (!turn || turn.status === 'running' || turn.status === 'superseded') return null;
  const sent = await db.execute<SentMessage[]>(
    `select message.id, coalesce(message.detail ->> 'rendered', message.text) as text, message.choices, message.status, message.segments, address.channel,
       message.conversation_id as "conversationId", address.value_sealed as "addressSealed"
     from message
     join conversation on conversation.tenant_id = message.tenant_id and conversation.id = message.conversation_id
     join address on address.tenant_id = conversation.tenant_id and address.id = conversation.address_id
     where message.turn_id = ? and message.direction = 'out'
     order by message.seq`,
    [turnId],
  );
  return { turn, receipts: await receiptsOf(db, turnId), sent };
}
