import type { Db } from '#db/db.ts';
import type { TenantKey } from '#db/seal.ts';

/** A row with its columns as the database names them. A sealed column is opened and loses its ending: `email_sealed` is `email`. */
export type StoredRow = Record<string, unknown>;

/** Every row of one tenant: by table, then by id. */
export type Snapshot = ReadonlyMap<string, ReadonlyMap<string, StoredRow>>;

/**
 * The road's own records: a conversation cannot go on without them, and the case judges what they say in another way (the
 * replies, who answered, at what cost).
 */
const roadTables = [
  ...['message', 'turn', 'receipt', 'audit', 'audit_head', 'usage', 'open_question'],
  // A file is kept by the door, before anybody has read it; what an import keeps of itself is for its undo.
  ...['file', 'message_file', 'import_change', 'import_refusal'],
];

/** Reads all that a tenant has, in the tables that the catalogue names, so that a new table is judged from its first day. */
export async function takeSnapshot(db: Db, key: TenantKey): Promise<Snapshot> {
  const tables = (await tenantTables(db)).filter((name) => !roadTables.includes(name));
  const selects = tables.map((name) => `select '${name}' as name, to_jsonb(${name}) as row from ${name}`);
  const rows = await db.execute<{ name: string; row: StoredRow }[]>(selects.join(' union all '));
  const snapshot = new Map(tables.map((name) => [name, new Map<string, StoredRow>()]));
  for (const { name, row } of rows) snapshot.get(name)?.set(String(row['id']), openedRow(row, key));
  return snapshot;
}

/** A snapshot with the rows that came between two others: what somebody else did meanwhile is as if it had been there. */
export function withAdded(base: Snapshot, before: Snapshot, after: Snapshot): Snapshot {
  const tables = [...after].map(([table, rows]) => {
    const added = [...rows].filter(([id]) => !before.get(table)?.has(id));
    return [table, new Map([...(base.get(table) ?? []), ...added])] as const;
  });
  return new Map(tables);
}

/** The tables of rows that belong to one tenant. The directory of receiving addresses has no ids and is everybody's. */
async function tenantTables(db: Db): Promise<string[]> {
  const rows = await db.execute<{ name: string }[]>(
    `select relname as name
     from pg_class
     join pg_attribute as tenant on tenant.attrelid = pg_class.oid and tenant.attname = 'tenant_id'
     join pg_attribute as id on id.attrelid = pg_class.oid and id.attname = 'id'
     where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and relforcerowsecurity
     order by relname`,
  );
  return rows.map(({ name }) => name);
}

function openedRow(row: StoredRow, key: TenantKey): StoredRow {
  return Object.fromEntries(
    Object.entries(row).map(([column, value]) => {
      const [plain, ending] = column.split('_sealed');
      return ending === '' && plain ? [plain, typeof value === 'string' ? key.open(value) : value] : [column, value];
    }),
  );
}
