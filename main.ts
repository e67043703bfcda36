import { randomInt } from 'node:crypto';
import { pino } from 'pino';
import { v7 } from 'uuid';
import { earsOnce } from '#agents/rules/ear/open-ear.ts';
import { createChain } from '#agents/models/chain.ts';
import { geminiMeaning } from '#agents/models/gemini-meaning.ts';
import { openRoster } from '#agents/roster.ts';
import { openAccounts } from '#bot/accounts.ts';
import type { Channel, ChannelName } from '#bot/channel.ts';
import type { BotContext } from '#bot/context.ts';
import { connectRedis, localEvents, type RedisLine } from '#bot/events.ts';
import { smsChannel } from '#channels/sms.ts';
import { telegramChannel } from '#channels/telegram.ts';
import { openBlobs } from '#db/blobs.ts';
import type { Log } from '#db/log.ts';
import type { Place } from '#db/db.ts';
import { localMeaning } from '#language/meaning/local-meaning.ts';
import { readMasterKey } from '#db/seal.ts';
import { openStore } from '#db/store.ts';
import { encryptionKey, type Environment, publicUrl } from './config.ts';

/** The program, wired and not yet listening. */
export interface Comptoir {
  ctx: BotContext;
  redis: RedisLine | null;
  close(): Promise<void>;
}

export interface WiringOptions {
  env: Environment;
  /** Where the data is, unless the environment says: the terminal's commands use a database in memory. */
  place: Place;
  /** The folder of files, unless it is where the environment says. */
  blobs?: string;
  log: Log;
  now: () => Date;
  newId: () => string;
  random: () => number;
  quietMs: number;
  /** Further channels, such as the terminal. */
  channels?: Channel[];
}

/** The most that `randomInt` takes. */
const chances = 2 ** 48 - 1;

/** How long a stop waits for turns and requests at hand. */
const drainMs = 20_000;

/** Opens the data and makes everything that works on it. */
export async function wire(options: WiringOptions): Promise<Comptoir> {
  const { env, log, now, newId } = options;
  // What the environment may get wrong comes before anything is opened that would have to be closed again.
  const masterKey = readMasterKey(encryptionKey(env));
  const address = publicUrl(env);
  const ears = earsOnce();
  const chain = createChain({ ...chainOptions(env, now), ears });
  const agents = openRoster(ears);
  const store = await openStore({ place: options.place, masterKey, now, log, drainMs });
  const accounts = openAccounts(store);
  const redis = env.REDIS_URL ? await connectRedis(env.REDIS_URL, log) : null;
  const door = { publicUrl: address, findAccount: accounts.find, fetch: globalThis.fetch, now };
  const channels = [
    smsChannel({ ...door, transport: twilioTransport(env, newId) }),
    telegramChannel({ ...door, transport: telegramTransport(env) }),
    ...(options.channels ?? []),
  ];
  const ctx: BotContext = {
    store,
    blobs: openBlobs(options.blobs ?? blobsOf(env, options.place)),
    accounts,
    channels: new Map<ChannelName, Channel>(channels.map((channel) => [channel.name, channel])),
    chain,
    agents,
    meaning: env.GEMINI_API_KEY
      ? geminiMeaning({ apiKey: env.GEMINI_API_KEY, baseUrl: env.GEMINI_BASE_URL, model: env.GEMINI_EMBEDDING_MODEL })
      : localMeaning,
    events: redis?.events ?? localEvents(),
    log,
    now,
    newId,
    random: options.random,
    quietMs: options.quietMs,
  };
  return {
    ctx,
    redis,
    async close() {
      await store.close();
      redis?.close();
    },
  };
}

/** Where the environment keeps the data: PostgreSQL when it is named, else PGlite in a folder. */
export function placeOf(env: Environment): Place {
  return env.DATABASE_URL
    ? { kind: 'postgres', url: env.DATABASE_URL, poolSize: 10 }
    : { kind: 'pglite', folder: env.DATA_DIR, dump: null };
}

/** Where the environment keeps files: beside the data, unless it says otherwise. */
function blobsOf(env: Environment, place: Place): string {
  const data = (place.kind === 'pglite' ? place.folder : null) ?? env.DATA_DIR;
  return env.BLOBS_DIR ?? `${data}-files`;
}

/** One line of JSON an event, on the standard error: the standard output belongs to answers. Never text, numbers or keys. */
export function makeLog(env: Environment): Log {
  return pino(
    {
      level: env.LOG_LEVEL,
      base: null,
      redact: {
        paths: [
          'text',
          'phone',
          'from',
          'to',
          'email',
          'password',
          'token',
          'authToken',
          'secrets',
          'authorization',
          '*.text',
          '*.from',
          '*.to',
          '*.phone',
          '*.email',
          '*.token',
          '*.authToken',
          '*.secrets',
        ],
        censor: '[redacted]',
      },
    },
    pino.destination({ dest: 2, sync: true }),
  );
}

export function systemClock(): Date {
  return new Date();
}

/** 0 to 1, and not to be guessed from what it gave before: codes are made with it. */
export function systemRandom(): number {
  return randomInt(chances) / chances;
}

/** Ids that sort by the time they were made, and in their order where the clock stands still. */
export function newUuid(now: () => Date): () => string {
  let count = 0;
  return () => v7({ msecs: now().getTime(), seq: (count += 1) });
}

function twilioTransport(env: Environment, newId: () => string) {
  if (env.TWILIO_API_URL) return { kind: 'twilio', apiUrl: env.TWILIO_API_URL } as const;
  if (env.NODE_ENV === 'production') return { kind: 'twilio', apiUrl: null } as const;
  // The message is in our own outbox already, which is where the playground reads it: nobody else needs to be told.
  return { kind: 'demo', newSid: () => `SM${newId().replaceAll('-', '')}`, deliver: () => {} } as const;
}

function telegramTransport(env: Environment) {
  if (env.TELEGRAM_API_URL) return { kind: 'telegram', apiUrl: env.TELEGRAM_API_URL } as const;
  return env.NODE_ENV === 'production' ? ({ kind: 'telegram', apiUrl: null } as const) : ({ kind: 'demo' } as const);
}

function chainOptions(env: Environment, now: () => Date): Parameters<typeof createChain>[0] {
  const local = env.LOCAL_MODEL_URL && env.LOCAL_MODEL ? { url: env.LOCAL_MODEL_URL, model: env.LOCAL_MODEL } : null;
  const gemini = env.GEMINI_API_KEY
    ? { apiKey: env.GEMINI_API_KEY, baseUrl: env.GEMINI_BASE_URL, model: env.GEMINI_MODEL }
    : null;
  return { names: env.MODEL_CHAIN.split(',').map((name) => name.trim()), gemini, local, now };
}
