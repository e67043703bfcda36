import type { Db } from './db.ts';

/** What was taken back of an import, in contacts, and what stays because somebody has worked with it since. */
export interface ImportTakenBack {
  removed: number;
  restored: number;
  left: number;
}

/** Whose rows make a contact one that is worked with. */
const used = [
  'appointment',
  'note',
  'task',
  'activity',
  'quote',
  'invoice',
  'deal',
  'conversation',
  'document',
] as const;

/** The tables an import writes, in the order in which they are taken back: a company goes when nobody of it is left. */
const tables = ['contact', 'vehicle', 'company'] as const;

/** Begins to take an import back; from here on no batch of it runs. How many rows it wrote; null when there is nothing to take back. */
export async function beginUndo(db: Db, id: string): Promise<{ changes: number } | null> {
  const [held] = await db.execute<unknown[]>(
    `update contact_import set status = 'undoing'
     where id = ? and status in ('running', 'stopped', 'done') and deleted_at is null
     returning 1`,
    [id],
  );
  if (!held) return null;
  const [row] = await db.execute<{ n: number }[]>(`select count(*)::int as n from import_change where import_id = ?`, [
    id,
  ]);
  return { changes: row?.n ?? 0 };
}

/**
 * Takes some rows of an import back: what it made and nobody touched or used since is deleted softly, what it filled in is as before
 * where it is unchanged. False when none is left, or nobody is taking it back.
 */
export async function undoBatch(db: Db, id: string, limit: number): Promise<boolean> {
  const [held] = await db.execute<unknown[]>(
    `select 1 from contact_import where id = ? and status = 'undoing' and deleted_at is null for update`,
    [id],
  );
  if (!held) return false;
  for (const table of tables) {
    const ids = await takeChanges(db, { id, table, limit });
    if (ids.length === 0) continue;
    const removed = await remove[table](db, id, ids);
    const restored = table === 'contact' ? await restore(db, ids) : 0;
    if (table === 'contact') {
      await db.execute(`update contact_import set removed = removed + ?, restored = restored + ? where id = ?`, [
        ...[removed, restored, id],
      ]);
    }
    return true;
  }
  return false;
}

/** Ends the taking back; null when it was ended. */
export async function endUndo(db: Db, id: string): Promise<ImportTakenBack | null> {
  const [row] = await db.execute<ImportTakenBack[]>(
    `update contact_import set status = 'undone', ended_at = app_now()
     where id = ? and status = 'undoing'
     returning removed, restored, (
       select count(*)::int from import_change where import_id = contact_import.id and table_name = 'contact') - removed - restored as left`,
    [id],
  );
  return row ?? null;
}

/** Ends the tries of a taking back that failed: the import counts as done, and taking it back anew goes on with what is left. */
export async function stopUndo(db: Db, id: string): Promise<boolean> {
  const rows = await db.execute<unknown[]>(
    `update contact_import set status = 'done' where id = ? and status = 'undoing' returning 1`,
    [id],
  );
  return rows.length === 1;
}

/** Some of the changes of a table that nobody has looked at yet, which are then looked at. By `import_change_left`. */
async function takeChanges(
  db: Db,
  { id, table, limit }: { id: string; table: string; limit: number },
): Promise<string[]> {
  const rows = await db.execute<{ id: string }[]>(
    `update import_change set deleted_at = app_now()
     where id = any (array(
       select id from import_change
       where import_id = ? and table_name = ? and deleted_at is null
       order by id
       limit ?))
     returning id`,
    [id, table, limit],
  );
  return rows.map((row) => row.id);
}

/** The rows of some changes that are as the import left them. */
function asLeft(table: string): string {
  return `from import_change
     where import_change.id = any (?::uuid[]) and ${table}.id = import_change.row_id and import_change.tenant_id = ${table}.tenant_id
       and ${table}.version = import_change.version and ${table}.deleted_at is null`;
}

const unused = used
  .map(
    (table) =>
      `and not exists (select from ${table} where ${table}.tenant_id = contact.tenant_id and ${table}.contact_id = contact.id)`,
  )
  .join('\n       ');

const remove: Record<(typeof tables)[number], (db: Db, importId: string, ids: readonly string[]) => Promise<number>> = {
  contact: (db, importId, ids) =>
    counted(
      db,
      `update contact set deleted_at = app_now()
     ${asLeft('contact')} and import_change.before is null
       ${unused}
       and not exists (
         select from vehicle
         where vehicle.tenant_id = contact.tenant_id and vehicle.contact_id = contact.id and vehicle.deleted_at is null
           and not exists (
             select from import_change as made
             where made.tenant_id = vehicle.tenant_id and made.import_id = ? and made.table_name = 'vehicle'
               and made.row_id = vehicle.id and made.version = vehicle.version))`,
      [literal(ids), importId],
    ),
  vehicle: (db, _, ids) =>
    counted(
      db,
      `update vehicle set deleted_at = app_now()
     ${asLeft('vehicle')}
       and not exists (select from appointment where appointment.tenant_id = vehicle.tenant_id and appointment.vehicle_id = vehicle.id)
       and not exists (select from document where document.tenant_id = vehicle.tenant_id and document.vehicle_id = vehicle.id)`,
      [literal(ids)],
    ),
  company: (db, _, ids) =>
    counted(
      db,
      `update company set deleted_at = app_now()
     ${asLeft('company')}
       and not exists (
         select from contact
         where contact.tenant_id = company.tenant_id and contact.company_id = company.id and contact.deleted_at is null)
       and not exists (select from deal where deal.tenant_id = company.tenant_id and deal.company_id = company.id)`,
      [literal(ids)],
    ),
};

const filled = ['first_name', 'last_name', 'phone_sealed', 'phone_index', 'email_sealed', 'email_index', 'postcode'];

function restore(db: Db, ids: readonly string[]): Promise<number> {
  return counted(
    db,
    `update contact
     set ${filled.map((column) => `${column} = import_change.before ->> '${column}'`).join(', ')},
       company_id = (import_change.before ->> 'company_id')::uuid
     ${asLeft('contact')} and import_change.before is not null`,
    [literal(ids)],
  );
}

function literal(ids: readonly string[]): string {
  return `{${ids.join(',')}}`;
}

async function counted(db: Db, statement: string, values: unknown[]): Promise<number> {
  const [row] = await db.execute<{ n: number }[]>(
    `with done as (${statement} returning 1) select count(*)::int as n from done`,
    values,
  );
  return row?.n ?? 0;
}
