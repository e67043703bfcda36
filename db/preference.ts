import { defineEntity, type InferEntity, p } from '@mikro-orm/core';
import { tenantColumns } from './columns.ts';
import type { Db } from './db.ts';
import { insertRow } from './insert-row.ts';
import type { MemberRole } from './member.ts';

/** The kind under which a member's quiet hours stand; all others are kinds of news. */
export const quietKind = 'quiet_hours';

/** What a member said of one kind of news, or of their quiet hours; who has said nothing has no row. */
export const Preference = defineEntity({
  name: 'Preference',
  tableName: 'preference',
  properties: {
    ...tenantColumns,
    memberId: p.uuid(),
    kind: p.text(),
    isOn: p.boolean(),
    /** Local: when quiet hours begin and end, or at what time something comes that comes every day. */
    startsAt: p.time().nullable(),
    endsAt: p.time().nullable(),
    version: p.integer().default(1),
  },
});

type PreferenceRow = InferEntity<typeof Preference>;

/** A preference as it is read; its times are `HH:MM`. */
export type KnownPreference = Pick<PreferenceRow, 'id' | 'version' | 'kind' | 'isOn' | 'startsAt' | 'endsAt'>;

const columns = `preference.id, preference.version, preference.kind, preference.is_on as "isOn",
       to_char(preference.starts_at, 'HH24:MI') as "startsAt", to_char(preference.ends_at, 'HH24:MI') as "endsAt"`;

export async function addPreference(
  db: Db,
  preference: Pick<PreferenceRow, 'id' | 'memberId' | 'kind' | 'isOn' | 'startsAt' | 'endsAt'>,
): Promise<void> {
  await insertRow(db, Preference, preference);
}

/** All that a member has said; by `preference_once`. */
export async function preferencesOf(db: Db, memberId: string): Promise<KnownPreference[]> {
  return db.execute<KnownPreference[]>(
    `select ${columns}
     from preference
     where member_id = ? and deleted_at is null`,
    [memberId],
  );
}

/** A member who may hear of one kind of news; `isOn` and `at` are null where they have said nothing of it. */
export interface Listener {
  id: string;
  name: string;
  role: MemberRole;
  isOn: boolean | null;
  at: string | null;
}

/** The members with what each has said of a kind, those who came first at the head; with `only`, that one. */
export async function listenersTo(db: Db, kind: string, only: string | null = null): Promise<Listener[]> {
  return db.execute<Listener[]>(
    `select member.id, member.name, member.role, preference.is_on as "isOn", to_char(preference.starts_at, 'HH24:MI') as at
     from member
     left join preference
       on preference.tenant_id = member.tenant_id and preference.member_id = member.id
       and preference.kind = ? and preference.deleted_at is null
     where member.deleted_at is null and (?::uuid is null or member.id = ?)
     order by member.created_at, member.id`,
    [kind, only, only],
  );
}

/** What the member of a conversation has said of their quiet hours; null where they have said nothing. */
export async function quietHoursIn(db: Db, conversationId: string): Promise<KnownPreference | null> {
  const [row] = await db.execute<KnownPreference[]>(
    `select ${columns}
     from conversation
     join preference on preference.tenant_id = conversation.tenant_id and preference.member_id = conversation.member_id
     where conversation.id = ? and preference.kind = ? and preference.deleted_at is null`,
    [conversationId, quietKind],
  );
  return row ?? null;
}
