import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Db } from './db.ts';
import { fullTenant, type FullTenant } from './fixtures/full-tenant.ts';
import { freshPlace, onPostgres, onServer, postgresUrls, quiet, testMasterKey } from './fixtures/test-store.ts';
import { testStore, type TestStore, withDatabase } from './fixtures/test-store.ts';
import { migratePostgres, openStore } from './store.ts';

const now = new Date('2026-11-23T08:00:00Z');

let store: TestStore;
let ours: FullTenant;
let theirs: FullTenant;
let tables: string[];

beforeAll(async () => {
  store = await testStore(() => now);
  ours = await fullTenant(store, { now, sms: '+33639980000' });
  theirs = await fullTenant(store, { now, sms: '+33639980003' });
  tables = await store.beforeTenant(tenantTables);
});
afterAll(() => store.close());

describe('every tenant table', () => {
  test('is found in the catalogue, and has rows of both tenants', async () => {
    expect(tables.length).toBeGreaterThanOrEqual(15);
    for (const { tenantId } of [ours, theirs]) {
      const counts = await store.forTenant(tenantId, (db) => countAll(db, tables));
      expect(counts.filter(({ n }) => n === 0)).toEqual([]);
    }
  });

  test('forces row-level security, with one policy for all commands', async () => {
    const bare = await store.beforeTenant((db) =>
      db.execute(
        `select relname
         from pg_class
         where relname = any(string_to_array(?, ','))
           and (not relrowsecurity or not relforcerowsecurity
             or not exists (
               select from pg_policy
               where polrelid = pg_class.oid and polcmd = '*' and polwithcheck is not null and polroles = '{0}')
             or exists (select from pg_policy where polrelid = pg_class.oid and polcmd <> '*'))`,
        [tables.join(',')],
      ),
    );
    expect(bare).toEqual([]);
  });

  test('shows nothing to another tenant, and nothing without a tenant', async () => {
    const select = (db: Db) => countAll(db, tables, `tenant_id = '${ours.tenantId}'`);
    const visible = await store.forTenant(theirs.tenantId, select);
    const untenanted = await store.beforeTenant((db) => countAll(db, tables));
    expect([...visible, ...untenanted].filter(({ n }) => n !== 0)).toEqual([]);
  });

  test.each(['update', 'delete'])('gives another tenant nothing to %s', async (command) => {
    const before = await store.forTenant(ours.tenantId, (db) => countAll(db, tables));
    for (const table of tables) {
      const where = `where tenant_id = '${ours.tenantId}'`;
      const statement =
        command === 'update' ? `update ${table} set tenant_id = tenant_id ${where}` : `delete from ${table} ${where}`;
      const touched = await tried(() =>
        store.forTenant(theirs.tenantId, (db) => db.execute<unknown[]>(`${statement} returning tenant_id`)),
      );
      // What is append-only, or an account's, has no such right at all.
      const never = command === 'delete' ? neverDeleted : neverChanged;
      const refused = appendOnly.includes(table) || never.includes(table);
      expect({ table, touched }).toEqual({ table, touched: refused ? '42501' : [] });
    }
    expect(await store.forTenant(ours.tenantId, (db) => countAll(db, tables))).toEqual(before);
  });

  test('refuses a row that one tenant writes in the name of another', async () => {
    for (const table of tables) {
      const columns = await store.beforeTenant((db) => ownColumns(db, table));
      const [copy] = await store.forTenant(ours.tenantId, (db) =>
        db.execute<{ row: object }[]>(`select to_jsonb(${table}) as row from ${table} limit 1`),
      );
      const insert = `insert into ${table} (${columns}) select ${columns} from jsonb_populate_record(null::${table}, ?::jsonb)`;
      const written = await tried(() =>
        store.forTenant(theirs.tenantId, (db) => db.execute(insert, [JSON.stringify(copy?.row)])),
      );
      expect({ table, written }).toEqual({ table, written: '42501' });
    }
  });

  test('refuses a row that one tenant moves to another', async () => {
    for (const table of tables) {
      const moved = await tried(() =>
        store.forTenant(ours.tenantId, (db) => db.execute(`update ${table} set tenant_id = ?`, [theirs.tenantId])),
      );
      expect({ table, moved }).toEqual({ table, moved: '42501' });
    }
  });
});

describe('the directory', () => {
  test('is the only table with a tenant that everyone reads, and holds no personal data', async () => {
    const rows = await store.beforeTenant((db) =>
      db.execute<object[]>(`select * from receiving_address where tenant_id = ?`, [ours.tenantId]),
    );
    expect(rows).toHaveLength(2);
    const columns = ['channel', 'channel_account_id', 'created_at', 'external_id', 'tenant_id'];
    expect(Object.keys(rows[0] ?? {}).toSorted()).toEqual(columns);
  });

  test('takes no address in the name of another tenant, and lets none be changed or removed', async () => {
    const insert = `insert into receiving_address (channel, external_id, tenant_id, channel_account_id) values ('sms', '+33639980009', ?, ?)`;
    const statements = [
      insert,
      `update receiving_address set tenant_id = ?`,
      `delete from receiving_address where tenant_id = ?`,
    ];
    for (const statement of statements) {
      const values = [ours.tenantId, ours.accounts.sms.id].slice(0, statement.split('?').length - 1);
      expect(await tried(() => store.forTenant(theirs.tenantId, (db) => db.execute(statement, values)))).toBe('42501');
    }
  });

  test('of tenants shows a tenant itself only', async () => {
    const seen = (db: Db) => db.execute<{ id: string }[]>(`select id from tenant`);
    expect(await store.forTenant(ours.tenantId, seen)).toEqual([{ id: ours.tenantId }]);
    expect(await store.beforeTenant(seen)).toEqual([]);
  });
});

describe('the runtime role', () => {
  test('owns nothing, is no superuser and bypasses nothing', async () => {
    const [role] = await store.beforeTenant((db) =>
      db.execute(
        `select rolsuper, rolbypassrls, rolcreaterole, rolcreatedb,
           (select count(*)::int from pg_class where pg_has_role(current_user, relowner, 'usage')) as owned
         from pg_roles
         where rolname = current_user`,
      ),
    );
    expect(role).toEqual({ rolsuper: false, rolbypassrls: false, rolcreaterole: false, rolcreatedb: false, owned: 0 });
  });

  test.each([
    'truncate contact',
    'drop table contact',
    'alter table contact disable row level security',
    'create table t (a int)',
  ])('may not %s', async (statement) => {
    expect(await tried(() => store.beforeTenant((db) => db.execute(statement)))).toBe('42501');
  });

  test('sees nothing on a connection that a tenant has just used, outside a transaction', async () => {
    const connection = await store.forTenant(ours.tenantId, async (db) => {
      const [row] = await db.execute<{ n: number }[]>(`select count(*)::int as n from contact`);
      expect(row?.n).toBe(6);
      return db.getConnection();
    });
    for (let i = 0; i < 12; i += 1) {
      expect(await connection.execute(`select count(*)::int as n from contact`)).toEqual([{ n: 0 }]);
    }
  });

  // On PGlite there is one login, a superuser: the store puts on the limited role by itself.
  test('is what the store insists on', async () => {
    expect(await (onPostgres() ? refusals() : currentRole())).toEqual(
      onPostgres()
        ? [
            'can bypass row-level security',
            'is not prepared',
            'The server has no login "nobody"',
            '1 tenant tables have no forced row-level security',
          ]
        : ['comptoir_runtime'],
    );
  });

  async function currentRole(): Promise<string[]> {
    const rows = await store.beforeTenant((db) => db.execute<{ name: string }[]>(`select current_user as name`));
    return rows.map(({ name }) => name);
  }

  /** Why the store does not open: for the owner, in a database without our tables, and where a table is open. */
  async function refusals(): Promise<string[]> {
    const { place, remove } = await freshPlace();
    const { ownerUrl } = postgresUrls()!; // This runs on PostgreSQL.
    const owner = withDatabase(ownerUrl, new URL((place as { url: string }).url).pathname.slice(1)); // As above.
    const said = async (url: string) => {
      const options = { masterKey: testMasterKey, now: () => now, log: quiet, drainMs: 0 };
      return refusal(openStore({ ...options, place: { kind: 'postgres', url, poolSize: 2 } }));
    };
    try {
      const first = [await said(owner), await said(withDatabase(ownerUrl, 'postgres'))];
      first.push(await refusal(migratePostgres(owner, 'postgres://nobody@127.0.0.1/x')));
      await onServer(owner, (db) => db.execute(`alter table contact no force row level security`));
      return [...first, await said((place as { url: string }).url)]; // As above.
    } finally {
      await remove();
    }
  }
});

async function refusal(work: Promise<unknown>): Promise<string> {
  const message = await work.then(() => 'nothing', String);
  const known =
    /can bypass row-level security|is not prepared|\d tenant tables have no forced row-level security|The server has no login "\w+"/;
  return known.exec(message)?.[0] ?? message;
}

const appendOnly = ['audit', 'receipt'];
/** What is written once and taken out again. */
const neverChanged = ['search_near', 'search_term'];
const neverDeleted = ['audit_head', 'invoice', 'invoice_line', 'payment'];

async function tenantTables(db: Db): Promise<string[]> {
  const rows = await db.execute<{ name: string }[]>(
    `select relname as name
     from pg_class
     join pg_attribute on attrelid = pg_class.oid and attname = 'tenant_id'
     where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and relname <> 'receiving_address'
     order by relname`,
  );
  return rows.map(({ name }) => name);
}

async function countAll(db: Db, names: string[], where = 'true'): Promise<{ name: string; n: number }[]> {
  const counts: { name: string; n: number }[] = [];
  for (const name of names) {
    const [row] = await db.execute<{ n: number }[]>(`select count(*)::int as n from ${name} where ${where}`);
    counts.push({ name, n: row?.n ?? -1 });
  }
  return counts;
}

async function ownColumns(db: Db, table: string): Promise<string> {
  const rows = await db.execute<{ name: string }[]>(
    `select attname as name
     from pg_attribute
     where attrelid = ?::regclass and attnum > 0 and not attisdropped and attidentity = '' and attgenerated = ''`,
    [table],
  );
  return rows.map(({ name }) => name).join(', ');
}

/** What `work` gives, or the code of the database's refusal. */
async function tried<T>(work: () => Promise<T>): Promise<T | string> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Error && 'code' in error) return String(error.code);
    throw error;
  }
}
