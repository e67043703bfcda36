import { EventEmitter } from 'node:events';
import type { Redis } from 'ioredis';
import type { Log } from '#db/log.ts';

/** Something happened in a conversation. Carries ids only: whoever is interested reads the rows. */
export interface BotEvent {
  kind: 'received' | 'working' | 'turn' | 'delivery' | 'idle';
  tenantId: string;
  conversationId: string;
  /** The message or turn it is about; empty for `idle`, which ends a job. */
  id: string;
}

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

/** Live events over all gateways and workers. They are for looking on: losing one loses no message, so Redis may be away. */
export async function redisEvents(publisher: Redis, subscriber: Redis, log: Log): Promise<Events> {
  const local = localEvents();
  subscriber.on('message', (_channel, text) => local.publish(JSON.parse(text)));
  await subscriber.subscribe(redisChannel);
  return {
    publish(event) {
      publisher.publish(redisChannel, JSON.stringify(event)).catch((error: unknown) => {
        log.warn({ error: String(error) }, 'live event lost');
      });
    },
    subscribe: local.subscribe,
  };
}
