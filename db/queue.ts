import { fromKysely, fromPglite, PgBoss } from 'pg-boss';
import { type Db, endWith, type Place } from './db.ts';
import { describeFailure } from './failure.ts';
import type { Log } from './log.ts';
import { nativePglite, type Orm } from './orm.ts';

/** A conversation has something to answer or to deliver. */
export interface TurnJob {
  tenantId: string;
  conversationId: string;
}

/** A list of contacts is to be brought in, or to its end. */
export interface ImportJob {
  tenantId: string;
  importId: string;
}

/** What each kind of job carries. */
export interface Payloads {
  turn: TurnJob;
  import: ImportJob;
}

/** What comes round at its times, over no conversation. */
export interface ScheduledJob {
  /** Lower case with hyphens; also the name of its queue. */
  name: string;
  /** Five fields, in UTC. */
  cron: string;
  run(): Promise<void>;
}

/** The queue's words, so that nothing else knows pg-boss. */
export interface Queue {
  /**
   * Part of the transaction of `db`: a rollback leaves no job. Jobs of one key run one after the other. `startAfter` is real
   * time, not the injected clock.
   */
  enqueue<Name extends keyof Payloads>(
    db: Db,
    name: Name,
    payload: Payloads[Name],
    key: string,
    startAfter?: Date,
  ): Promise<void>;
  /** The same as the last statement of the transaction, which ends with it and with those asked beside it (`endWith`). */
  enqueueLast<Name extends keyof Payloads>(
    db: Db,
    name: Name,
    payload: Payloads[Name],
    key: string,
    beside: readonly Promise<unknown>[],
  ): Promise<void>;
  /**
   * Runs turns, `workers` at a time, those of one conversation one after the other, in the order of their messages. A job
   * that failed at every try goes to `giveUp`, after which its conversation goes on.
   */
  workTurns(
    workers: number,
    handle: (job: TurnJob) => Promise<void>,
    giveUp: (job: TurnJob) => Promise<void>,
  ): Promise<void>;
  /**
   * Runs imports, one at a time in a process. One that dies with its process is given to another; one that failed at every try
   * goes to `giveUp`.
   */
  workImports(handle: (job: ImportJob) => Promise<void>, giveUp: (job: ImportJob) => Promise<void>): Promise<void>;
  /** Runs each at its times, once over all processes; what was scheduled before and is not among them ends. */
  workScheduled(jobs: ScheduledJob[]): Promise<void>;
  /** Conversations that a failed job holds back; zero when all is well. */
  blocked(): Promise<number>;
  /** Waits for the jobs at hand, at most `timeoutMs`, and takes no more. */
  stop(timeoutMs: number): Promise<void>;
}

const turns = 'turn' satisfies keyof Payloads;
const deadTurns = 'turn-dead';
const imports = 'import' satisfies keyof Payloads;
const deadImports = 'import-dead';

/** An import may take minutes, and goes on where it stands: it is tried again for an hour. */
const importQueue = {
  retryLimit: 20,
  retryDelay: 5,
  retryBackoff: true,
  retryDelayMax: 300,
  expireInSeconds: 3_600,
  heartbeatSeconds: 10,
  deadLetter: deadImports,
} as const;
/** What follows a job that was given up must not be lost for a database that is away. */
const deadQueue = { retryLimit: 50, retryDelay: 5, retryBackoff: true, retryDelayMax: 600 } as const;

/**
 * A turn that dies with its process is given to another after `heartbeatSeconds` (10 is the least pg-boss allows). A turn
 * that fails is tried again five times over about a minute; after that its job goes to the dead letter queue.
 */
const turnQueue = {
  policy: 'key_strict_fifo',
  notify: true,
  retryLimit: 5,
  retryDelay: 1,
  retryBackoff: true,
  retryDelayMax: 30,
  expireInSeconds: 120,
  heartbeatSeconds: 10,
  deadLetter: deadTurns,
} as const;

/** Installs pg-boss and its queues, with the rights of a migration. */
export async function installQueue(orm: Orm, place: Place): Promise<void> {
  const boss = await makeBoss(orm, place, { install: true });
  await boss.start();
  // An apology that fails must not hold its conversation up for ever.
  await boss.createQueue(deadTurns, deadQueue);
  await boss.createQueue(turns, turnQueue);
  await boss.stop({ graceful: false, close: place.kind === 'postgres' });
  const grants = [
    'grant usage on schema pgboss to comptoir_runtime',
    'grant select, insert, update, delete on all tables in schema pgboss to comptoir_runtime',
    'grant usage on all sequences in schema pgboss to comptoir_runtime',
    'grant execute on all functions in schema pgboss to comptoir_runtime',
  ];
  for (const grant of grants) await orm.em.fork().execute(grant);
}

export async function startQueue(orm: Orm, place: Place, log: Log): Promise<Queue> {
  const boss = await makeBoss(orm, place, { install: false });
  boss.on('error', (error) => log.error({ cause: describeFailure(error) }, 'queue error'));
  await boss.start();
  // A row of the queue's own table, which the limited login may write: no migration is needed for it.
  await boss.createQueue(deadImports, deadQueue);
  await boss.createQueue(imports, importQueue);
  // One that was made before there was a queue for its dead learns of it.
  await boss.updateQueue(imports, { deadLetter: deadImports });
  // Fills the cache of queues, or says why not, before the first enqueue inside a PGlite transaction would wait for itself.
  // Not `fetch`, which would take a job that nobody works on.
  for (const queue of [turns, imports]) await boss.findJobs(queue, { key: '' });
  if (place.kind === 'pglite') await releaseJobsOfDeadProcess(orm);

  return {
    async enqueue(db, name, payload, key, startAfter) {
      const options = startAfter ? { startAfter } : {};
      await boss.send(name, payload, { singletonKey: key, db: fromKysely(transactionOf(db)), ...options });
    },
    async enqueueLast(db, name, payload, key, beside) {
      const inside = fromKysely(transactionOf(db));
      const last: typeof inside = {
        async executeSql(text, values) {
          const [answer] = await endWith(db, [inside.executeSql(text, values), ...beside] as const);
          return answer;
        },
      };
      await boss.send(name, payload, { singletonKey: key, db: last });
    },
    async workTurns(workers, handle, giveUp) {
      for (let i = 0; i < workers; i += 1) await drain<TurnJob>(boss, turns, handle);
      await drain<TurnJob>(boss, deadTurns, async (job) => {
        await giveUp(job);
        await unblock(boss, job.conversationId);
      });
    },
    async workImports(handle, giveUp) {
      const works = [
        [imports, handle],
        [deadImports, giveUp],
      ] as const;
      for (const [name, work] of works) {
        await boss.work<ImportJob>(name, { pollingIntervalSeconds: 1 }, async ([job]) => {
          if (job) await work(job.data);
        });
      }
    },
    async workScheduled(jobs) {
      for (const { name, cron, run } of jobs) {
        // A queue without a table of its own is a row, which the limited login may write: a new job needs no migration.
        // `short` lets one wait at most, so that what was missed while nobody worked is made up for once.
        await boss.createQueue(name, { policy: 'short' });
        await boss.schedule(name, cron);
        await boss.work(name, run);
      }
      const names = new Set(jobs.map(({ name }) => name));
      for (const { name } of await boss.getSchedules()) if (!names.has(name)) await boss.unschedule(name);
    },
    async blocked() {
      return (await boss.getBlockedKeys(turns)).length;
    },
    async stop(timeoutMs) {
      await boss.stop({ graceful: true, timeout: timeoutMs, close: place.kind === 'postgres' });
    },
  };
}

async function makeBoss(orm: Orm, place: Place, { install }: { install: boolean }): Promise<PgBoss> {
  const rights = {
    migrate: install,
    createSchema: install,
    supervise: !install,
    schedule: !install,
    useListenNotify: !install,
    // How soon a job is missed whose process died: heartbeat 10 s plus at most this.
    superviseIntervalSeconds: 5,
    monitorIntervalSeconds: 5,
    reindex: false,
    monitorVacuum: false,
  };
  const pglite = await nativePglite(orm);
  if (pglite) return new PgBoss({ ...rights, db: fromPglite(pglite), backend: 'pglite' });
  if (place.kind !== 'postgres') throw new Error('A PGlite place without its PGlite connection.');
  return new PgBoss({ ...rights, connectionString: place.url, max: 4 });
}

/** pg-boss sleeps a polling interval after each job unless its worker is woken: with many jobs that is most of the time. */
async function drain<Job extends object>(boss: PgBoss, queue: string, handle: (job: Job) => Promise<void>) {
  let worker = '';
  worker = await boss.work<Job>(
    queue,
    { pollingIntervalSeconds: 0.5, notifyPollingIntervalSeconds: 2 },
    async ([job]) => {
      boss.notifyWorker(worker);
      if (job) await handle(job.data);
    },
  );
}

/** A failed job holds back its conversation for ever under `key_strict_fifo`: its copy is in the dead letter queue. */
async function unblock(boss: PgBoss, conversationId: string): Promise<void> {
  const failed = await boss.findJobs(turns, { key: conversationId });
  const ids = failed.filter((job) => job.state === 'failed').map((job) => job.id);
  if (ids.length > 0) await boss.deleteJob(turns, ids);
}

/** With an embedded database this process is the only one, so a job that is active at the start has lost its worker. */
async function releaseJobsOfDeadProcess(orm: Orm): Promise<void> {
  await orm.em.fork().execute(`update pgboss.job set state = 'retry', start_after = now() where state = 'active'`);
}

function transactionOf(db: Db) {
  const transaction = db.getTransactionContext();
  if (!transaction) throw new Error('Enqueue inside a transaction: call it with the `db` that forTenant gives.');
  return transaction as Parameters<typeof fromKysely>[0]; // Kysely's on PGlite; ours has what is asked of it.
}
