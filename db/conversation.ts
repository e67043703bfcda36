import { defineEntity, type InferEntity, p, raw } from '@mikro-orm/core';
import { Address } from './address.ts';
import { tenantColumns } from './columns.ts';
import { Contact } from './contact.ts';
import type { Db } from './db.ts';
import { insertRow } from './insert-row.ts';

/** One human talking to one channel account in one place: a contact or a member, never both. */
export const Conversation = defineEntity({
  name: 'Conversation',
  tableName: 'conversation',
  properties: {
    ...tenantColumns,
    channelAccountId: p.uuid(),
    addressId: p.uuid(),
    /** Where the talk goes on, in the channel's words; empty for a direct chat. */
    place: p.text().default(''),
    contactId: p.uuid().nullable(),
    memberId: p.uuid().nullable(),
    language: p.enum(['fr', 'en'] as const),
    holder: p.enum(['agent', 'member'] as const).default('agent'),
    /** Raised whenever the conversation changes hands: a reply made under an older epoch may not leave. */
    epoch: p.integer().default(0),
    memberWantedAt: p.datetime().nullable(),
    disclosedAt: p.datetime().nullable(),
  },
});

export type ConversationRow = InferEntity<typeof Conversation>;

export interface Arrival {
  channelAccountId: string;
  channel: string;
  valueIndex: string;
  valueSealed: string;
  place: string;
  newId: () => string;
}

/** A conversation, and whom it is with: the author of what comes in there. `isNew`: they had never written. */
export interface Correspondence {
  id: string;
  contactId: string | null;
  memberId: string | null;
  isNew?: boolean;
}

const whose = `conversation.id, conversation.contact_id as "contactId", conversation.member_id as "memberId"`;

/** The conversation of a sender with an account. A stranger becomes an address and a contact without a name. */
export async function conversationOf(db: Db, arrival: Arrival): Promise<Correspondence> {
  const [known] = await db.execute<Correspondence[]>(
    `select ${whose}
     from address
     join conversation on conversation.tenant_id = address.tenant_id and conversation.address_id = address.id
     where address.channel = ?
       and address.value_index = ?
       and conversation.channel_account_id = ?
       and conversation.place = ?`,
    [arrival.channel, arrival.valueIndex, arrival.channelAccountId, arrival.place],
  );
  return known ?? startConversation(db, arrival);
}

async function startConversation(db: Db, arrival: Arrival): Promise<Correspondence> {
  const { channel, channelAccountId, valueIndex, valueSealed, place, newId } = arrival;
  const once = '(tenant_id, channel, value_index)';
  const [, [address], [same]] = await Promise.all([
    // Two first messages may arrive at once: whoever comes second waits here and then finds the rows of the first.
    insertRow(db, Address, { id: newId(), channel, valueIndex, valueSealed }, once),
    db.execute<Correspondence[]>(
      `select id, contact_id as "contactId", member_id as "memberId"
       from address
       where channel = ? and value_index = ?
       for update`,
      [channel, valueIndex],
    ),
    // Whoever has the same number on another channel is the same human.
    db.execute<Owner[]>(
      `select contact_id as "contactId", member_id as "memberId", deleted_at as "deletedAt"
       from address
       where value_index = ? and num_nonnulls(contact_id, member_id) = 1
       order by deleted_at nulls first, member_id nulls last, created_at, id
       limit 1`,
      [valueIndex],
    ),
  ]);
  if (!address) throw new Error('The address that was just stored cannot be read.');
  const { id: addressId, contactId, memberId } = address;
  const isOwned = (contactId ?? memberId) !== null;
  const stranger: Owner = { contactId: newId(), memberId: null, deletedAt: null };
  const owner = isOwned ? { contactId, memberId, deletedAt: null } : (same ?? stranger);
  const [, conversation] = await Promise.all([
    isOwned ? null : giveOwner(db, addressId, owner, owner === stranger),
    openConversation(db, {
      ...{ contactId: owner.contactId, memberId: owner.memberId },
      ...{ channelAccountId, addressId, place, id: newId() },
    }),
  ]);
  return { ...conversation, isNew: owner === stranger };
}

/** `deletedAt`: since when the number is unlinked from its member, and so on every channel. */
type Owner = Pick<Correspondence, 'contactId' | 'memberId'> & { deletedAt: string | null };

/** A value that nobody has is a new contact's. */
async function giveOwner(db: Db, addressId: string, owner: Owner, isNew: boolean): Promise<void> {
  await Promise.all([
    isNew && owner.contactId ? insertRow(db, Contact, { id: owner.contactId }) : null,
    db.execute(`update address set contact_id = ?, member_id = ?, deleted_at = ? where id = ?`, [
      owner.contactId,
      owner.memberId,
      owner.deletedAt,
      addressId,
    ]),
  ]);
}

export type NewConversation = Omit<Correspondence, 'isNew'> &
  Pick<ConversationRow, 'channelAccountId' | 'addressId' | 'place'>;

/** Opens a conversation, or finds the one that is there. It begins in the contact's language, or the business's. */
export async function openConversation(db: Db, start: NewConversation): Promise<Correspondence> {
  const { channelAccountId, addressId, place, contactId } = start;
  const language = raw(`coalesce((select language from contact where id = ?), (select language from tenant))`, [
    contactId,
  ]);
  const once = '(tenant_id, channel_account_id, address_id, place)';
  const [, [conversation]] = await Promise.all([
    insertRow(db, Conversation, { ...start, language }, once),
    db.execute<Correspondence[]>(
      `select ${whose} from conversation where channel_account_id = ? and address_id = ? and place = ?`,
      [channelAccountId, addressId, place],
    ),
  ]);
  if (!conversation) throw new Error('The conversation that was just stored cannot be read.');
  return conversation;
}

/**
 * Puts a conversation away: the next message of the same person opens a new one. What was said stays, and nothing is sent there
 * any more.
 */
export async function putAway(db: Db, id: string): Promise<void> {
  await db.execute(
    `update conversation
     set place = 'away:' || id, deleted_at = app_now(), member_wanted_at = null
     where id = ? and deleted_at is null`,
    [id],
  );
}

/** Of an address that said STOP nothing is heard. */
const reachable = `address.channel in (?)
       and address.deleted_at is null
       and not exists (
         select from suppression
         where suppression.tenant_id = address.tenant_id
           and suppression.channel = address.channel
           and suppression.address_index = address.value_index
           and suppression.lifted_at is null)`;

/**
 * Where somebody is spoken to: where they last wrote, or else a direct chat on the first of their addresses whose channel the
 * business has. `reach`: the channels that can be sent on. Null for who cannot be reached on any of them, or said STOP there.
 */
export async function conversationWithOne(
  db: Db,
  one: { contactId: string } | { memberId: string },
  reach: readonly string[],
  newId: () => string,
): Promise<string | null> {
  const [column, id] = 'contactId' in one ? ['contact_id', one.contactId] : ['member_id', one.memberId];
  const [latest] = await db.execute<{ id: string }[]>(
    `select conversation.id
     from conversation
     join address on address.tenant_id = conversation.tenant_id and address.id = conversation.address_id
     join message on message.tenant_id = conversation.tenant_id and message.conversation_id = conversation.id
     where conversation.${column} = ?
       and conversation.deleted_at is null
       and message.direction = 'in'
       and ${reachable}
     order by message.seq desc
     limit 1`,
    [id, [...reach]],
  );
  if (latest) return latest.id;
  const [address] = await db.execute<{ addressId: string; channelAccountId: string }[]>(
    `select address.id as "addressId", channel_account.id as "channelAccountId"
     from address
     join channel_account
       on channel_account.tenant_id = address.tenant_id and channel_account.channel = address.channel
     where address.${column} = ?
       and channel_account.deleted_at is null
       and ${reachable}
     order by address.created_at, address.id, channel_account.created_at, channel_account.id
     limit 1`,
    [id, [...reach]],
  );
  if (!address) return null;
  const owner = { contactId: null, memberId: null, ...one };
  return (await openConversation(db, { ...owner, ...address, place: '', id: newId() })).id;
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
  state: { language: 'fr' | 'en'; isDisclosed: boolean },
): Promise<void> {
  await db.execute(
    `update conversation
     set language = ?, disclosed_at = case when ? then coalesce(disclosed_at, app_now()) end
     where id = ?`,
    [state.language, state.isDisclosed, id],
  );
}

/** Marks that a contact waits for a member; false where they do already. */
export async function wantMember(db: Db, id: string): Promise<boolean> {
  const rows = await db.execute<unknown[]>(
    `update conversation set member_wanted_at = app_now() where id = ? and member_wanted_at is null returning 1`,
    [id],
  );
  return rows.length === 1;
}

export async function languageOf(db: Db, id: string): Promise<'fr' | 'en'> {
  const [row] = await db.execute<{ language: 'fr' | 'en' }[]>(`select language from conversation where id = ?`, [id]);
  if (!row) throw new Error(`There is no conversation ${id} in this tenant.`);
  return row.language;
}
