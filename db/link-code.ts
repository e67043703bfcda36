import { defineEntity, type InferEntity, p } from '@mikro-orm/core';
import { tenantColumns } from './columns.ts';
import type { Db } from './db.ts';
import { insertRow } from './insert-row.ts';
import type { TenantKey } from './seal.ts';

/** A one-time code that makes the address it is sent from a member's. Only a keyed hash of it is kept. */
export const LinkCode = defineEntity({
  name: 'LinkCode',
  tableName: 'link_code',
  properties: {
    ...tenantColumns,
    memberId: p.uuid(),
    /** Who asked for it, and is told of its use; null at the command line. */
    issuedBy: p.uuid().nullable(),
    codeIndex: p.text(),
    /** The one address it counts from; null for any. */
    addressIndex: p.text().nullable(),
    until: p.datetime(),
    usedAt: p.datetime().nullable(),
    revokedAt: p.datetime().nullable(),
  },
});

export type LinkCodeRow = InferEntity<typeof LinkCode>;
export type NewLinkCode = Pick<LinkCodeRow, 'id' | 'memberId' | 'issuedBy' | 'codeIndex' | 'until' | 'addressIndex'>;

const live = 'used_at is null and revoked_at is null';

/** What is kept of a code. Nothing else has this prefix, so that no number or account is taken for a code. */
export function linkCodeIndex(key: TenantKey, code: string): string {
  return key.index(`link code ${code}`);
}

/** False when another live code is the same. */
export async function storeLinkCode(db: Db, code: NewLinkCode): Promise<boolean> {
  return insertRow(db, LinkCode, code, `(tenant_id, code_index) where ${live}`);
}

/**
 * Uses a code up, for the first who sends it; null for one that is expired, used, revoked, of somebody who left, of another phone, or
 * none.
 */
export async function takeLinkCode(
  db: Db,
  { codeIndex, addressIndex }: { codeIndex: string; addressIndex: string },
): Promise<Pick<LinkCodeRow, 'id' | 'memberId' | 'issuedBy'> | null> {
  const [taken] = await db.execute<Pick<LinkCodeRow, 'id' | 'memberId' | 'issuedBy'>[]>(
    `update link_code
     set used_at = app_now()
     from member
     where link_code.code_index = ?
       and link_code.used_at is null
       and link_code.revoked_at is null
       and link_code.until > app_now()
       and (link_code.address_index is null or link_code.address_index = ?)
       and member.tenant_id = link_code.tenant_id
       and member.id = link_code.member_id
       and member.deleted_at is null
     returning link_code.id, link_code.member_id as "memberId", link_code.issued_by as "issuedBy"`,
    [codeIndex, addressIndex],
  );
  if (taken) await maskCodes(db, [taken.id]);
  return taken ?? null;
}

/** Revokes what codes of a member still stand, and gives their ids; those of anybody that have run out are put away with them. */
export async function endLinkCodes(db: Db, memberId: string): Promise<string[]> {
  const rows = await db.execute<{ id: string; isTheirs: boolean }[]>(
    `update link_code
     set revoked_at = app_now()
     where ${live} and (member_id = ? or until <= app_now())
     returning id, member_id = ? and until > app_now() as "isTheirs"`,
    [memberId, memberId],
  );
  await maskCodes(
    db,
    rows.map(({ id }) => id),
  );
  return rows.filter(({ isTheirs }) => isTheirs).map(({ id }) => id);
}

/** The key of the one message that holds a code. */
export function codeKey(id: string): string {
  return `link-code:${id}`;
}

/** Nobody reads afterwards what a code was, neither in the outbox nor as it was sent. */
async function maskCodes(db: Db, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  const mask = (value: string) => `regexp_replace(${value}, '\\m\\d{6}\\M', '••••••', 'g')`;
  await db.execute(
    `update message
     set text = ${mask('text')},
       detail = case
         when detail -> 'rendered' is null then detail
         else jsonb_set(detail, '{rendered}', to_jsonb(${mask(`detail ->> 'rendered'`)})) end
     where dedupe_key in (?)`,
    [ids.map(codeKey)],
  );
}
