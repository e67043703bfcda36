import { EventEmitter } from 'node:events';
import { Redis } from 'ioredis';
import { z } from 'zod';
import type { Log } from '#db/log.ts';

const botEvent = z.object({
  kind: z.enum(['received', 'working', 'turn', 'delivery', 'idle']),
  tenantId: z.string(),
  conversationId: z.string(),
  /** The message or turn it is about; for `idle`, which ends a job, the turn it ran, or empty when there was none. */
  id: z.string(),
});

/** Something happened in a conversation. Carries ids only: whoever is interested reads the rows. */
export type BotEvent = z.infer<typeof botEvent>;

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

/** Connects to Redis. While it is away, events reach this process only, and nothing else changes. */
export async function connectRedis(url: string, log: Log): Promise<RedisLine> {
  const publisher = new Redis(url, { maxRetriesPerRequest: 1, lazyConnect: true });
  const subscriber = publisher.duplicate();
  for (const client of [publisher, subscriber]) {
    client.on('error', (error) => log.warn({ error: error.name }, 'redis away'));
  }
  await Promise.all([publisher.connect(), subscriber.connect()]);
  const local = localEvents();
  subscriber.on('message', (_channel, text) => local.publish(botEvent.parse(JSON.parse(text))));
  await subscriber.subscribe(redisChannel);
  return {
    events: {
      publish(event) {
        publisher.publish(redisChannel, JSON.stringify(event)).catch(() => local.publish(event));
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
