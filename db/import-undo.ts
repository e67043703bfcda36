import type { Db } from './db.ts';

/** What was taken back of an import, and what stays because somebody has worked with it since. */
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

/**
 * Takes a whole import back and ends it: what it made and nobody touched or used since is deleted softly, what it filled in is as before
 * where it is unchanged. Null when it has not begun, or is taken back already.
 */
export async function takeImportBack(db: Db, id: string): Promise<ImportTakenBack | null> {
  // From here on no batch of it runs.
  const [held] = await db.execute<unknown[]>(
    `update contact_import set status = 'undone', ended_at = app_now()
     where id = ? and status in ('running', 'stopped', 'done') and deleted_at is null
     returning 1`,
    [id],
  );
  if (!held) return null;
  const mine = (table: string) =>
    `${table}.id = import_change.row_id and import_change.tenant_id = ${table}.tenant_id
       and import_change.import_id = ? and import_change.table_name = '${table}'
       and ${table}.version = import_change.version and ${table}.deleted_at is null`;
  const ofTheirs = used
    .map(
      (table) =>
        `and not exists (select from ${table} where ${table}.tenant_id = contact.tenant_id and ${table}.contact_id = contact.id)`,
    )
    .join('\n       ');
  const removed = await counted(
    db,
    `update contact set deleted_at = app_now()
     from import_change
     where ${mine('contact')} and import_change.before is null
       ${ofTheirs}
       and not exists (
         select from vehicle
         where vehicle.tenant_id = contact.tenant_id and vehicle.contact_id = contact.id and vehicle.deleted_at is null
           and not exists (
             select from import_change as made
             where made.tenant_id = vehicle.tenant_id and made.import_id = ? and made.table_name = 'vehicle'
               and made.row_id = vehicle.id and made.version = vehicle.version))`,
    [id, id],
  );
  await counted(
    db,
    `update vehicle set deleted_at = app_now()
     from import_change
     where ${mine('vehicle')}
       and not exists (select from appointment where appointment.tenant_id = vehicle.tenant_id and appointment.vehicle_id = vehicle.id)
       and not exists (select from document where document.tenant_id = vehicle.tenant_id and document.vehicle_id = vehicle.id)`,
    [id],
  );
  const columns = ['first_name', 'last_name', 'phone_sealed', 'phone_index', 'email_sealed', 'email_index', 'postcode'];
  const restored = await counted(
    db,
    `update contact
     set ${columns.map((column) => `${column} = import_change.before ->> '${column}'`).join(', ')},
       company_id = (import_change.before ->> 'company_id')::uuid
     from import_change
     where ${mine('contact')} and import_change.before is not null`,
    [id],
  );
  await counted(
    db,
    `update company set deleted_at = app_now()
     from import_change
     where ${mine('company')}
       and not exists (
         select from contact
         where contact.tenant_id = company.tenant_id and contact.company_id = company.id and contact.deleted_at is null)
       and not exists (select from deal where deal.tenant_id = company.tenant_id and deal.company_id = company.id)`,
    [id],
  );
  const [all] = await db.execute<{ n: number }[]>(
    `select count(*)::int as n from import_change where import_id = ? and table_name = 'contact'`,
    [id],
  );
  return { removed, restored, left: (all?.n ?? 0) - removed - restored };
}

async function counted(db: Db, statement: string, values: unknown[]): Promise<number> {
  const [row] = await db.execute<{ n: number }[]>(
    `with done as (${statement} returning 1) select count(*)::int as n from done`,
    values,
  );
  return row?.n ?? 0;
}
