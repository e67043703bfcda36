import type { Db } from './db.ts';
import type { FileRow } from './file.ts';

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
  /** Until when its question stands open; null when it put none, or it is closed. */
  openUntil: Date | null;
  files: Omit<FileRow, 'hash'>[];
}

const columns = `id, direction, coalesce(detail ->> 'rendered', text) as text, choices, status, segments,
  turn_id as "turnId", created_at as at,
  (select max(ask.until)
   from ask
   where ask.tenant_id = message.tenant_id and ask.message_id = message.id and ask.closed_at is null) as "openUntil",
  (select coalesce(jsonb_agg(jsonb_build_object('id', file.id, 'name', file.name, 'type', file.type, 'bytes', file.bytes)
     order by message_file.id), '[]')
   from message_file
   join file on file.tenant_id = message_file.tenant_id and file.id = message_file.file_id
   where message_file.tenant_id = message.tenant_id and message_file.message_id = message.id) as files`;

/** The conversation of an address with an account, or null when nobody has written yet. */
export async function conversationWith(db: Db, channelAccountId: string, valueIndex: string): Promise<string | null> {
  const [row] = await db.execute<{ id: string }[]>(
    `select conversation.id
     from conversation
     join address on address.tenant_id = conversation.tenant_id and address.id = conversation.address_id
     where conversation.channel_account_id = ? and address.value_index = ? and conversation.deleted_at is null`,
    [channelAccountId, valueIndex],
  );
  return row?.id ?? null;
}

/** What was written in the messages of a turn, a line each. */
export async function heardInTurn(db: Db, turnId: string): Promise<string> {
  const rows = await db.execute<{ text: string }[]>(
    `select text from message where turn_id = ? and direction = 'in' order by seq`,
    [turnId],
  );
  return rows.map(({ text }) => text).join('\n');
}

/** A conversation's latest messages, oldest first; without news that wait, or that left within another message. */
export async function latestMessages(db: Db, conversationId: string, limit: number): Promise<HistoryMessage[]> {
  const rows = await db.execute<HistoryMessage[]>(
    `select ${columns}
     from message
     where conversation_id = ? and not (purpose = 'news' and status in ('pending', 'suppressed'))
     order by seq desc
     limit ?`,
    [conversationId, limit],
  );
  return rows.toReversed().map(messageOf);
}

export async function messageById(db: Db, id: string): Promise<HistoryMessage | null> {
  const [row] = await db.execute<HistoryMessage[]>(`select ${columns} from message where id = ?`, [id]);
  return row ? messageOf(row) : null;
}

/** The messages of a turn in its own conversation: those it answers and its answer. */
export async function messagesOfTurn(db: Db, turnId: string): Promise<HistoryMessage[]> {
  const rows = await db.execute<HistoryMessage[]>(
    `select ${columns}
     from message
     where turn_id = ? and conversation_id = (select conversation_id from turn where id = ?)
     order by seq`,
    [turnId, turnId],
  );
  return rows.map(messageOf);
}

function messageOf(row: HistoryMessage): HistoryMessage {
  return { ...row, at: new Date(row.at), openUntil: row.openUntil === null ? null : new Date(row.openUntil) };
}
