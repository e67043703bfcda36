import { defineEntity, type InferEntity, p, raw } from '@mikro-orm/core';
import { Address } from './address.ts';
import { tenantColumns } from './columns.ts';
import type { Db } from './db.ts';
import { insertRow } from './insert-row.ts';

export const Member = defineEntity({
  name: 'Member',
  tableName: 'member',
  properties: {
    ...tenantColumns,
    name: p.text(),
    role: p.enum(['OWNER', 'MANAGER', 'USER'] as const),
  },
});

export type MemberRow = Pick<InferEntity<typeof Member>, 'id' | 'name' | 'role'>;
export type MemberRole = MemberRow['role'];

const columns = 'id, name, role';

/** A member of the business; null for who is none, or no longer. */
export async function memberById(db: Db, id: string): Promise<MemberRow | null> {
  const [row] = await db.execute<MemberRow[]>(`select ${columns} from member where id = ? and deleted_at is null`, [
    id,
  ]);
  return row ?? null;
}

/** The members with one of some roles, those who came first at the head. */
export async function membersWithRole(db: Db, roles: readonly MemberRole[]): Promise<MemberRow[]> {
  return db.execute<MemberRow[]>(
    `select ${columns}
     from member
     where role in (?) and deleted_at is null
     order by created_at, id`,
    [[...roles]],
  );
}

export async function addMember(db: Db, member: MemberRow): Promise<void> {
  await insertRow(db, Member, member);
}

/** The members of the business, those who came first at the head, each with the channels they write on. */
export async function membersOf(db: Db): Promise<(MemberRow & { channels: string[] })[]> {
  return db.execute<(MemberRow & { channels: string[] })[]>(
    `select member.id, member.name, member.role,
       (select coalesce(jsonb_agg(address.channel order by address.created_at, address.id), '[]')
        from address
        where address.tenant_id = member.tenant_id and address.member_id = member.id) as channels
     from member
     where member.deleted_at is null
     order by member.created_at, member.id`,
  );
}

/** Takes a member out of the business: whoever writes from their addresses is a member no longer. False when there is none. */
export async function removeMember(db: Db, id: string): Promise<boolean> {
  return (await db.nativeUpdate(Member, { id, deletedAt: null }, { deletedAt: raw('app_now()') })) === 1;
}

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
     where address.value_index = ? and address.member_id <> ? and member.deleted_at is null`,
    [valueIndex, memberId],
  );
  if (other) return { kind: 'taken', by: other.name };
  await insertRow(db, Address, { ...address, contactId: null }, '(tenant_id, channel, value_index)');
  // The same number on another channel is the same human.
  await db.execute(`update address set member_id = ?, contact_id = null where value_index = ?`, [memberId, valueIndex]);
  // A question that a customer was asked is not the member's to answer.
  await db.execute(
    `update ask
     set closed_at = app_now()
     from conversation, address
     where ask.closed_at is null
       and conversation.tenant_id = ask.tenant_id
       and conversation.id = ask.conversation_id
       and conversation.contact_id is not null
       and address.tenant_id = conversation.tenant_id
       and address.id = conversation.address_id
       and address.value_index = ?`,
    [valueIndex],
  );
  // An answer in the making is for who wrote before, and may not leave.
  await db.execute(
    `update conversation
     set member_id = ?, contact_id = null, epoch = epoch + 1
     from address
     where address.tenant_id = conversation.tenant_id
       and address.id = conversation.address_id
       and address.value_index = ?
       and conversation.member_id is distinct from ?`,
    [memberId, valueIndex, memberId],
  );
  return { kind: 'given' };
}
