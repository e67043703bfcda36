import { defineEntity, type InferEntity, p } from '@mikro-orm/core';
import { z } from 'zod';
import { tenantColumns } from './columns.ts';
import type { Db } from './orm.ts';

/** How customers call the service, in both languages. */
export const synonyms = z.object({ fr: z.array(z.string()), en: z.array(z.string()) });

/** What the business sells by appointment: a duration and a price, VAT included. */
export const Service = defineEntity({
  name: 'Service',
  tableName: 'service',
  properties: {
    ...tenantColumns,
    code: p.text(),
    nameFr: p.text(),
    nameEn: p.text(),
    synonyms: p.json<z.infer<typeof synonyms>>(),
    durationMinutes: p.integer(),
    priceCents: p.integer(),
    vatBp: p.integer().default(2000),
    position: p.integer(),
  },
});

export type ServiceRow = InferEntity<typeof Service>;

/** The catalogue, in the order the business shows it. */
export async function catalogue(db: Db): Promise<ServiceRow[]> {
  const rows = await db.find(Service, { deletedAt: null }, { orderBy: { position: 'asc' } });
  return rows.map((row) => ({ ...row, synonyms: synonyms.parse(row.synonyms) }));
}

/** The services with these ids, those that are no longer offered included. */
export async function servicesWith(db: Db, ids: readonly string[]): Promise<ServiceRow[]> {
  const rows = await db.find(Service, { id: { $in: [...new Set(ids)] } }, { disableIdentityMap: true });
  return rows.map((row) => ({ ...row, synonyms: synonyms.parse(row.synonyms) }));
}
