import { defineEntity, type InferEntity, p } from '@mikro-orm/core';
import { z } from 'zod';
import { tenantColumns } from './columns.ts';
import type { Db } from './db.ts';

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

export type ServiceRow = Pick<
  InferEntity<typeof Service>,
  'id' | 'code' | 'nameFr' | 'nameEn' | 'synonyms' | 'durationMinutes' | 'priceCents' | 'vatBp'
>;

// Every turn reads the catalogue, and making an entity of each row costs 0.3 ms: these are plain rows.
export const serviceColumns = `id, code, name_fr as "nameFr", name_en as "nameEn", synonyms, duration_minutes as "durationMinutes",
  price_cents as "priceCents", vat_bp as "vatBp"`;

/** The catalogue, in the order the business shows it. */
export async function catalogue(db: Db): Promise<ServiceRow[]> {
  const rows = await db.execute<ServiceRow[]>(
    `select ${serviceColumns}
     from service
     where deleted_at is null
     order by position`,
  );
  return rows.map(withSynonyms);
}

/** The services with these ids, those that are no longer offered included. */
export async function servicesWith(db: Db, ids: readonly string[]): Promise<ServiceRow[]> {
  if (ids.length === 0) return [];
  const rows = await db.execute<ServiceRow[]>(`select ${serviceColumns} from service where id in (?)`, [
    [...new Set(ids)],
  ]);
  return rows.map(withSynonyms);
}

/** Checks the synonyms, which are a JSON column. */
export function withSynonyms(row: ServiceRow): ServiceRow {
  return { ...row, synonyms: synonyms.parse(row.synonyms) };
}
