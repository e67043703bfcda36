import { defineEntity, type InferEntity, p } from '@mikro-orm/core';
import { z } from 'zod';
import { tenantColumns } from './columns.ts';
import type { Db } from './db.ts';
import { insertRow } from './insert-row.ts';

export const partUnits = ['piece', 'litre', 'set', 'metre'] as const;
export type PartUnit = (typeof partUnits)[number];

const synonymsJson = z.array(z.string());

/** A part on the shelf. Quantities have hundredths: oil is used by the half litre. */
export const Part = defineEntity({
  name: 'Part',
  tableName: 'part',
  properties: {
    ...tenantColumns,
    name: p.text(),
    synonyms: p.json<string[]>().onCreate(() => []),
    reference: p.text().nullable(),
    unit: p.enum(partUnits).default('piece'),
    quantity: p.decimal('number').precision(12).scale(2),
    minimum: p.decimal('number').precision(12).scale(2),
    version: p.integer().default(1),
  },
});

export interface PartRow {
  id: string;
  version: number;
  name: string;
  synonyms: string[];
  reference: string | null;
  unit: PartUnit;
  quantity: number;
  minimum: number;
}

/** What was used of a part on a vehicle; `partId` is null for one that is not kept on the shelf. */
export const PartUse = defineEntity({
  name: 'PartUse',
  tableName: 'part_use',
  properties: {
    ...tenantColumns,
    partId: p.uuid().nullable(),
    words: p.text(),
    quantity: p.decimal('number').precision(12).scale(2),
    appointmentId: p.uuid().nullable(),
    vehicleId: p.uuid().nullable(),
    memberId: p.uuid().nullable(),
    version: p.integer().default(1),
  },
});

/** A part that somebody wants ordered. */
export const PartOrder = defineEntity({
  name: 'PartOrder',
  tableName: 'part_order',
  properties: {
    ...tenantColumns,
    partId: p.uuid().nullable(),
    words: p.text(),
    quantity: p.decimal('number').precision(12).scale(2).nullable(),
    vehicleId: p.uuid().nullable(),
    memberId: p.uuid().nullable(),
    status: p.enum(['wanted', 'ordered', 'received'] as const).default('wanted'),
    version: p.integer().default(1),
  },
});

/** All parts of the shelf: a workshop keeps some hundreds. */
export async function partsOnShelf(db: Db): Promise<PartRow[]> {
  const rows = await db.execute<PartRow[]>(
    `select id, name, synonyms, reference, unit, quantity, minimum, version
     from part
     where deleted_at is null
     order by name, id`,
  );
  return rows.map((row) => ({
    ...row,
    synonyms: synonymsJson.parse(row.synonyms),
    quantity: Number(row.quantity),
    minimum: Number(row.minimum),
  }));
}

export type NewPartUse = Pick<
  InferEntity<typeof PartUse>,
  'id' | 'partId' | 'words' | 'quantity' | 'appointmentId' | 'vehicleId' | 'memberId'
>;

export async function addPartUse(db: Db, use: NewPartUse): Promise<void> {
  await insertRow(db, PartUse, use);
}

export interface KnownPartUse {
  id: string;
  version: number;
  partId: string | null;
  words: string;
  quantity: number;
  vehicleId: string | null;
}

export async function partUseById(db: Db, id: string): Promise<KnownPartUse | null> {
  const [row] = await db.execute<KnownPartUse[]>(
    `select id, version, part_id as "partId", words, quantity, vehicle_id as "vehicleId"
     from part_use
     where id = ? and deleted_at is null`,
    [id],
  );
  return row ? { ...row, quantity: Number(row.quantity) } : null;
}

export type NewPartOrder = Pick<
  InferEntity<typeof PartOrder>,
  'id' | 'partId' | 'words' | 'quantity' | 'vehicleId' | 'memberId'
>;

export async function addPartOrder(db: Db, order: NewPartOrder): Promise<void> {
  await insertRow(db, PartOrder, order);
}
