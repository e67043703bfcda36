import { defineEntity, type InferEntity, p } from '@mikro-orm/core';
import { tenantColumns } from './columns.ts';
import type { FieldKind, FieldNoun } from './custom-field.ts';
import type { Db } from './db.ts';
import { insertRow } from './insert-row.ts';

/** What a record has in a field of the business's own. */
export const FieldValue = defineEntity({
  name: 'FieldValue',
  tableName: 'field_value',
  properties: {
    ...tenantColumns,
    fieldId: p.uuid(),
    recordId: p.uuid(),
    /** As its kind is written: text as said, `1234.5`, `2026-11-26`, an option. */
    value: p.text(),
    /** The same, folded, by which it is found. */
    valueKey: p.text(),
    version: p.integer().default(1),
  },
});

export type FieldValueRow = Pick<
  InferEntity<typeof FieldValue>,
  'id' | 'fieldId' | 'recordId' | 'value' | 'valueKey' | 'version'
>;

export interface NamedValue {
  name: string;
  kind: FieldKind;
  value: string;
}

const columns = `id, field_id as "fieldId", record_id as "recordId", value, value_key as "valueKey", version`;

/** What stands in one field of a record; null where nothing does. By `field_value_once`. */
export async function fieldValueOf(
  db: Db,
  { fieldId, recordId }: { fieldId: string; recordId: string },
): Promise<FieldValueRow | null> {
  const [row] = await db.execute<FieldValueRow[]>(
    `select ${columns} from field_value where field_id = ? and record_id = ? and deleted_at is null`,
    [fieldId, recordId],
  );
  return row ?? null;
}

export async function addFieldValue(db: Db, value: Omit<FieldValueRow, 'version'>): Promise<void> {
  await insertRow(db, FieldValue, value);
}

/** How many live records have something in a field. */
export async function countFieldValues(db: Db, fieldId: string): Promise<number> {
  const [row] = await db.execute<{ count: number }[]>(
    `select count(*)::int as count from field_value where field_id = ? and deleted_at is null`,
    [fieldId],
  );
  return row?.count ?? 0;
}

/** A record's own fields with what stands in them, in the order they were added. By `field_value_record`. */
export async function fieldsOfRecord(db: Db, recordId: string): Promise<NamedValue[]> {
  return db.execute<NamedValue[]>(
    `select custom_field.name, custom_field.kind, field_value.value
     from field_value
     join custom_field on custom_field.tenant_id = field_value.tenant_id and custom_field.id = field_value.field_id
     where field_value.record_id = ? and field_value.deleted_at is null and custom_field.deleted_at is null
     order by custom_field.created_at, custom_field.key`,
    [recordId],
  );
}

/** The ids of the records that have exactly this in some field; with `fieldId` in that one. By `field_value_key`. */
export async function recordsWithValue(
  db: Db,
  { valueKey, fieldId = null, limit }: { valueKey: string; fieldId?: string | null; limit: number },
): Promise<{ recordId: string; noun: FieldNoun; name: string; value: string }[]> {
  return db.execute<{ recordId: string; noun: FieldNoun; name: string; value: string }[]>(
    `select field_value.record_id as "recordId", custom_field.noun, custom_field.name, field_value.value
     from field_value
     join custom_field on custom_field.tenant_id = field_value.tenant_id and custom_field.id = field_value.field_id
     where field_value.value_key = ? and (?::uuid is null or field_value.field_id = ?)
       and field_value.deleted_at is null and custom_field.deleted_at is null
     order by field_value.created_at, field_value.id
     limit ?`,
    [valueKey, fieldId, fieldId, limit],
  );
}

/** The values that are exactly one of these, each with its field and its record. By `field_value_key`. */
export async function valuesAmong(
  db: Db,
  valueKeys: readonly string[],
  limit: number,
): Promise<(NamedValue & { recordId: string; noun: FieldNoun; key: string; valueKey: string })[]> {
  if (valueKeys.length === 0) return [];
  return db.execute<(NamedValue & { recordId: string; noun: FieldNoun; key: string; valueKey: string })[]>(
    `select field_value.record_id as "recordId", field_value.value, field_value.value_key as "valueKey",
       custom_field.noun, custom_field.key, custom_field.name, custom_field.kind
     from field_value
     join custom_field on custom_field.tenant_id = field_value.tenant_id and custom_field.id = field_value.field_id
     where field_value.value_key in (?) and field_value.deleted_at is null and custom_field.deleted_at is null
     order by field_value.created_at, field_value.id
     limit ?`,
    [[...valueKeys], limit],
  );
}

/**
 * For whoever exports or searches the records of a noun: what each has in the business's own fields, by the field's name. Ids without any
 * are left out.
 */
export async function fieldValuesFor(db: Db, recordIds: readonly string[]): Promise<Map<string, Map<string, string>>> {
  if (recordIds.length === 0) return new Map();
  const rows = await db.execute<{ recordId: string; name: string; value: string }[]>(
    `select field_value.record_id as "recordId", custom_field.name, field_value.value
     from field_value
     join custom_field on custom_field.tenant_id = field_value.tenant_id and custom_field.id = field_value.field_id
     where field_value.record_id in (?) and field_value.deleted_at is null and custom_field.deleted_at is null
     order by custom_field.created_at, custom_field.key`,
    [[...recordIds]],
  );
  const byRecord = new Map<string, Map<string, string>>();
  for (const { recordId, name, value } of rows) {
    byRecord.set(recordId, (byRecord.get(recordId) ?? new Map<string, string>()).set(name, value));
  }
  return byRecord;
}
