import { defineEntity, type InferEntity, p } from '@mikro-orm/core';
import type { Db } from './db.ts';

export const Tenant = defineEntity({
  name: 'Tenant',
  tableName: 'tenant',
  properties: {
    id: p.uuid().primary(),
    slug: p.text(),
    name: p.text(),
    trade: p.enum(['garage', 'hair'] as const),
    language: p.enum(['fr', 'en'] as const),
    zone: p.text(),
    plan: p.enum(['FREE', 'STARTER', 'PRO', 'ENTERPRISE'] as const),
    keySealed: p.text(),
    siret: p.text().nullable(),
    /** How far its setting up by chat has come; null once it is open. */
    setup: p.json<object>().nullable(),
    createdAt: p.datetime().defaultRaw('app_now()'),
    updatedAt: p.datetime().defaultRaw('app_now()'),
    deletedAt: p.datetime().nullable(),
  },
});

export type TenantRow = InferEntity<typeof Tenant>;

/** The tenant of this transaction. */
export async function thisTenant(db: Db): Promise<TenantRow> {
  return db.findOneOrFail(Tenant, { slug: { $ne: null } });
}
