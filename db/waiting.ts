import type { Db } from './orm.ts';

/** Somebody who asked for a person of the business. */
export interface Waiting {
  conversationId: string;
  since: Date;
  name: string | null;
  addressSealed: string;
  /** The last thing they wrote. */
  lastText: string;
}

/** Who waits for a person, longest first. */
export async function waitingPeople(db: Db): Promise<Waiting[]> {
  const rows = await db.execute<
    { id: string; since: Date; name: string | null; value_sealed: string; last_text: string | null }[]
  >(
    `select conversation.id, conversation.person_wanted_at as since, address.value_sealed,
       nullif(concat_ws(' ', contact.first_name, contact.last_name), '') as name,
       (select text
        from message
        where message.conversation_id = conversation.id and message.direction = 'in'
        order by message.seq desc
        limit 1) as last_text
     from conversation
     join address on address.id = conversation.address_id
     join contact on contact.id = conversation.contact_id
     where conversation.person_wanted_at is not null
     order by conversation.person_wanted_at`,
  );
  return rows.map((row) => ({
    conversationId: row.id,
    since: new Date(row.since),
    name: row.name,
    addressSealed: row.value_sealed,
    lastText: row.last_text ?? '',
  }));
}

/** Somebody saw to it. Nothing happens to a conversation that does not wait, or is another tenant's. */
export async function endWait(db: Db, conversationId: string): Promise<void> {
  await db.execute(`update conversation set person_wanted_at = null where id::text = ?`, [conversationId]);
}
