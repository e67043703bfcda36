import { once } from 'node:events';
import { type Gateway, startGateway } from '#bot/gateway.ts';
import { healthOf, type HealthPart } from '#bot/health.ts';
import { healthPaths, type HealthReaders } from '#bot/health-routes.ts';
import { isLoopbackName } from '#bot/loopback.ts';
import { startWorker } from '#bot/worker.ts';
import { describeFailure } from '#db/failure.ts';
import { type Environment, hasPlayground, isDemo, listenHost, playgroundSecret } from '#root/config.ts';
import { type DemoClock, openDemoClock } from './wiring/demo-clock.ts';
import { refuseDemoSecrets } from './wiring/demo.ts';
import { type Comptoir, makeLog, newUuid, placeOf, systemClock, systemRandom, wire } from '#root/main.ts';
import { openDemo, type Tell } from './wiring/morning.ts';
import { openPlayground } from './wiring/playground.ts';
import { readOptions, UsageError } from './args.ts';
import { answerFromData } from './wiring/ask-data.ts';
import { type Hatch, openHatch } from './wiring/hatch.ts';

/** The quiet time after which a person is taken to have finished. */
const quietMs = 1_000;

/** `start [all|gateway|worker]`: runs until it is told to stop, then finishes what is at hand. */
export async function start(args: string[], env: Environment): Promise<void> {
  const role = readOptions(args, {}).words[0] ?? 'all';
  if (!['all', 'gateway', 'worker'].includes(role)) {
    throw new UsageError(`"${role}" is no role. There is: all, gateway, worker.`);
  }
  if (role !== 'all' && !env.DATABASE_URL) {
    throw new UsageError(
      `An embedded database serves one process: start all, or set DATABASE_URL to start a ${role} alone.`,
    );
  }
  if (!isDemo(env) && env.NODE_ENV !== 'production' && !env.TWILIO_API_URL) {
    throw new UsageError(
      'With an ENCRYPTION_KEY of your own, say where messages go: NODE_ENV=production sends them for real, TWILIO_API_URL elsewhere.',
    );
  }
  playgroundSecret(env); // Refuses by name, before anything is opened.
  const log = makeLog(env);
  // Several processes would each have a clock of their own.
  const clock = isDemo(env) && !env.DATABASE_URL ? openDemoClock(env.DATA_DIR) : null;
  const now = clock?.now ?? systemClock;
  const newId = newUuid(now);
  const comptoir = await wire({ env, place: placeOf(env), log, now, newId, random: systemRandom, quietMs });
  try {
    await serve(comptoir, clock, env, role);
  } finally {
    await comptoir.close();
  }
  log.info({}, 'stopped');
}

/** The program, and the demo's clock where it has one, with what is told when the page is open. */
interface Running {
  comptoir: Comptoir;
  clock: DemoClock | null;
  tell: Tell | null;
}

async function serve(comptoir: Comptoir, clock: DemoClock | null, env: Environment, role: string): Promise<void> {
  const { store } = comptoir.ctx;
  const tell = clock ? await openDemo(comptoir, env, clock) : null;
  if (env.NODE_ENV === 'production') await refuseDemoSecrets(store);
  const hatch = await openHatchOf(comptoir, env);
  try {
    await listen({ comptoir, clock, tell }, env, role);
  } finally {
    hatch?.close();
  }
}

async function listen({ comptoir, clock, tell }: Running, env: Environment, role: string): Promise<void> {
  const { ctx } = comptoir;
  const { log } = ctx;
  const health = healthOf(partsOf(comptoir), log);
  const playground = hasPlayground(env) && role !== 'worker' ? openPlayground(comptoir, env, clock) : null;
  if (role !== 'gateway') await startWorker(ctx);
  const gateway =
    role === 'worker'
      ? null
      : await startGateway(ctx, {
          port: env.PORT,
          host: listenHost(env),
          calls: [],
          health,
          healthReaders: healthReaders(env),
          routes: playground ? [playground.routes] : [],
        });
  const exposed = gateway ? exposure(comptoir, env, gateway) : null;
  log.info({ role, ...exposed, playground: playground !== null }, 'started');
  if (exposed && isDemo(env) && !isLoopbackName(exposed.host)) {
    log.warn({ host: exposed.host }, 'the demo, whose secrets are known to everybody, is open to a network');
  }
  if (exposed && env.NODE_ENV === 'production') process.stdout.write(`${exposedLine(exposed, playground !== null)}\n`);
  else if (playground && gateway) process.stdout.write(`Comptoir: http://localhost:${gateway.port}\n`);

  // Webhooks are taken meanwhile; the first turn would wait for it otherwise.
  if (role !== 'gateway') setImmediate(() => ctx.chain.warm());
  const stopped = new AbortController();
  const telling = tell?.(stopped.signal).catch((error: unknown) =>
    log.error({ cause: describeFailure(error) }, 'the morning of the demo was not told to its end'),
  );
  await Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')]);
  log.info({}, 'stopping');
  stopped.abort();
  await telling;
  health.drain();
  playground?.close();
  await gateway?.close();
}

/** Nobody else can open an embedded database, so the commands that look into it ask this process. */
async function openHatchOf({ ctx }: Comptoir, env: Environment): Promise<Hatch | null> {
  const place = placeOf(env);
  if (place.kind !== 'pglite' || place.folder === null) return null;
  return openHatch(place.folder, (question, words) => answerFromData(ctx, question, words));
}

/** Outside production who sits at this machine may see how the parts are; elsewhere one needs a token. */
function healthReaders(env: Environment): HealthReaders {
  if (env.HEALTH_TOKEN) return { kind: 'bearer', token: env.HEALTH_TOKEN };
  return { kind: env.NODE_ENV === 'production' ? 'nobody' : 'this machine' };
}

/** What can be reached from outside. */
interface Exposure {
  host: string;
  port: number;
  webhooks: string[];
  health: readonly string[];
}

function exposure({ ctx }: Comptoir, env: Environment, { port }: Gateway): Exposure {
  const webhooks = [...ctx.channels.values()].flatMap((channel) => channel.webhooks);
  return { host: listenHost(env) ?? 'every address', port, webhooks, health: healthPaths };
}

function exposedLine({ host, port, webhooks, health }: Exposure, hasPage: boolean): string {
  const page = hasPage ? 'the playground, with its key' : 'no playground';
  return `Comptoir listens on ${host}, port ${port}: ${[...webhooks, ...health].join(', ')}; ${page}.`;
}

function partsOf({ ctx, redis }: Comptoir): HealthPart[] {
  const database: HealthPart = {
    name: 'database',
    needed: true,
    async check() {
      await ctx.store.beforeTenant((db) => db.execute('select 1'));
      return null;
    },
  };
  const queue: HealthPart = {
    name: 'queue',
    needed: true,
    async check() {
      const blocked = await ctx.store.queue.blocked();
      return blocked === 0 ? null : `${blocked} conversations wait for a failed turn`;
    },
  };
  const models: HealthPart = {
    name: 'models',
    needed: false,
    check: async () =>
      ctx.chain
        .states()
        .map(
          ({ rung, model, openUntil }) =>
            `${rung} (${model})${openUntil ? ` rests until ${openUntil.toISOString()}` : ''}`,
        )
        .join(', '),
  };
  const shared: HealthPart[] = redis
    ? [{ name: 'redis', needed: false, check: async () => (await redis.ping(), null) }]
    : [];
  return [database, queue, models, ...shared];
}
