import type { Db } from './orm.ts';

export interface HistoryMessage {
  id: string;
  direction: 'in' | 'out';
  /** As the person wrote it, or read it with its choices numbered. */
  text: string;
  choices: { value: string; label: string }[];
  status: string;
  segments: number | null;
  turnId: string | null;
  at: Date;
}

interface MessageRow {
  id: string;
  direction: 'in' | 'out';
  text: string;
  choices: { value: string; label: string }[];
  status: string;
  segments: number | null;
  turn_id: string | null;
  created_at: Date;
}

const columns = `id, direction, coalesce(detail ->> 'rendered', text) as text, choices, status, segments, turn_id, created_at`;

/** The conversation of an address with an account, or null when nobody has written yet. */
export async function conversationWith(db: Db, channelAccountId: string, valueIndex: string): Promise<string | null> {
  const [row] = await db.execute<{ id: string }[]>(
    `select conversation.id
     from conversation
     join address on address.tenant_id = conversation.tenant_id and address.id = conversation.address_id
     where conversation.channel_account_id = ? and address.value_index = ?`,
    [channelAccountId, valueIndex],
  );
  return row?.id ?? null;
}

/** A conversation's latest messages, oldest first. */
export async function latestMessages(db: Db, conversationId: string, limit: number): Promise<HistoryMessage[]> {
  const rows = await db.execute<MessageRow[]>(
    `select ${columns} from message where conversation_id = ? order by seq desc limit ?`,
    [conversationId, limit],
  );
  return rows.toReversed().map(messageOf);
}

export async function messageById(db: Db, id: string): Promise<HistoryMessage | null> {
  const [row] = await db.execute<MessageRow[]>(`select ${columns} from message where id = ?`, [id]);
  return row ? messageOf(row) : null;
}

/** The messages a turn sends. */
export async function messagesOfTurn(db: Db, turnId: string): Promise<HistoryMessage[]> {
  const rows = await db.execute<MessageRow[]>(`select ${columns} from message where turn_id = ? order by seq`, [
    turnId,
  ]);
  return rows.map(messageOf);
}

function messageOf(row: MessageRow): HistoryMessage {
  const { turn_id, created_at, ...rest } = row;
  return { ...rest, turnId: turn_id, at: new Date(created_at) };
}
