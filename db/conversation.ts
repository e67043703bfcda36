import { defineEntity, type InferEntity, p } from '@mikro-orm/core';
import { tenantColumns } from './columns.ts';
import type { Db } from './orm.ts';

export const Conversation = defineEntity({
  name: 'Conversation',
  tableName: 'conversation',
  properties: {
    ...tenantColumns,
    channelAccountId: p.uuid(),
    addressId: p.uuid(),
    contactId: p.uuid(),
    language: p.enum(['fr', 'en'] as const),
    holder: p.enum(['agent', 'person'] as const).default('agent'),
    /** Raised whenever the conversation changes hands: a reply made under an older epoch may not leave. */
    epoch: p.integer().default(0),
    pending: p.json<unknown>().nullable(),
    personWantedAt: p.datetime().nullable(),
    disclosedAt: p.datetime().nullable(),
  },
});

export type ConversationRow = InferEntity<typeof Conversation>;

export interface Arrival {
  channelAccountId: string;
  channel: string;
  valueIndex: string;
  valueSealed: string;
  newId: () => string;
}

/** The conversation of a sender with an account. A stranger becomes an address and a contact without a name. */
export async function conversationOf(db: Db, arrival: Arrival): Promise<string> {
  const [known] = await db.execute<{ id: string }[]>(
    `select conversation.id
     from address
     join conversation on conversation.tenant_id = address.tenant_id and conversation.address_id = address.id
     where address.channel = ?
       and address.value_index = ?
       and conversation.channel_account_id = ?`,
    [arrival.channel, arrival.valueIndex, arrival.channelAccountId],
  );
  return known ? known.id : startConversation(db, arrival);
}

async function startConversation(db: Db, arrival: Arrival): Promise<string> {
  const { channel, valueIndex, valueSealed, newId } = arrival;
  // Two first messages may arrive at once: whoever comes second waits here and then finds the rows of the first.
  await db.execute(
    `insert into address (id, channel, value_index, value_sealed)
     values (?, ?, ?, ?)
     on conflict (tenant_id, channel, value_index) do nothing`,
    [newId(), channel, valueIndex, valueSealed],
  );
  const [address] = await db.execute<{ id: string; contact_id: string | null }[]>(
    `select id, contact_id from address where channel = ? and value_index = ? for update`,
    [channel, valueIndex],
  );
  if (!address) throw new Error('The address that was just stored cannot be read.');
  const contactId = address.contact_id ?? (await startContact(db, address.id, newId()));
  await db.execute(
    `insert into conversation (id, channel_account_id, address_id, contact_id, language)
     select ?, ?, ?, ?, coalesce((select language from contact where id = ?), tenant.language)
     from tenant
     on conflict (tenant_id, channel_account_id, address_id) do nothing`,
    [newId(), arrival.channelAccountId, address.id, contactId, contactId],
  );
  const [conversation] = await db.execute<{ id: string }[]>(
    `select id from conversation where channel_account_id = ? and address_id = ?`,
    [arrival.channelAccountId, address.id],
  );
  if (!conversation) throw new Error('The conversation that was just stored cannot be read.');
  return conversation.id;
}

async function startContact(db: Db, addressId: string, id: string): Promise<string> {
  await db.execute(`insert into contact (id) values (?)`, [id]);
  await db.execute(`update address set contact_id = ? where id = ?`, [id, addressId]);
  return id;
}

/** Locks a conversation until the transaction ends, and tells its epoch. */
export async function holdConversation(db: Db, id: string): Promise<{ epoch: number }> {
  const [row] = await db.execute<{ epoch: number }[]>(`select epoch from conversation where id = ? for update`, [id]);
  if (!row) throw new Error(`There is no conversation ${id} in this tenant.`);
  return row;
}

/** Keeps what a turn leaves behind for the next one. */
export async function keepConversation(
  db: Db,
  id: string,
  state: { language: 'fr' | 'en'; isDisclosed: boolean; pending: unknown },
): Promise<void> {
  await db.execute(
    `update conversation
     set language = ?, pending = ?::jsonb,
         disclosed_at = case when ? then coalesce(disclosed_at, app_now()) end
     where id = ?`,
    [state.language, state.pending === null ? null : JSON.stringify(state.pending), state.isDisclosed, id],
  );
}

/** Marks that this person waits for somebody of the business. */
export async function wantPerson(db: Db, id: string): Promise<void> {
  await db.execute(`update conversation set person_wanted_at = coalesce(person_wanted_at, app_now()) where id = ?`, [
    id,
  ]);
}
