import { randomUUID } from 'node:crypto';
import { EventEmitter } from 'node:events';
import { Redis } from 'ioredis';
import { z } from 'zod';
import type { Log } from '#db/log.ts';

const botEvent = z.object({
  kind: z.enum(['received', 'working', 'turn', 'delivery', 'idle', 'progress']),
  tenantId: z.string(),
  conversationId: z.string(),
  /** The message, turn or import it is about; for `idle`, which ends a job, the turn it ran, or empty when there was none. */
  id: z.string(),
});

/** Something happened in a conversation. Carries ids only: whoever is interested reads the rows. */
export type BotEvent = z.infer<typeof botEvent>;

/** Events on their way between processes; each has seen its own already. */
const carried = z.object({ from: z.string(), events: z.array(botEvent) });
/** A turn says five things within some milliseconds: they travel together, and nobody sees the difference. */
const gatherMs = 5;

export interface Events {
  publish(event: BotEvent): void;
  subscribe(listener: (event: BotEvent) => void): () => void;
}

/** Live events inside one process. */
export function localEvents(): Events {
  const emitter = new EventEmitter().setMaxListeners(0);
  return {
    publish: (event) => void emitter.emit('event', event),
    subscribe(listener) {
      emitter.on('event', listener);
      return () => void emitter.off('event', listener);
    },
  };
}

const redisChannel = 'comptoir:events';

export interface RedisLine {
  /** Live events over all gateways and workers. They are for looking on: losing one loses no message. */
  events: Events;
  ping(): Promise<void>;
  close(): void;
}

/** Connects to Redis. While it is away, even at the start, events reach this process only, and nothing else changes. */
export async function connectRedis(url: string, log: Log): Promise<RedisLine> {
  const publisher = new Redis(url, { enableOfflineQueue: false });
  const subscriber = new Redis(url, { maxRetriesPerRequest: null });
  for (const client of [publisher, subscriber]) {
    client.on('error', (error) => log.warn({ error: error.name }, 'redis away'));
  }
  const local = localEvents();
  const origin = randomUUID();
  subscriber.on('message', (_channel, text) => {
    const read = readCarried(text);
    if (read && read.from !== origin) for (const event of read.events) local.publish(event);
  });
  let gathered: BotEvent[] = [];
  const carry = () => {
    const events = gathered;
    gathered = [];
    // What is lost here is lost to the onlookers of other processes only.
    publisher.publish(redisChannel, JSON.stringify({ from: origin, events })).catch(() => {});
  };
  // Waits in the client until Redis is there; only the wait for the first try is ours.
  const subscribed = subscriber.subscribe(redisChannel).catch((error: unknown) => {
    log.warn({ error: error instanceof Error ? error.name : 'unknown' }, 'no events from other processes');
  });
  const isReady = new Promise((resolve) => publisher.once('ready', resolve));
  const isAway = new Promise((resolve) => subscriber.once('error', resolve));
  await Promise.race([Promise.all([isReady, subscribed]), isAway]);
  return {
    events: {
      publish(event) {
        local.publish(event);
        if (gathered.length === 0) setTimeout(carry, gatherMs);
        gathered.push(event);
      },
      subscribe: local.subscribe,
    },
    async ping() {
      await publisher.ping();
    },
    close() {
      publisher.disconnect();
      subscriber.disconnect();
    },
  };
}

/** Null for what another version of the program, or another program, says on the same channel. */
function readCarried(text: string): z.infer<typeof carried> | null {
  try {
    return carried.parse(JSON.parse(text));
  } catch {
    return null;
  }
}
