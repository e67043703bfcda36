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
  'document',
  'contact_import',
] as const;

export type VersionedTable = (typeof versionedTables)[number];

/** A value as a row of SQL has it; an instant is text. */
export type Scalar = string | number | boolean | null;
export type RowValues = Record<string, Scalar>;

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
     set ${names.map((name) => `${name} = ?`).join(', ')}
     from (
       select tenant_id, id, version, ${names.join(', ')}
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
