import { defineEntity, type InferEntity, p } from '@mikro-orm/core';
import { tenantColumns } from './columns.ts';
import type { Db } from './db.ts';
import { insertRow } from './insert-row.ts';

/** One list of contacts on its way in. What its mapping holds is for whoever reads the file to know. */
export const ContactImport = defineEntity({
  name: 'ContactImport',
  tableName: 'contact_import',
  properties: {
    ...tenantColumns,
    fileId: p.uuid(),
    conversationId: p.uuid(),
    memberId: p.uuid(),
    status: p.enum(['preview', 'running', 'stopped', 'done', 'undoing', 'undone'] as const).default('preview'),
    mapping: p.json<unknown>(),
    rowsTotal: p.integer(),
    rowsDone: p.integer().default(0),
    made: p.integer().default(0),
    merged: p.integer().default(0),
    skipped: p.integer().default(0),
    /** Of what it wrote, how much was taken back: contacts it made, and contacts it filled in. */
    removed: p.integer().default(0),
    restored: p.integer().default(0),
    startedAt: p.datetime().nullable(),
    endedAt: p.datetime().nullable(),
    version: p.integer().default(1),
  },
});

/** A row that an import wrote: of one it made, `before` is null; of one it filled in, what the columns held. */
export const ImportChange = defineEntity({
  name: 'ImportChange',
  tableName: 'import_change',
  properties: {
    ...tenantColumns,
    importId: p.uuid(),
    tableName: p.enum(['contact', 'company', 'vehicle'] as const),
    rowId: p.uuid(),
    before: p.json<unknown>().nullable(),
    /** The version the import left it with: of another one it is not taken back. */
    version: p.integer(),
  },
});

/** A line of a list that was left out: its number from 0, and why. */
export const ImportRefusal = defineEntity({
  name: 'ImportRefusal',
  tableName: 'import_refusal',
  properties: { ...tenantColumns, importId: p.uuid(), at: p.integer(), reason: p.text() },
});

export type ImportRow = Pick<
  InferEntity<typeof ContactImport>,
  | 'id'
  | 'fileId'
  | 'conversationId'
  | 'memberId'
  | 'status'
  | 'mapping'
  | 'rowsTotal'
  | 'rowsDone'
  | 'made'
  | 'merged'
  | 'skipped'
  | 'version'
> & { fileName: string; hash: string; type: string };

const columns = `contact_import.id, file_id as "fileId", conversation_id as "conversationId", member_id as "memberId", status, mapping,
  rows_total as "rowsTotal", rows_done as "rowsDone", made, merged, skipped, contact_import.version,
  file.name as "fileName", file.hash, file.type`;
const withFile = `from contact_import
     join file on file.tenant_id = contact_import.tenant_id and file.id = contact_import.file_id`;

export async function addImport(
  db: Db,
  row: Pick<ImportRow, 'id' | 'fileId' | 'conversationId' | 'memberId' | 'mapping' | 'rowsTotal'>,
): Promise<void> {
  await insertRow(db, ContactImport, row);
}

export async function importById(db: Db, id: string): Promise<ImportRow | null> {
  const [row] = await db.execute<ImportRow[]>(
    `select ${columns} ${withFile} where contact_import.id = ? and contact_import.deleted_at is null`,
    [id],
  );
  return row ?? null;
}

/** The last import of a conversation in one of some states. */
export async function lastImport(
  db: Db,
  conversationId: string,
  statuses: readonly ImportRow['status'][],
): Promise<ImportRow | null> {
  const [row] = await db.execute<ImportRow[]>(
    `select ${columns} ${withFile}
     where conversation_id = ? and status in (?) and contact_import.deleted_at is null
     order by contact_import.id desc
     limit 1`,
    [conversationId, [...statuses]],
  );
  return row ?? null;
}

/** The last import of anybody that has begun and is in one of some states. */
export async function lastImportOfAll(db: Db, statuses: readonly ImportRow['status'][]): Promise<ImportRow | null> {
  const [row] = await db.execute<ImportRow[]>(
    `select ${columns} ${withFile}
     where status in (?) and contact_import.deleted_at is null
     order by started_at desc, contact_import.id desc
     limit 1`,
    [[...statuses]],
  );
  return row ?? null;
}

/** Holds a running import until the transaction ends, and tells how far it is; null for one that runs no more. */
export async function holdRunning(db: Db, id: string): Promise<{ rowsDone: number } | null> {
  const [row] = await db.execute<{ rowsDone: number }[]>(
    `select rows_done as "rowsDone" from contact_import where id = ? and status = 'running' and deleted_at is null for update`,
    [id],
  );
  return row ?? null;
}

/** What a batch did, added up. */
export interface Counted {
  rows: number;
  made: number;
  merged: number;
  skipped: number;
}

export async function countBatch(db: Db, id: string, { rows, made, merged, skipped }: Counted): Promise<void> {
  await db.execute(
    `update contact_import
     set rows_done = rows_done + ?, made = made + ?, merged = merged + ?, skipped = skipped + ?
     where id = ?`,
    [rows, made, merged, skipped, id],
  );
}

export async function endImport(db: Db, id: string): Promise<boolean> {
  const rows = await db.execute<unknown[]>(
    `update contact_import set status = 'done', ended_at = app_now() where id = ? and status = 'running' returning 1`,
    [id],
  );
  return rows.length === 1;
}

/** Ends the tries of an import that runs; false when it runs no more. */
export async function stopImport(db: Db, id: string): Promise<boolean> {
  const rows = await db.execute<unknown[]>(
    `update contact_import set status = 'stopped', ended_at = app_now() where id = ? and status = 'running' returning 1`,
    [id],
  );
  return rows.length === 1;
}

/** Lets an import that stopped run on from where it is; false for any other. */
export async function resumeStopped(db: Db, id: string): Promise<boolean> {
  const rows = await db.execute<unknown[]>(
    `update contact_import set status = 'running', ended_at = null
     where id = ? and status = 'stopped' and deleted_at is null
     returning 1`,
    [id],
  );
  return rows.length === 1;
}

/** The import of a conversation that has stopped since an instant. */
export async function importStoppedSince(db: Db, conversationId: string, since: Date): Promise<ImportRow | null> {
  const [row] = await db.execute<ImportRow[]>(
    `select ${columns} ${withFile}
     where conversation_id = ? and status = 'stopped' and ended_at >= ? and contact_import.deleted_at is null
     order by contact_import.id desc
     limit 1`,
    [conversationId, since],
  );
  return row ?? null;
}

/** What the planner knows of the tables is as good as their last analysis: many new rows want another. */
export async function analyseContacts(db: Db): Promise<void> {
  await db.execute('select analyse_contacts()');
}

/** Keeps how a list that waits for its yes is understood now; its version, or null when it waits no more. */
export async function remap(
  db: Db,
  id: string,
  { mapping, rowsTotal }: { mapping: unknown; rowsTotal: number },
): Promise<number | null> {
  const [row] = await db.execute<{ version: number }[]>(
    `update contact_import set mapping = ?::jsonb, rows_total = ?
     where id = ? and status = 'preview' and deleted_at is null
     returning version`,
    [JSON.stringify(mapping), rowsTotal, id],
  );
  return row?.version ?? null;
}

/** Begins an import that waited; false when it had begun, or is gone. */
export async function beginImport(db: Db, id: string): Promise<boolean> {
  const rows = await db.execute<unknown[]>(
    `update contact_import set status = 'running', started_at = app_now()
     where id = ? and status = 'preview' and deleted_at is null
     returning 1`,
    [id],
  );
  return rows.length === 1;
}

/** Keeps which lines of a list were left out, and why. */
export async function keepRefusals(
  db: Db,
  importId: string,
  refusals: readonly { id: string; at: number; reason: string }[],
): Promise<void> {
  if (refusals.length === 0) return;
  await db.execute(
    `insert into import_refusal (id, import_id, at, reason)
     select id, ?, at, reason from jsonb_to_recordset(?::jsonb) as given(id uuid, at int, reason text)`,
    [importId, JSON.stringify(refusals)],
  );
}

/** The lines that were left out, in their order. By `import_refusal_at`. */
export async function refusalsOf(db: Db, importId: string): Promise<{ at: number; reason: string }[]> {
  return db.execute<{ at: number; reason: string }[]>(
    `select at, reason from import_refusal where import_id = ? order by at`,
    [importId],
  );
}
