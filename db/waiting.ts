import type { Db } from './db.ts';

/** Somebody who asked for a person of the business. */
export interface Waiting {
  conversationId: string;
  since: Date;
  name: string | null;
  addressSealed: string;
  /** The last thing they wrote. */
  lastText: string;
}

/** Who waits for somebody of the business, longest first. */
export async function waitingPeople(db: Db): Promise<Waiting[]> {
  const rows = await db.execute<Waiting[]>(
    `select conversation.id as "conversationId", conversation.member_wanted_at as since,
       address.value_sealed as "addressSealed",
       coalesce(member.name, nullif(concat_ws(' ', contact.first_name, contact.last_name), '')) as name,
       coalesce(
         (select text
          from message
          where message.tenant_id = conversation.tenant_id and message.conversation_id = conversation.id and message.direction = 'in'
          order by message.seq desc
          limit 1), '') as "lastText"
     from conversation
     join address on address.tenant_id = conversation.tenant_id and address.id = conversation.address_id
     left join contact on contact.tenant_id = conversation.tenant_id and contact.id = conversation.contact_id
     left join member on member.tenant_id = conversation.tenant_id and member.id = conversation.member_id
     where conversation.member_wanted_at is not null
     order by conversation.member_wanted_at`,
  );
  return rows.map((row) => ({ ...row, since: new Date(row.since) }));
}

/** Somebody saw to it. Nothing happens to a conversation that does not wait, or is another tenant's. */
export async function endWait(db: Db, conversationId: string): Promise<void> {
  await db.execute(`update conversation set member_wanted_at = null where id::text = ?`, [conversationId]);
}
