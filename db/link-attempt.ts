import { defineEntity, type InferEntity, p } from '@mikro-orm/core';
import { tenantColumns } from './columns.ts';
import type { Db } from './db.ts';
import { insertRow } from './insert-row.ts';

/** A message that tried a code. One a message, so that a turn that runs again tries nothing twice. */
export const LinkAttempt = defineEntity({
  name: 'LinkAttempt',
  tableName: 'link_attempt',
  properties: {
    ...tenantColumns,
    messageId: p.uuid(),
    addressIndex: p.text(),
    /** The code that it used up; null where it was wrong. */
    codeId: p.uuid().nullable(),
  },
});

export type NewLinkAttempt = Pick<InferEntity<typeof LinkAttempt>, 'id' | 'messageId' | 'addressIndex' | 'codeId'>;

/** Until the transaction ends nobody else of the business tries a code, so that attempts at once are all counted. */
export async function lockLinking(db: Db): Promise<void> {
  await db.execute(`select pg_advisory_xact_lock(hashtextextended('link:' || app_tenant()::text, 0))`);
}

export async function storeLinkAttempt(db: Db, attempt: NewLinkAttempt): Promise<void> {
  await insertRow(db, LinkAttempt, attempt);
}

/** What an earlier run of this message's turn made of it: the member whose code it was, null for a wrong one. */
export async function attemptOf(db: Db, messageId: string): Promise<{ memberId: string | null } | null> {
  const [row] = await db.execute<{ memberId: string | null }[]>(
    `select link_code.member_id as "memberId"
     from link_attempt
     left join link_code on link_code.tenant_id = link_attempt.tenant_id and link_code.id = link_attempt.code_id
     where link_attempt.message_id = ?`,
    [messageId],
  );
  return row ?? null;
}

/** The wrong codes of the last hour, from an address and from all of them; by `link_attempt_wrong`. */
export async function wrongLately(db: Db, addressIndex: string): Promise<{ here: number; anywhere: number }> {
  const [row] = await db.execute<{ here: number; anywhere: number }[]>(
    `select count(*) filter (where address_index = ?)::int as here, count(*)::int as anywhere
     from link_attempt
     where code_id is null and created_at > app_now() - interval '1 hour'`,
    [addressIndex],
  );
  return row ?? { here: 0, anywhere: 0 };
}
