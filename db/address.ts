import { defineEntity, p } from '@mikro-orm/core';
import { tenantColumns } from './columns.ts';
import type { Db } from './db.ts';

/** A person on a channel. The value (a phone number, a user id) is sealed; `valueIndex` finds it again. */
export const Address = defineEntity({
  name: 'Address',
  tableName: 'address',
  properties: {
    ...tenantColumns,
    channel: p.text(),
    valueSealed: p.text(),
    valueIndex: p.text(),
    contactId: p.uuid().nullable(),
    memberId: p.uuid().nullable(),
  },
});

/** A contact's addresses, sealed: the one they write from in a conversation comes first. */
export async function addressesOf(db: Db, contactId: string, conversationId: string): Promise<string[]> {
  const rows = await db.execute<{ sealed: string }[]>(
    `select value_sealed as sealed
     from address
     where contact_id = ? and deleted_at is null
     order by (id = (select address_id from conversation where id = ?)) desc, created_at, id`,
    [contactId, conversationId],
  );
  return rows.map(({ sealed }) => sealed);
}
