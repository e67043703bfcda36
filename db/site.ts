import { defineEntity, type InferEntity, p } from '@mikro-orm/core';
import { z } from 'zod';
import { tenantColumns } from './columns.ts';
import type { Db } from './db.ts';

const localTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'is no time of day: write it as 08:00');
const endTime = z
  .string()
  .regex(/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/, 'is no time of day: write it as 18:00, or 24:00 for midnight');

/** Opening hours by weekday, 0 = Sunday; each day a list of `[from, to]` in local time, empty when closed. A day may end at 24:00. */
export const weekHours = z.record(z.enum(['0', '1', '2', '3', '4', '5', '6']), z.array(z.tuple([localTime, endTime])));

export type WeekHours = z.infer<typeof weekHours>;

/**
 * Days closed beside the weekly rhythm and the public holidays; the reason is shown to customers. With times only that part of a day,
 * whose `from` and `to` are then the same.
 */
export const closures = z.array(
  z.object({
    ...{ from: z.iso.date(), to: z.iso.date(), reason: z.string() },
    ...{ fromTime: localTime.optional(), toTime: endTime.optional() },
  }),
);

export type Closure = z.infer<typeof closures>[number];

/** Weeks that begin to hold on a day to come. */
export const laterHours = z.array(z.object({ from: z.iso.date(), hours: weekHours }));

export type LaterHours = z.infer<typeof laterHours>[number];

export const Site = defineEntity({
  name: 'Site',
  tableName: 'site',
  properties: {
    ...tenantColumns,
    name: p.text(),
    address: p.text(),
    phone: p.text(),
    hours: p.json<WeekHours>(),
    laterHours: p.json<LaterHours[]>().onCreate(() => []),
    closures: p.json<Closure[]>(),
    version: p.integer().default(1),
  },
});

export type SiteRow = Pick<
  InferEntity<typeof Site>,
  'id' | 'name' | 'address' | 'phone' | 'hours' | 'laterHours' | 'closures' | 'version'
>;

const siteRow = z.object({
  id: z.string(),
  name: z.string(),
  address: z.string(),
  phone: z.string(),
  hours: weekHours,
  laterHours,
  closures,
  version: z.number(),
});

export const siteColumns = `id, name, address, phone, hours, later_hours as "laterHours", closures, version`;

/** Reads a row, whose hours and closures are JSON columns. */
export function readSite(row: unknown): SiteRow {
  return siteRow.parse(row);
}

/** The premises of the tenant. One for now: a second one will be chosen by the receiving address. */
export async function mainSite(db: Db): Promise<SiteRow> {
  const [row] = await db.execute<unknown[] & object[]>(
    `select ${siteColumns}
     from site
     where deleted_at is null
     order by created_at, id
     limit 1`,
  );
  return readSite(row);
}
