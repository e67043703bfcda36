import { defineEntity, type InferEntity, p, raw } from '@mikro-orm/core';
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
    version: p.integer().default(1),
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
        where address.tenant_id = member.tenant_id and address.member_id = member.id and address.deleted_at is null) as channels
     from member
     where member.deleted_at is null
     order by member.created_at, member.id`,
  );
}

/** Takes a member out of the business: whoever writes from their addresses is a member no longer. False when there is none. */
export async function putMemberAway(db: Db, id: string): Promise<boolean> {
  return (await db.nativeUpdate(Member, { id, deletedAt: null }, { deletedAt: raw('app_now()') })) === 1;
}

/** The version of a member's record; 0 where there is none, which no row has. */
export async function memberVersion(db: Db, id: string): Promise<number> {
  const [row] = await db.execute<{ version: number }[]>(
    `select version from member where id = ? and deleted_at is null`,
    [id],
  );
  return row?.version ?? 0;
}

/** What somebody who leaves had in hand: the titles of their open tasks, and what they had proposed that still waits. */
export async function inHandOf(
  db: Db,
  memberId: string,
): Promise<{ tasks: string[]; proposals: { id: string; summary: Record<'fr' | 'en', string> }[] }> {
  const tasks = await db.execute<{ title: string }[]>(
    `select title from task where assignee_id = ? and status <> 'done' and deleted_at is null order by created_at, id`,
    [memberId],
  );
  const proposals = await db.execute<{ id: string; summary: Record<'fr' | 'en', string> }[]>(
    `select id, summary from proposal where proposer_id = ? and status = 'open' and expires_at > app_now() order by created_at, id`,
    [memberId],
  );
  return { tasks: tasks.map(({ title }) => title), proposals };
}
