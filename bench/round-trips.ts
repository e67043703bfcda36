import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

/** A way to the database that counts how often the program waited for it. */
export interface CountedWay {
  url: string;
  count(): Promise<number>;
  close(): void;
}

const wayFile = fileURLToPath(new URL('counted-way.ts', import.meta.url));

/** Opens one, in a process of its own so that its CPU is not taken for the program's. */
export async function countRoundTrips(databaseUrl: string): Promise<CountedWay> {
  const url = new URL(databaseUrl);
  const way = fork(wayFile, [url.hostname, url.port || '5432'], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  const [port] = (await once(way, 'message')) as [number]; // Its first message, by counted-way.ts.
  url.hostname = '127.0.0.1';
  url.port = String(port);
  return {
    url: url.href,
    async count() {
      way.send('count');
      const [count] = (await once(way, 'message')) as [number]; // Its only answer.
      return count;
    },
    close: () => void way.kill(),
  };
}
