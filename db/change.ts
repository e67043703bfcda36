import { z } from 'zod';
import type { Db } from './db.ts';

/** The tables whose rows carry a version: what was read of one can be compared with what stands there now. */
export const versionedTables = [
  'appointment',
  'contact',
  'company',
  'vehicle',
  'task',
  'activity',
  'part',
  'part_use',
  'part_order',
  'quote',
  'quote_line',
  'invoice',
  'invoice_line',
  'payment',
  'deal',
  'block',
  'preference',
  'fact',
  'open_question',
  'site',
  'service',
  'resource',
  'member',
  'custom_field',
  'field_value',
  'flag',
  'document',
  'contact_import',
] as const;

export type VersionedTable = (typeof versionedTables)[number];

/** A value as a row of SQL has it; an instant is text. */
export type Scalar = string | number | boolean | null;
export type RowValues = Record<string, Scalar>;

/** Columns of JSON: their values are written and told as its text, so that what was before can be put back. */
const jsonColumns: ReadonlySet<string> = new Set(['hours', 'later_hours', 'closures', 'facts', 'synonyms', 'options']);

/** A row after a change: its version now, and what the changed columns held before. */
export interface Changed {
  version: number;
  before: RowValues;
}

/**
 * Changes columns of a live row and tells what they were; null when there is no such row, or when it is no longer of `version`.
 * Names of columns come from code, never from a person.
 */
export async function changeRow(
  db: Db,
  table: VersionedTable,
  id: string,
  { change, version = null }: { change: RowValues; version?: number | null },
): Promise<Changed | null> {
  const names = Object.keys(change);
  if (names.length === 0) throw new Error(`A change of ${table} changes nothing.`);
  // A row that is deleted is read only to bring it back.
  const isBack = change['deleted_at'] === null;
  const [row] = await db.execute<RowValues[]>(
    `update ${table}
     set ${names.map((name) => `${name} = ${jsonColumns.has(name) ? '(?::text)::jsonb' : '?'}`).join(', ')}
     from (
       select tenant_id, id, version, ${names.map((name) => (jsonColumns.has(name) ? `${name}::text` : name)).join(', ')}
       from ${table}
       where id = ? and deleted_at is ${isBack ? 'not null' : 'null'}
       for update) as old
     where ${table}.tenant_id = old.tenant_id and ${table}.id = old.id and (?::int is null or old.version = ?)
     returning ${table}.version as new_version, ${names.map((name) => `old.${name}`).join(', ')}`,
    [...names.map((name) => change[name]), id, version, version],
  );
  if (!row) return null;
  const { new_version: newVersion, ...before } = row;
  return { version: Number(newVersion), before };
}

/** The version a live row has; null when it is gone. */
export async function versionOf(db: Db, table: VersionedTable, id: string): Promise<number | null> {
  const [row] = await db.execute<{ version: number }[]>(
    `select version from ${table} where id = ? and deleted_at is null`,
    [id],
  );
  return row?.version ?? null;
}

/** The same of a row that may be deleted. */
export async function versionWhateverOf(db: Db, table: VersionedTable, id: string): Promise<number | null> {
  const [row] = await db.execute<{ version: number }[]>(`select version from ${table} where id = ?`, [id]);
  return row?.version ?? null;
}

/** A record as it was read when something was agreed about it. */
export const readRow = z.object({ table: z.enum(versionedTables), id: z.string(), version: z.number() });

export type ReadRow = z.infer<typeof readRow>;
