import { seedGarage } from '#db/seed/seed.ts';
import { seededRandom } from '#db/seed/chance.ts';
import { readMasterKey } from '#db/seal.ts';
import { healthOf } from '#bot/health.ts';
import { startGateway } from '#bot/gateway.ts';
import { signedWebhook } from '#channels/demo-phone.ts';
import { encryptionKey, type Environment, publicUrl } from '#root/config.ts';
import { makeLog, newUuid, placeOf, systemClock, wire } from '#root/main.ts';
import { readOptions, textFlag, UsageError } from './args.ts';
import type { Channel } from '#bot/channel.ts';
import type { BotContext } from '#bot/context.ts';
import { remind } from '#bot/jobs/remind.ts';
import { refuseProduction } from './wiring/demo.ts';

/**
 * `bench`: webhooks and turns, each beside the least it could cost, in one run on the database the environment names, which it fills:
 * `--messages` and `--tenants` say how much. `--search` measures searching alone, among `--contacts`.
 */
export async function bench(args: string[], env: Environment): Promise<void> {
  const options = readOptions(args, {
    ...{ seconds: 'string', turns: 'string', messages: 'string', tenants: 'string' },
    ...{ search: 'boolean', contacts: 'string' },
  });
  refuseProduction(env);
  if (options.flags['search'] === true) return searchOnly(Number(textFlag(options, 'contacts') ?? 1_000_000), env);
  const seconds = Number(textFlag(options, 'seconds') ?? 10);
  const rounds = Number(textFlag(options, 'turns') ?? 300);
  const messages = Number(textFlag(options, 'messages') ?? 100_000);
  const tenants = Number(textFlag(options, 'tenants') ?? 1_000);
  // The tools of the benchmark are not part of the program.
  const [{ startFloor }, { loadWebhooks }, { timeTurns, runTurns }, { countRoundTrips }, fill] = await Promise.all([
    import('#root/bench/floor.ts'),
    import('#root/bench/webhook.ts'),
    import('#root/bench/turns.ts'),
    import('#root/bench/round-trips.ts'),
    import('#root/bench/fill.ts'),
  ]);
  const place = env.DATABASE_URL ? placeOf(env) : ({ kind: 'pglite', folder: null, dump: null } as const);
  const log = makeLog({ ...env, LOG_LEVEL: 'error' });
  const newId = newUuid(systemClock);
  const wiring = { env, log, now: systemClock, newId, random: Math.random, quietMs: 0 };
  const { ctx, close } = await wire({ ...wiring, place });
  const masterKey = readMasterKey(encryptionKey(env));
  const number = await freeNumber(ctx);
  const seeded = await seedGarage(ctx.store, {
    now: systemClock(),
    masterKey,
    newId,
    random: seededRandom(1),
    slug: `bench-${newId().slice(0, 13)}`,
    numbers: { sms: number },
    size: 'small',
  });
  const account = await ctx.accounts.open(seeded.tenantId, seeded.accounts.sms.id);
  if (!account) throw new Error('The bench has no number to write to.');
  const { accountSid = '', authToken = '' } = account.secrets;
  const target = { publicUrl: publicUrl(env), account: { accountSid, authToken, number }, firstPerson: 81_000 };
  const rows: [string, string][] = [];

  await measureTurns('turn with one tool');
  if (env.DATABASE_URL) rows.push(['  round trips to PostgreSQL', one(await roundTrips(env.DATABASE_URL))]);

  for (const [name, store] of [
    ['bare Koa', null],
    ['bare Koa + one INSERT', ctx.store],
  ] as const) {
    const floor = await startFloor(store, seeded.tenantId);
    const result = await loadWebhooks({ ...target, url: floor.url, isKnown: false }, 200, seconds);
    floor.close();
    rows.push([
      `${name}, 200/s, p50 / p99 / max`,
      `${ms(result.p50)} / ${ms(result.p99)} / ${ms(result.max)}${refusedOf(result.refused)}`,
    ]);
  }
  const gateway = await startGateway(ctx, {
    port: 0,
    host: '127.0.0.1',
    calls: [],
    health: healthOf([], log),
    healthReaders: { kind: 'nobody' },
    routes: [],
  });
  const url = `http://127.0.0.1:${gateway.port}`;
  for (const [who, people] of [
    ['people who wrote before', { firstPerson: 81_000, isKnown: true }],
    ['strangers, most of them', { firstPerson: 82_000, isKnown: false }],
  ] as const) {
    const before = await storedIn(seeded.tenantId);
    const result = await loadWebhooks({ ...target, url, ...people }, 200, seconds);
    rows.push([
      `webhook stored and queued, ${who}, 200/s, p50 / p99 / max`,
      `${ms(result.p50)} / ${ms(result.p99)} / ${ms(result.max)}${refusedOf(result.refused)}`,
    ]);
    const stored = (await storedIn(seeded.tenantId)) - before;
    rows.push(['  answered with a 2xx, and stored, those before it included', `${result.answered}, ${stored}`]);
  }
  await gateway.close();

  await fill.fillHistory(ctx.store, seeded.tenantId, messages);
  await measureTurns(`turn, the tenant having ${count(messages)} messages more`);
  await fill.fillTenants(ctx.store, tenants, { masterKey, newId, now: systemClock() });
  await measureTurns(`turn, beside ${count(tenants)} other tenants`);
  const started = performance.now();
  await remind.run(ctx);
  rows.push(['reminders looked for in every tenant', ms(performance.now() - started)]);
  await close();

  const width = Math.max(...rows.map(([what]) => what.length));
  process.stdout.write(`On ${place.kind}, ${process.version}, ${rounds} turns, ${seconds} s a load.\n`);
  for (const [what, value] of rows) process.stdout.write(`${what.padEnd(width)}  ${value}\n`);

  async function measureTurns(what: string): Promise<void> {
    // Plans made before are kept by each connection until the server knows better how large the tables are.
    if (env.DATABASE_MIGRATION_URL) await fill.analyse(env.DATABASE_MIGRATION_URL);
    const times = await timeTurns(ctx, smsOf(ctx), webhook, rounds);
    rows.push([`${what}, p50 / p95 / p99`, `${ms(times.p50)} / ${ms(times.p95)} / ${ms(times.p99)}`]);
    rows.push(['  of which the model (rules), p50', ms(times.modelP50)]);
    rows.push(['  CPU with its webhook, Node + PostgreSQL', `${ms(times.cpu)} + ${known(times.serverCpu, ms)}`]);
    rows.push(['  transactions / synced commits', `${one(times.transactions)} / ${known(times.syncs, one)}`]);
  }

  /** Another person every ten turns: nobody is answered as often as a benchmark asks. */
  function webhook(turn: number) {
    return signedWebhook({
      authToken,
      publicUrl: publicUrl(env),
      target: '/webhooks/twilio/sms',
      params: {
        MessageSid: `SM${newId().replaceAll('-', '')}`,
        AccountSid: accountSid,
        From: `+3363998${3_000 + Math.floor((turn + 100) / 10)}`,
        To: number,
        Body: `Vous êtes ouverts samedi ? ${turn}`,
        NumMedia: '0',
      },
    });
  }

  /** Of a turn and its webhook, by a second program on the same database whose every word is counted. */
  async function roundTrips(databaseUrl: string): Promise<number> {
    const way = await countRoundTrips(databaseUrl);
    const counted = await wire({ ...wiring, place: { kind: 'postgres', url: way.url, poolSize: 10 } });
    const channel = smsOf(counted.ctx);
    await runTurns(counted.ctx, channel, webhook, 0, 20);
    const before = await way.count();
    await runTurns(counted.ctx, channel, webhook, 20, 120);
    const trips = (await way.count()) - before;
    await counted.close();
    way.close();
    return trips / 100;
  }

  async function storedIn(tenantId: string): Promise<number> {
    const [row] = await ctx.store.forTenant(tenantId, (db) =>
      db.execute<{ n: number }[]>(
        `select count(*)::int as n from message where direction = 'in' and text like 'Bonjour, message%'`,
      ),
    );
    return row?.n ?? 0;
  }
}

/** In a database of its own, which takes some minutes to fill. */
async function searchOnly(contacts: number, env: Environment): Promise<void> {
  if (!env.DATABASE_URL || !env.DATABASE_MIGRATION_URL)
    throw new UsageError(
      'bench --search needs DATABASE_URL and DATABASE_MIGRATION_URL: it makes a database of its own there.',
    );
  const { benchSearch } = await import('#root/bench/search.ts');
  await benchSearch({
    ...{
      databaseUrl: env.DATABASE_URL,
      ownerUrl: env.DATABASE_MIGRATION_URL,
      masterKey: readMasterKey(encryptionKey(env)),
    },
    ...{ contacts, rounds: 40, log: makeLog({ ...env, LOG_LEVEL: 'error' }), now: systemClock },
    say: (line) => process.stdout.write(`${line}\n`),
  });
}

/** A number that no earlier run left connected, of those reserved for fiction. */
async function freeNumber({ accounts }: BotContext): Promise<string> {
  for (let last = 9_000; last < 10_000; last += 1) {
    const number = `+3363998${last}`;
    if (!(await accounts.find('sms', number))) return number;
  }
  throw new UsageError('A thousand benchmarks ran on this database: use a new one.');
}

function ms(value: number): string {
  return `${value.toFixed(1)} ms`;
}

function smsOf({ channels }: BotContext): Channel {
  const sms = channels.get('sms');
  if (!sms) throw new Error('The bench has no SMS.');
  return sms;
}

function count(value: number): string {
  return value.toLocaleString('en');
}

function one(value: number): string {
  return value.toFixed(1);
}

function known(value: number | null, show: (value: number) => string): string {
  return value === null ? 'not seen from here' : show(value);
}

function refusedOf(requests: number): string {
  return requests === 0 ? '' : `, ${requests} REFUSED`;
}
