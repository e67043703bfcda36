import type { Db, Place, Transactions } from './db.ts';
import { lockFolder } from './lock.ts';
import type { Log } from './log.ts';
import { connect, nativePglite, nativePool, type Orm } from './orm.ts';
import { inTransaction } from './pg-transaction.ts';
import { withPrepared } from './prepared.ts';
import { installQueue, type Queue, startQueue } from './queue.ts';
import { openTenantKey, type TenantKey } from './seal.ts';
import { statements } from './statement.ts';
import { Tenant } from './tenant.ts';

type Settings = Record<string, string>;

/** All that is kept, and the jobs that wait. */
export interface Store extends Transactions {
  queue: Queue;
  /** The same data, written at the time of another clock: for what is told of the past. */
  at(clock: () => Date): Transactions;
  close(): Promise<void>;
}

export interface StoreOptions {
  place: Place;
  masterKey: Buffer;
  now: () => Date;
  log: Log;
  /** How long to wait for jobs at hand when closing. */
  drainMs: number;
}

/** Opens what `migrate` prepared. An embedded database is migrated here, since nobody else can. Refuses unsafe rights. */
export async function openStore(options: StoreOptions): Promise<Store> {
  const { place } = options;
  const unlock = place.kind === 'pglite' && place.folder ? lockFolder(place.folder) : () => {};
  try {
    const orm = await connect(await withPrepared(place));
    try {
      return await storeOn(orm, options, unlock);
    } catch (error) {
      await orm.close(true);
      throw error;
    }
  } catch (error) {
    unlock();
    throw error;
  }
}

async function storeOn(
  orm: Orm,
  { place, now, log, masterKey, drainMs }: StoreOptions,
  unlock: () => void,
): Promise<Store> {
  if (place.kind === 'pglite') {
    await migrateOrm(orm, place);
    await orm.em.fork().execute('set role comptoir_runtime');
  }
  await refuseUnsafeRights(orm);
  const queue = await startQueue(orm, place, log);
  const keys = new Map<string, TenantKey>();
  const transact = await transactionsOn(orm);

  const forTenantAt =
    (clock: () => Date): Store['forTenant'] =>
    (tenantId, work, how) =>
      transact(
        {
          'app.tenant': tenantId,
          'app.now': clock().toISOString(),
          ...(how?.durability === 'lax' ? { synchronous_commit: 'off' } : {}),
        },
        work,
      );
  const forTenant = forTenantAt(now);
  const beforeTenant: Store['beforeTenant'] = (work) => transact({}, work);
  const keyOf: Store['keyOf'] = async (tenantId) => {
    const known = keys.get(tenantId);
    if (known) return known;
    const tenant = await forTenant(tenantId, (db) => db.findOneOrFail(Tenant, { id: tenantId }));
    const key = openTenantKey(masterKey, tenant.keySealed);
    keys.set(tenantId, key);
    return key;
  };

  return {
    queue,
    forTenant,
    beforeTenant,
    keyOf,
    at: (clock) => ({ forTenant: forTenantAt(clock), beforeTenant, keyOf }),
    async close() {
      await queue.stop(drainMs);
      await orm.close(true);
      unlock();
    },
  };
}

/** How a transaction with settings runs: on a server without kysely, which would wait for the answer to each statement. */
async function transactionsOn(orm: Orm): Promise<<T>(settings: Settings, work: (db: Db) => Promise<T>) => Promise<T>> {
  const pool = await nativePool(orm);
  if (!pool) {
    return (variables, work) => orm.em.fork({ session: { variables } }).transactional((db) => work(db as Db)); // An SQL one.
  }
  const kept = statements();
  return (settings, work) =>
    inTransaction(pool, kept, settings, (transaction) => {
      const db = orm.em.fork() as Db; // As above.
      db.setTransactionContext(transaction as never); // All that is asked of one here: see PgTransaction.
      return work(db);
    });
}

/** Brings a PostgreSQL database up to date with the migration login, and lets the runtime login in. */
export async function migratePostgres(migrationUrl: string, runtimeUrl: string): Promise<string[]> {
  const place: Place = { kind: 'postgres', url: migrationUrl, poolSize: 2 };
  const orm = await connect(place);
  try {
    const applied = await migrateOrm(orm, place);
    await admit(orm, decodeURIComponent(new URL(runtimeUrl).username));
    return applied;
  } finally {
    await orm.close(true);
  }
}

/** Only where it is not let in already: the role is the whole server's, and may be another's to give. */
async function admit(orm: Orm, login: string): Promise<void> {
  const db = orm.em.fork();
  const [known] = await db.execute<{ in: boolean }[]>(
    `select rolname = current_user or pg_has_role(rolname, 'comptoir_runtime', 'member') as in
     from pg_roles
     where rolname = ?`,
    [login],
  );
  if (!known) throw new Error(`The server has no login "${login}", which DATABASE_URL names. Create it first.`);
  if (!known.in) await db.execute(`grant comptoir_runtime to "${login.replaceAll('"', '""')}"`);
}

async function migrateOrm(orm: Orm, place: Place): Promise<string[]> {
  const pending = await orm.migrator.getPending();
  if (pending.length > 0) await orm.migrator.up();
  // On a server always, since a new version of pg-boss may bring migrations of its own.
  if (place.kind === 'postgres' || !(await hasQueue(orm))) await installQueue(orm, place);
  return pending.map((migration) => migration.name);
}

/** Whether the queue was installed to its end, which is the granting of rights: a process may have died on the way. */
async function hasQueue(orm: Orm): Promise<boolean> {
  const [row] = await orm.em.fork().execute<{ ready: boolean }[]>(
    `select case
       when to_regclass('pgboss.job') is null then false
       else has_table_privilege('comptoir_runtime', 'pgboss.job', 'insert')
     end as ready`,
  );
  return row?.ready ?? false;
}

/** Row-level security protects nothing from a role that owns the tables or may bypass it, so such a role is refused. */
async function refuseUnsafeRights(orm: Orm): Promise<void> {
  const db = orm.em.fork();
  const [role] = await db.execute<{ name: string; unsafe: boolean }[]>(
    `select current_user as name, rolsuper or rolbypassrls as unsafe from pg_roles where rolname = current_user`,
  );
  const [schema] = await db.execute<{ ready: boolean; owned: number; open: number }[]>(
    `select
       to_regclass('public.message') is not null and has_table_privilege(current_user, 'public.message', 'insert') as ready,
       count(*) filter (where pg_has_role(current_user, relowner, 'usage'))::int as owned,
       count(*) filter (where not (relrowsecurity and relforcerowsecurity))::int as open
     from pg_class
     where relnamespace = 'public'::regnamespace and relkind = 'r'
       and (relname = 'tenant'
         or exists (select from pg_attribute where attrelid = pg_class.oid and attname = 'tenant_id'))`,
  );
  if (!schema?.ready) {
    throw new Error(
      `The database is not prepared for the login "${role?.name}". Run: npm run comptoir -- migrate (with DATABASE_MIGRATION_URL).`,
    );
  }
  if (role?.unsafe || schema.owned > 0) {
    throw new Error(
      `The login "${role?.name}" can bypass row-level security (it is a superuser, bypasses it, or owns the tables). ` +
        `Name another login in DATABASE_URL and keep this one for DATABASE_MIGRATION_URL.`,
    );
  }
  if (schema.open > 0)
    throw new Error(`${schema.open} tenant tables have no forced row-level security. Run the migrations.`);
}

/** A dump of an embedded database, to open copies of it fast. */
export async function dumpPglite(place: Place): Promise<Blob> {
  const orm = await connect(place);
  await migrateOrm(orm, place);
  const pglite = await nativePglite(orm);
  if (!pglite) throw new Error('Only an embedded database can be dumped.');
  const dump = await pglite.dumpDataDir('none');
  await orm.close(true);
  return dump;
}
