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
  /** Commits behind statements that were asked in the same moment, unless one of them could not even be sent. */
  endWith(asked: readonly unknown[]): Promise<void>;
}

/** The transaction under an entity manager; null on PGlite, whose transactions are kysely's. */
export function pgTransactionOf(db: { getTransactionContext(): unknown }): PgTransaction | null {
  const transaction = db.getTransactionContext() as Partial<PgTransaction> | undefined; // Ours, or kysely's, which ends with nothing.
  return transaction?.endWith ? (transaction as PgTransaction) : null;
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
  const commit = () => send({ text: 'commit', values: [] }).then(refuseRollback);
  let committed: Promise<void> | null = null;
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
      endWith(asked) {
        let isUnsent = false;
        for (const statement of asked) Promise.resolve(statement).catch(() => (isUnsent = true));
        committed = send.last(() => {
          isOver = true;
          if (isUnsent) throw new Error('The transaction was not committed: a statement of it could not be sent.');
          return commit();
        });
        committed.catch(() => {}); // Said by the statement that failed.
        return committed;
      },
    });
    isOver = true;
    await (committed ?? commit());
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

/** A literal in which only the quote is special, however the server reads backslashes: ids, instants and words have none. */
function quoted(text: string): string {
  if (text.includes('\\')) throw new Error('A setting of a transaction has a backslash.');
  return `'${text.replaceAll("'", "''")}'`;
}

/** PostgreSQL answers the commit of a failed transaction with its rollback, and no error. */
function refuseRollback({ command }: { command: string }): void {
  if (command !== 'COMMIT') throw new Error('The transaction was rolled back: a statement of it failed unnoticed.');
}

type Send = PgConnection['query'] & {
  /** Does something when all that is asked in this moment was asked, before it leaves. */
  last<T>(work: () => Promise<T>): Promise<T>;
};

/** What is asked in one go leaves in one write: each statement alone would be a packet, and a call of the system. */
function sendTogether(connection: PgConnection): Send {
  const { stream } = connection.connection;
  let lastly: (() => void)[] | null = null;
  const gather = () => {
    if (lastly) return lastly;
    lastly = [];
    stream.cork();
    // After every promise that is ready now has had its say.
    process.nextTick(() => {
      for (const work of lastly ?? []) work();
      lastly = null;
      stream.uncork();
    });
    return lastly;
  };
  const send = (statement: Statement) => {
    gather();
    return connection.query(statement);
  };
  return Object.assign(send, {
    last: <T>(work: () => Promise<T>) =>
      new Promise<T>((resolve, reject) => {
        gather().push(() => void (async () => work())().then(resolve, reject));
      }),
  });
}

/** A migration changed a table under a prepared statement: this connection would fail at it for ever. */
function isStale(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === '0A000';
}
