import { defineEntity, type InferEntity, p } from '@mikro-orm/core';
import { z } from 'zod';
import { tenantColumns } from './columns.ts';
import type { Db } from './db.ts';
import { insertRow } from './insert-row.ts';

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
    version: p.integer().default(1),
  },
});

export type ServiceRow = Pick<
  InferEntity<typeof Service>,
  'id' | 'code' | 'nameFr' | 'nameEn' | 'synonyms' | 'durationMinutes' | 'priceCents' | 'vatBp'
>;

// Every turn reads the catalogue, and making an entity of each row costs 0.3 ms: these are plain rows.
export const serviceColumns = `id, code, name_fr as "nameFr", name_en as "nameEn", synonyms, duration_minutes as "durationMinutes",
  price_cents as "priceCents", vat_bp as "vatBp"`;

/** A service as an appointment names it. */
export type NamedService = Pick<ServiceRow, 'id' | 'code' | 'nameFr' | 'nameEn' | 'durationMinutes'>;

/** For a query with `appointment` in it: its `NamedService`s as JSON, the main one first. Uses the primary key of `service`. */
export const servicesOfAppointment = `(
  select jsonb_agg(
    jsonb_build_object('id', service.id, 'code', code, 'nameFr', name_fr, 'nameEn', name_en, 'durationMinutes', duration_minutes)
    order by place)
  from unnest(appointment.service_id || appointment.also) with ordinality as wanted(service_id, place)
  join service on service.tenant_id = appointment.tenant_id and service.id = wanted.service_id)`;

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

/** The version of a service that is offered; 0 where it is not, which no row has. */
export async function serviceVersion(db: Db, id: string): Promise<number> {
  const [row] = await db.execute<{ version: number }[]>(
    `select version from service where id = ? and deleted_at is null`,
    [id],
  );
  return row?.version ?? 0;
}

/** Adds a service at the end of the catalogue. */
export async function insertService(db: Db, service: ServiceRow): Promise<void> {
  const [row] = await db.execute<{ next: number }[]>(`select coalesce(max(position) + 1, 0)::int as next from service`);
  await insertRow(db, Service, { ...service, position: row?.next ?? 0 });
}

/** The codes that begin like one, those of services that are no longer offered included. */
export async function serviceCodes(db: Db, beginning: string): Promise<string[]> {
  const rows = await db.execute<{ code: string }[]>(`select code from service where code = ? or code like ?`, [
    beginning,
    `${beginning}-%`,
  ]);
  return rows.map(({ code }) => code);
}
