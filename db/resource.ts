import { defineEntity, type InferEntity, p } from '@mikro-orm/core';
import { tenantColumns } from './columns.ts';
import type { Db } from './db.ts';
import { insertRow } from './insert-row.ts';

/** What an appointment occupies: a bay (or a chair) and a technician (or a hairdresser). */
export const Resource = defineEntity({
  name: 'Resource',
  tableName: 'resource',
  properties: {
    ...tenantColumns,
    siteId: p.uuid(),
    kind: p.enum(['bay', 'technician'] as const),
    name: p.text(),
    position: p.integer(),
    version: p.integer().default(1),
  },
});

export type ResourceRow = InferEntity<typeof Resource>;

export async function resourcesOf(db: Db, siteId: string): Promise<ResourceRow[]> {
  return db.find(Resource, { siteId, deletedAt: null }, { orderBy: { kind: 'asc', position: 'asc' } });
}

/** Adds a bay or a technician behind the others of its kind. */
export async function addResource(
  db: Db,
  resource: Pick<ResourceRow, 'id' | 'siteId' | 'kind' | 'name'>,
): Promise<void> {
  const [row] = await db.execute<{ next: number }[]>(
    `select coalesce(max(position) + 1, 0)::int as next from resource where kind = ?`,
    [resource.kind],
  );
  await insertRow(db, Resource, { ...resource, position: row?.next ?? 0 });
}

/** Whether anything to come is booked, held or being done on one of these. */
export async function isBookedOn(db: Db, ids: readonly string[]): Promise<boolean> {
  if (ids.length === 0) return false;
  const rows = await db.execute<object[]>(
    `select 1
     from appointment
     where (bay_id in (?) or technician_id in (?))
       and (status in ('booked', 'in_workshop') or (status = 'held' and held_until > app_now()))
       and ends_at > app_now()
       and deleted_at is null
     limit 1`,
    [[...ids], [...ids]],
  );
  return rows.length > 0;
}

/** The full name of the one technician who is called so, by first or whole name; null for none or several. */
export async function technicianNamed(db: Db, folded: string): Promise<string | null> {
  const rows = await db.execute<{ name: string }[]>(
    `select name
     from resource
     where kind = 'technician' and deleted_at is null
       and (name_key(name) = ? or split_part(name_key(name), ' ', 1) = ?)
     limit 2`,
    [folded, folded],
  );
  return rows.length === 1 ? (rows[0]?.name ?? null) : null;
}
