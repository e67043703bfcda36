import { defineEntity, type InferEntity, p } from '@mikro-orm/core';
import { tenantColumns } from './columns.ts';
import type { Db } from './db.ts';
import { isTaken } from './failure.ts';
import { insertRow } from './insert-row.ts';

export const Message = defineEntity({
  name: 'Message',
  tableName: 'message',
  properties: {
    ...tenantColumns,
    conversationId: p.uuid(),
    direction: p.enum(['in', 'out'] as const),
    kind: p.enum(['text', 'choice', 'media', 'location', 'template'] as const),
    /** Who wrote it. `agent` answers, `system` speaks unasked: reminders, notices, apologies. */
    author: p.enum(['contact', 'member', 'agent', 'system'] as const),
    authorId: p.uuid().nullable(),
    /** What it is for, which decides when it may leave. */
    purpose: p.enum(['reply', 'reminder', 'notice', 'news'] as const).default('reply'),
    text: p.text(),
    choices: p.json<{ value: string; label: string }[]>().onCreate(() => []),
    detail: p.json<unknown>().nullable(),
    providerId: p.text().nullable(),
    /** `in:<account>:<provider id>` or what the message answers: the same one is never stored twice. */
    dedupeKey: p.text(),
    status: p.enum([
      'received',
      'pending',
      'sending',
      'sent',
      'delivered',
      'read',
      'failed',
      'refused',
      'suppressed',
      'unknown',
    ] as const),
    errorCode: p.text().nullable(),
    segments: p.integer().nullable(),
    sendAfter: p.datetime().nullable(),
    turnId: p.uuid().nullable(),
  },
});

/** The same message is never stored twice. */
const once = '(tenant_id, dedupe_key)';

export type MessageRow = InferEntity<typeof Message>;
export type MessageStatus = MessageRow['status'];

/** Who wrote an inbound message: the one its conversation is with. */
export type Author = { author: 'contact' | 'member'; authorId: string };

export type NewInbound = Pick<MessageRow, 'id' | 'conversationId' | 'kind' | 'text'> &
  Author & { detail: unknown; providerId: string; dedupeKey: string };

/** Stores an inbound message; throws what `isStoredAlready` knows when it came before. */
export async function storeInbound(db: Db, message: NewInbound): Promise<void> {
  await insertRow(db, Message, { ...message, direction: 'in', status: 'received' });
}

/** A provider sends a webhook again until it is answered, and sometimes after. */
export function isStoredAlready(error: unknown): boolean {
  return isTaken(error, 'message_dedupe');
}

/** An inbound message as a turn reads it. */
export interface Heard {
  id: string;
  kind: MessageRow['kind'];
  text: string;
  detail: unknown;
  /** When it was stored, by the injected clock. */
  createdAt: Date;
}

const heardColumns = `id, kind, text, detail, created_at as "createdAt"`;

/** The inbound messages that no turn has taken, in the order in which they came. */
export async function unanswered(db: Db, conversationId: string): Promise<Heard[]> {
  const rows = await db.execute<Heard[]>(
    `select ${heardColumns}
     from message
     where conversation_id = ? and direction = 'in' and turn_id is null
     order by seq`,
    [conversationId],
  );
  return rows.map(heard);
}

/**
 * What a turn may begin with: the messages of the turn that runs, when a process died in it, else those that no turn has
 * taken. In the order in which they came.
 */
export async function openMessages(
  db: Db,
  conversationId: string,
): Promise<{ runningTurnId: string | null; heard: Heard[] }> {
  const rows = await db.execute<(Heard & { turnId: string | null })[]>(
    // Two halves, because no index serves both: message_open and message_turn.
    `select * from (
       select ${heardColumns}, turn_id as "turnId", seq
       from message
       where conversation_id = ? and direction = 'in' and turn_id is null
       union all
       select ${heardColumns}, turn_id as "turnId", seq
       from message
       where turn_id = (select id from turn where conversation_id = ? and status = 'running') and direction = 'in') as open
     order by seq`,
    [conversationId, conversationId],
  );
  const runningTurnId = rows.find(({ turnId }) => turnId !== null)?.turnId ?? null;
  return { runningTurnId, heard: rows.filter(({ turnId }) => turnId === runningTurnId).map(heard) };
}

/** Keeps a message in other words than it came in: what it held that nobody may read again is gone. */
export async function rewriteMessage(db: Db, id: string, text: string): Promise<void> {
  await db.nativeUpdate(Message, { id }, { text });
}

/** Adds to what stands on a message beside its words. */
export async function addDetail(db: Db, id: string, detail: object): Promise<void> {
  await db.execute(`update message set detail = coalesce(detail, '{}') || ?::jsonb where id = ?`, [
    ...[JSON.stringify(detail), id],
  ]);
}

/** Gives a turn's messages back, so that the next turn answers them together with the newer ones. */
export async function giveBackMessages(db: Db, turnId: string): Promise<void> {
  await db.nativeUpdate(Message, { turnId, direction: 'in' }, { turnId: null });
}

export type NewOutbound = Pick<MessageRow, 'id' | 'conversationId' | 'text' | 'choices' | 'dedupeKey' | 'purpose'> & {
  author: 'agent' | 'system';
  turnId: string | null;
};

/** Puts a message into the outbox; false when its key is there already. */
export async function storeOutbound(db: Db, message: NewOutbound): Promise<boolean> {
  return insertRow(db, Message, { ...message, direction: 'out', kind: 'text', status: 'pending' }, once);
}

/** How far a delivery has come. Callbacks overtake each other, so a status never goes back. */
const rank: Partial<Record<MessageStatus, number>> = {
  sending: 0,
  unknown: 1,
  sent: 2,
  delivered: 3,
  read: 4,
  failed: 5,
};

/** Keeps what the provider says about a message, found by our id or else by the provider's; null when we do not know it. */
export async function recordStatus(
  db: Db,
  which: { messageId: string | null; providerId: string },
  status: 'sent' | 'delivered' | 'read' | 'failed',
  errorCode: string | null,
): Promise<{ id: string; conversationId: string } | null> {
  // Locked, because two callbacks of one message may come at the same time.
  const [message] = await db.execute<{ id: string; conversationId: string; status: MessageStatus }[]>(
    `select id, conversation_id as "conversationId", status
     from message
     where direction = 'out' and ${which.messageId ? 'id' : 'provider_id'} = ?
     for update`,
    [which.messageId ?? which.providerId],
  );
  if (!message) return null;
  if ((rank[status] ?? 0) > (rank[message.status] ?? 0)) {
    await db.nativeUpdate(Message, { id: message.id }, { status, errorCode, providerId: which.providerId });
  }
  return { id: message.id, conversationId: message.conversationId };
}

function heard({ id, kind, text, detail, createdAt }: Heard): Heard {
  return { id, kind, text, detail, createdAt: new Date(createdAt) };
}
