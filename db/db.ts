import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { pgTransactionOf } from './pg-transaction.ts';
import type { TenantKey } from './seal.ts';

/**
 * An entity manager inside a transaction. Queries take one, so nothing can be read outside a tenant. They are of two kinds:
 * entities where one table is asked, else SQL whose columns are named as the row is. An instant is text in a row of SQL.
 */
export type Db = SqlEntityManager;

/**
 * The answers to the last statements of a transaction, which were asked just now and leave together with its end. Where one of them
 * fails, all is rolled back; nothing else may fail after them, and nothing more may be asked. On PGlite the transaction ends
 * when its work does.
 */
export async function endWith<T extends readonly unknown[]>(
  db: Db,
  statements: T,
): Promise<{ -readonly [Index in keyof T]: Awaited<T[Index]> }> {
  const committed = pgTransactionOf(db)?.endWith(statements);
  const answers = await Promise.all(statements);
  await committed;
  return answers;
}

/** Where the data is: a PostgreSQL server, or PGlite in a folder, in memory, or from a prepared dump (tests). */
export type Place =
  | { kind: 'postgres'; url: string; poolSize: number }
  | { kind: 'pglite'; folder: string | null; dump: Blob | null };

/** The data of all tenants, opened one tenant and one transaction at a time. */
export interface Transactions {
  /**
   * One transaction that sees this tenant only and whose clock is ours. Rolled back when `work` throws. A `lax` one is not
   * waited for until it is on the disk: a server that loses its power may forget it, with all lax ones after it, but none
   * before a synced one that was answered.
   */
  forTenant<T>(tenantId: string, work: (db: Db) => Promise<T>, how?: { durability: 'synced' | 'lax' }): Promise<T>;
  /** Reads that come before a tenant is known; sees the directory of receiving addresses and no tenant's row. */
  beforeTenant<T>(work: (db: Db) => Promise<T>): Promise<T>;
  keyOf(tenantId: string): Promise<TenantKey>;
}
