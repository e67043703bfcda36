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
  },
});

export type ResourceRow = InferEntity<typeof Resource>;

export async function resourcesOf(db: Db, siteId: string): Promise<ResourceRow[]> {
  return db.find(Resource, { siteId, deletedAt: null }, { orderBy: { kind: 'asc', position: 'asc' } });
}
