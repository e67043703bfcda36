import { readdirSync, readFileSync } from 'node:fs';
import type { Store } from '#db/store.ts';

/** What the database server has used since it started; a part is null where this login or this machine cannot see it. */
export interface ServerUse {
  /** CPU of every process of the server, in milliseconds. */
  cpuMs: number | null;
  /** How often the write-ahead log was synced to the disk, the log writer's own syncs included. */
  syncs: number | null;
  transactions: number;
}

/** PostgreSQL reports its counters with a delay of up to a second. */
const reportDelayMs = 1_500;
/** What Linux counts process times in. */
const tickMs = 10;

export async function serverUse(store: Store): Promise<ServerUse> {
  await new Promise((resolve) => setTimeout(resolve, reportDelayMs));
  const [row] = await store.beforeTenant((db) =>
    db.execute<{ pid: number; syncs: number; transactions: number }[]>(
      `select pg_backend_pid() as pid, (select wal_sync::int from pg_stat_wal) as syncs,
         (select xact_commit::int from pg_stat_database where datname = current_database()) as transactions`,
    ),
  );
  if (!row) throw new Error('The database did not tell what it has used.');
  return { cpuMs: cpuOfServer(row.pid), syncs: row.syncs, transactions: row.transactions };
}

/** Of the server's processes, where it runs on this machine: those that are there, and those that have ended. */
function cpuOfServer(backendPid: number): number | null {
  const backend = statOf(backendPid);
  if (backend?.name !== 'postgres') return null;
  const server = statOf(backend.parent);
  if (!server) return null;
  const children = readdirSync('/proc').flatMap((name) => {
    const stat = /^\d+$/.test(name) ? statOf(Number(name)) : null;
    return stat?.parent === backend.parent ? [stat.ownTicks] : [];
  });
  return (server.ownTicks + server.endedTicks + children.reduce((sum, ticks) => sum + ticks, 0)) * tickMs;
}

interface Stat {
  name: string;
  parent: number;
  ownTicks: number;
  endedTicks: number;
}

/** Of `/proc/<pid>/stat`, by proc_pid_stat(5); null when there is no such process, or no such folder. */
function statOf(pid: number): Stat | null {
  let text = '';
  try {
    text = readFileSync(`/proc/${pid}/stat`, 'utf8');
  } catch {
    return null;
  }
  const name = text.slice(text.indexOf('(') + 1, text.lastIndexOf(')'));
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
  // Counted from the third field, the state.
  const at = (field: number) => Number(fields[field - 3]);
  return { name, parent: at(4), ownTicks: at(14) + at(15), endedTicks: at(16) + at(17) };
}
