import { defineEntity, type InferEntity, p, raw } from '@mikro-orm/core';
import { tenantColumns } from './columns.ts';
import type { Db } from './db.ts';
import { insertRow } from './insert-row.ts';

/** A question of ours that waits for an answer. What its options run is checked by whoever reads them. */
export const StoredAsk = defineEntity({
  name: 'StoredAsk',
  tableName: 'ask',
  properties: {
    ...tenantColumns,
    conversationId: p.uuid(),
    /** The message that put it: an answer to what never left counts for nothing. */
    messageId: p.uuid().nullable(),
    topic: p.text(),
    kind: p.enum(['choose', 'confirm'] as const),
    options: p.json<unknown[]>(),
    no: p.json<unknown>().nullable(),
    late: p.enum(['runs', 'lapses'] as const),
    until: p.datetime(),
    closedAt: p.datetime().nullable(),
  },
});

export type AskRow = InferEntity<typeof StoredAsk>;
export type NewAsk = Pick<
  AskRow,
  'id' | 'conversationId' | 'messageId' | 'topic' | 'kind' | 'options' | 'no' | 'late' | 'until'
>;

export async function storeAsk(db: Db, ask: NewAsk): Promise<void> {
  await insertRow(db, StoredAsk, ask);
}

/** A question of a conversation, open or closed. */
export async function askOf(db: Db, conversationId: string, id: string): Promise<AskRow | null> {
  return db.findOne(StoredAsk, { id, conversationId }, { disableIdentityMap: true });
}

/** Closes the open questions of a conversation about some topics: what was just said there invites an answer of its own. */
export async function closeTopics(db: Db, conversationId: string, topics: readonly string[]): Promise<void> {
  await db.nativeUpdate(
    StoredAsk,
    { conversationId, closedAt: null, topic: { $in: [...topics] } },
    { closedAt: raw('app_now()') },
  );
}

/** Closes all open questions of a conversation: whoever was asked is not written to any more. */
export async function closeAllAsks(db: Db, conversationId: string): Promise<void> {
  await db.nativeUpdate(StoredAsk, { conversationId, closedAt: null }, { closedAt: raw('app_now()') });
}

/** Closes questions of a conversation, for good. */
export async function closeAsks(db: Db, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await db.execute(`update ask set closed_at = app_now() where id in (?) and closed_at is null`, [[...ids]]);
}

/** Closes the questions about a proposal that was decided; gives the members who had been asked. */
export async function closeAsksAbout(db: Db, proposalId: string): Promise<string[]> {
  const rows = await db.execute<{ memberId: string | null }[]>(
    `update ask
     set closed_at = app_now()
     from conversation
     where ask.closed_at is null
       and ask.options -> 0 ->> 'proposal' = ?
       and conversation.tenant_id = ask.tenant_id
       and conversation.id = ask.conversation_id
     returning conversation.member_id as "memberId"`,
    [proposalId],
  );
  return [...new Set(rows.flatMap(({ memberId }) => memberId ?? []))];
}
