import { Address } from './address.ts';
import type { Db } from './db.ts';
import { insertRow } from './insert-row.ts';

export type GivenAddress = { kind: 'given' } | { kind: 'taken'; by: string };

/**
 * Makes an address a member's. What was a contact's until now is the member's from here on, conversations included; what is
 * another member's, on this or any other channel, stays theirs: two people on one phone could not be told apart.
 */
export async function giveAddress(
  db: Db,
  address: { id: string; memberId: string; channel: string; valueSealed: string; valueIndex: string },
): Promise<GivenAddress> {
  const { memberId, valueIndex } = address;
  const [other] = await db.execute<{ name: string }[]>(
    `select member.name
     from address
     join member on member.tenant_id = address.tenant_id and member.id = address.member_id
     where address.value_index = ?
       and address.member_id <> ?
       and address.deleted_at is null
       and member.deleted_at is null`,
    [valueIndex, memberId],
  );
  if (other) return { kind: 'taken', by: other.name };
  await insertRow(db, Address, { ...address, contactId: null }, '(tenant_id, channel, value_index)');
  await claimAddress(db, { memberId, valueIndex, during: null });
  return { kind: 'given' };
}

/**
 * The same number on every channel is the member's, and what goes on there. `during`: the conversation whose own turn does
 * this, whose answer may leave; of any other an answer in the making is for who wrote before, and may not.
 */
export async function claimAddress(
  db: Db,
  { memberId, valueIndex, during }: { memberId: string; valueIndex: string; during: string | null },
): Promise<void> {
  await db.execute(`update address set member_id = ?, contact_id = null, deleted_at = null where value_index = ?`, [
    memberId,
    valueIndex,
  ]);
  // A question that a customer was asked is not the member's to answer.
  await db.execute(
    `update ask
     set closed_at = app_now()
     from conversation, address
     where ask.closed_at is null
       and conversation.tenant_id = ask.tenant_id
       and conversation.id = ask.conversation_id
       and conversation.member_id is distinct from ?
       and address.tenant_id = conversation.tenant_id
       and address.id = conversation.address_id
       and address.value_index = ?`,
    [memberId, valueIndex],
  );
  await db.execute(
    `update conversation
     set member_id = ?, contact_id = null,
       epoch = epoch + case when conversation.id is distinct from ?::uuid then 1 else 0 end
     from address
     where address.tenant_id = conversation.tenant_id
       and address.id = conversation.address_id
       and address.value_index = ?
       and conversation.member_id is distinct from ?`,
    [memberId, during, valueIndex, memberId],
  );
}

/** An address a member writes from. */
export interface MemberAddress {
  id: string;
  channel: string;
  valueSealed: string;
  valueIndex: string;
}

/** Those that are linked, in the order in which they came. */
export async function addressesOfMember(db: Db, memberId: string): Promise<MemberAddress[]> {
  return db.execute<MemberAddress[]>(
    `select id, channel, value_sealed as "valueSealed", value_index as "valueIndex"
     from address
     where member_id = ? and deleted_at is null
     order by created_at, id`,
    [memberId],
  );
}

/**
 * Takes numbers or accounts away from a member, on every channel where they are the same; gives the addresses. Whoever writes from
 * there is nobody's member, and no answer in the making leaves.
 */
export async function unlinkAddresses(db: Db, memberId: string, valueIndexes: readonly string[]): Promise<string[]> {
  if (valueIndexes.length === 0) return [];
  const rows = await db.execute<{ id: string }[]>(
    `update address
     set deleted_at = app_now()
     where member_id = ? and value_index in (?) and deleted_at is null
     returning id`,
    [memberId, [...valueIndexes]],
  );
  const ids = rows.map(({ id }) => id);
  if (ids.length > 0) {
    await db.execute(`update conversation set epoch = epoch + 1 where address_id in (?)`, [ids]);
    // What waited there for its hour is not for whoever holds the phone now.
    await db.execute(
      `update message set status = 'suppressed'
       from conversation
       where conversation.tenant_id = message.tenant_id and conversation.id = message.conversation_id
         and conversation.address_id in (?) and message.direction = 'out' and message.status = 'pending'`,
      [ids],
    );
  }
  return ids;
}

/** The address at the other end of a conversation. */
export async function addressOf(db: Db, conversationId: string): Promise<MemberAddress> {
  const [row] = await db.execute<MemberAddress[]>(
    `select address.id, address.channel, address.value_sealed as "valueSealed", address.value_index as "valueIndex"
     from conversation
     join address on address.tenant_id = conversation.tenant_id and address.id = conversation.address_id
     where conversation.id = ?`,
    [conversationId],
  );
  if (!row) throw new Error(`There is no conversation ${conversationId} in this tenant.`);
  return row;
}

/**
 * Whether somebody who wrote is no more to us than what they said: the team has no record of them, and they have neither car,
 * appointment nor paper here. A colleague on a new phone may have said their name first.
 */
export async function isStranger(db: Db, contactId: string, valueIndex: string): Promise<boolean> {
  const [row] = await db.execute<{ isStranger: boolean }[]>(
    `select num_nonnulls(phone_index, email_index, company_id, owner_id) = 0
       and not exists (select from contact as other where other.phone_index = ? and other.deleted_at is null)
       and not exists (select from vehicle where vehicle.tenant_id = contact.tenant_id and vehicle.contact_id = contact.id)
       and not exists (
         select from appointment
         where appointment.tenant_id = contact.tenant_id
           and appointment.contact_id = contact.id
           and appointment.status not in ('held', 'released', 'expired'))
       and not exists (select from quote where quote.tenant_id = contact.tenant_id and quote.contact_id = contact.id)
       and not exists (select from invoice where invoice.tenant_id = contact.tenant_id and invoice.contact_id = contact.id)
       as "isStranger"
     from contact
     where id = ?`,
    [valueIndex, contactId],
  );
  return row?.isStranger ?? false;
}
