import type { Db } from './db.ts';

/** Who an outbound message was for. */
export interface Addressee {
  conversationId: string;
  channel: string;
  addressIndex: string;
  addressSealed: string;
  /** What they are called; null where we do not know. */
  name: string | null;
  /** Null for a member. */
  contactId: string | null;
}

/** For a query of `conversation`: the address at its other end, and the contact or the member there. */
export const joinAddressee = `join address on address.tenant_id = conversation.tenant_id and address.id = conversation.address_id
     left join contact on contact.tenant_id = conversation.tenant_id and contact.id = conversation.contact_id
     left join member on member.tenant_id = conversation.tenant_id and member.id = conversation.member_id`;
/** What they are called, with `joinAddressee`. */
export const addresseeName = `coalesce(member.name, nullif(concat_ws(' ', contact.first_name, contact.last_name), ''))`;

export async function addresseeOf(db: Db, messageId: string): Promise<Addressee> {
  const [row] = await db.execute<Addressee[]>(
    `select conversation.id as "conversationId", address.channel, address.value_index as "addressIndex",
       address.value_sealed as "addressSealed", conversation.contact_id as "contactId",
       ${addresseeName} as name
     from message
     join conversation on conversation.tenant_id = message.tenant_id and conversation.id = message.conversation_id
     ${joinAddressee}
     where message.id = ?`,
    [messageId],
  );
  if (!row) throw new Error(`There is no message ${messageId} in this tenant.`);
  return row;
}
