import type { Statement, Statements } from './statement.ts';

/** What we use of a connection of pg's pool. It sends what it is given at once, and answers in that order (`pipeline`). */
export interface PgConnection {
  query(statement: Statement): Promise<{ rows: unknown[]; command: string; rowCount: number | null }>;
  release(destroy?: boolean): void;
  readonly connection: { readonly stream: { cork(): void; uncork(): void } };
}

export interface PgPool {
  connect(): Promise<PgConnection>;
}

/** A transaction as MikroORM and pg-boss ask one, straight on pg: kysely would send each statement when the last one is answered. */
export interface PgTransaction {
  /** For what MikroORM and pg-boss have written themselves. */
  executeQuery(compiled: {
    sql: string;
    parameters: readonly unknown[];
  }): Promise<{ rows: unknown[]; numAffectedRows: bigint }>;
  /** For our own queries: as a prepared statement. */
  rows(sql: string, values: readonly unknown[]): Promise<unknown[]>;
  andCommit(): Promise<void>;
}

/**
 * Runs `work` in a transaction with the settings, which hold until its end. Neither its beginning nor its settings are waited
 * for: they travel with the first statement. Statements that do not need each other's answer may be sent together.
 */
export async function inTransaction<T>(
  pool: PgPool,
  statements: Statements,
  settings: Record<string, string>,
  work: (transaction: PgTransaction) => Promise<T>,
): Promise<T> {
  const connection = await pool.connect();
  const send = sendTogether(connection);
  const run = (sql: string, values: readonly unknown[]) => send(statements.marked(sql, values));
  const opened = send({ text: openingOf(settings), values: [] });
  opened.catch(() => {}); // Said when the work has failed for it.
  let isBroken = false;
  let isOver = false;
  const refuseLate = () => {
    if (isOver) throw new Error('The transaction is over: a statement of it was not waited for.');
  };
  let committed: Promise<void> | null = null;
  const commit = () => {
    isOver = true;
    committed ??= send({ text: 'commit', values: [] }).then(refuseRollback);
    return committed;
  };
  try {
    const result = await work({
      async executeQuery({ sql, parameters }) {
        refuseLate();
        const { rows, rowCount } = await send(statements.numbered(sql, parameters));
        return { rows, numAffectedRows: BigInt(rowCount ?? 0) };
      },
      async rows(sql, values) {
        refuseLate();
        return (await run(sql, values)).rows;
      },
      andCommit: commit,
    });
    await commit();
    return result;
  } catch (error) {
    isOver = true;
    const rolledBack = send({ text: 'rollback', values: [] });
    isBroken = await rolledBack.then(
      () => isStale(error),
      () => true,
    );
    // What fails in an aborted transaction says only that it is aborted.
    throw await opened.then(
      () => error,
      (first: unknown) => first,
    );
  } finally {
    connection.release(isBroken);
  }
}

/** Both in one statement of the simple protocol, which the server answers once. */
function openingOf(settings: Record<string, string>): string {
  const calls = Object.entries(settings).map(([name, value]) => `set_config(${quoted(name)}, ${quoted(value)}, true)`);
  return calls.length === 0 ? 'begin' : `begin; select ${calls.join(', ')}`;
}

/** A literal of standard SQL, in which only the quote itself is special (`standard_conforming_strings`). */
function quoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/** PostgreSQL answers the commit of a failed transaction with its rollback, and no error. */
function refuseRollback({ command }: { command: string }): void {
  if (command !== 'COMMIT') throw new Error('The transaction was rolled back: a statement of it failed unnoticed.');
}

/** What is asked in one go leaves in one write: each statement alone would be a packet, and a call of the system. */
function sendTogether(connection: PgConnection): PgConnection['query'] {
  const { stream } = connection.connection;
  let isCorked = false;
  return (statement) => {
    if (!isCorked) {
      isCorked = true;
      stream.cork();
      process.nextTick(() => {
        isCorked = false;
        stream.uncork();
      });
    }
    return connection.query(statement);
  };
}

/** A migration changed a table under a prepared statement: this connection would fail at it for ever. */
function isStale(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === '0A000';
}
