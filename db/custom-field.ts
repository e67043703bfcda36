import { defineEntity, type InferEntity, p } from '@mikro-orm/core';
import { z } from 'zod';
import { tenantColumns } from './columns.ts';
import type { Db } from './db.ts';
import { insertRow } from './insert-row.ts';

/** The records that may have fields of the business's own. */
export const fieldNouns = ['contact', 'vehicle', 'company', 'appointment'] as const;
export type FieldNoun = (typeof fieldNouns)[number];

export const fieldKinds = ['text', 'number', 'date', 'choice'] as const;
export type FieldKind = (typeof fieldKinds)[number];

/** A field that a business added to one kind of its records. */
export const CustomField = defineEntity({
  name: 'CustomField',
  tableName: 'custom_field',
  properties: {
    ...tenantColumns,
    noun: p.enum(fieldNouns),
    /** The name as it is compared: folded, without its little words. */
    key: p.text(),
    name: p.text(),
    kind: p.enum(fieldKinds),
    /** What a choice is among. */
    options: p.json<string[]>(),
    version: p.integer().default(1),
  },
});

export type FieldRow = Pick<
  InferEntity<typeof CustomField>,
  'id' | 'noun' | 'key' | 'name' | 'kind' | 'options' | 'version'
>;

const optionList = z.array(z.string());

/** The fields of a business, by noun and in the order they were added. */
export async function customFields(db: Db): Promise<FieldRow[]> {
  const rows = await db.execute<FieldRow[]>(
    `select id, noun, key, name, kind, options, version
     from custom_field
     where deleted_at is null
     order by noun, created_at, id`,
  );
  return rows.map((row) => ({ ...row, options: optionList.parse(row.options) }));
}

/** False when the noun has a field with that key already. */
export async function addCustomField(db: Db, field: Omit<FieldRow, 'version'>): Promise<boolean> {
  return insertRow(db, CustomField, field, '(tenant_id, noun, key) where deleted_at is null');
}
