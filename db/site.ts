import { defineEntity, type InferEntity, p } from '@mikro-orm/core';
import { z } from 'zod';
import { tenantColumns } from './columns.ts';
import type { Db } from './orm.ts';

const localTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);

/** Opening hours by weekday, 0 = Sunday; each day a list of `[from, to]` in local time, empty when closed. */
export const weekHours = z.record(
  z.enum(['0', '1', '2', '3', '4', '5', '6']),
  z.array(z.tuple([localTime, localTime])),
);

export type WeekHours = z.infer<typeof weekHours>;

/** Days closed beside the weekly rhythm and the public holidays; the reason is shown to customers. */
export const closures = z.array(z.object({ from: z.iso.date(), to: z.iso.date(), reason: z.string() }));

export type Closure = z.infer<typeof closures>[number];

export const Site = defineEntity({
  name: 'Site',
  tableName: 'site',
  properties: {
    ...tenantColumns,
    name: p.text(),
    address: p.text(),
    phone: p.text(),
    hours: p.json<WeekHours>(),
    closures: p.json<Closure[]>(),
  },
});

export type SiteRow = InferEntity<typeof Site>;

/** The premises of the tenant. One for now: a second one will be chosen by the receiving address. */
export async function mainSite(db: Db): Promise<SiteRow> {
  const site = await db.findOneOrFail(Site, { deletedAt: null }, { orderBy: { createdAt: 'asc', id: 'asc' } });
  return { ...site, hours: weekHours.parse(site.hours), closures: closures.parse(site.closures) };
}
