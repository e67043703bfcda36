import { defineEntity, type InferEntity, p } from '@mikro-orm/core';
import { tenantColumns } from './columns.ts';
import type { Db } from './db.ts';

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
