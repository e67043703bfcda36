import type { Db } from '../db.ts';

/** A number whose end nobody has read yet. */
export interface UnreadPhone {
  id: string;
  sealed: string;
}

/** Numbers whose end is not known yet; by `search_phone_end`. */
export async function unreadPhones(db: Db, limit: number): Promise<UnreadPhone[]> {
  return db.execute<UnreadPhone[]>(
    `select unread.record_id as id, coalesce(
       (select phone_sealed from contact where contact.id = unread.record_id),
       (select value_sealed from address where address.id = unread.record_id)) as sealed
     from (select record_id from search_phone where end_index = '' limit ?) as unread`,
    [limit],
  );
}

export async function keepPhoneEnds(db: Db, ends: readonly { id: string; end: string }[]): Promise<void> {
  await db.execute(
    `update search_phone
     set end_index = kept.end
     from jsonb_to_recordset(?::jsonb) as kept (id uuid, "end" text)
     where search_phone.record_id = kept.id`,
    [JSON.stringify(ends)],
  );
}

/** The contacts with a number of an end, with that number, the newest first; by `search_phone_end`. */
export async function phonesEnding(
  db: Db,
  endIndex: string,
  limit: number,
): Promise<{ contactId: string; sealed: string }[]> {
  return db.execute<{ contactId: string; sealed: string }[]>(
    `select contact_id as "contactId", coalesce(
       (select phone_sealed from contact where contact.id = record_id),
       (select value_sealed from address where address.id = record_id)) as sealed
     from search_phone
     where end_index = ?
     order by contact_id desc
     limit ?`,
    [endIndex, limit],
  );
}
