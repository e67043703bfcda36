import { createServer } from 'node:http';
import Koa from 'koa';
import type { Store } from '#db/store.ts';

/** The least a webhook could do: a bare Koa that reads the body, and, with a store, writes one row in a transaction. */
export async function startFloor(store: Store | null, tenantId: string): Promise<{ url: string; close(): void }> {
  const app = new Koa();
  app.use(async (koa) => {
    const chunks: Buffer[] = [];
    for await (const chunk of koa.req) chunks.push(chunk);
    if (store) await store.forTenant(tenantId, (db) => db.execute(insertOne, [crypto.randomUUID()]));
    koa.type = 'text/xml';
    koa.body = '<Response/>';
  });
  const server = createServer(app.callback());
  await new Promise<void>((resolve) => server.listen(0, resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The floor listens on no port.');
  return { url: `http://127.0.0.1:${address.port}`, close: () => void server.close() };
}

const insertOne = `insert into contact (id, first_name) values (?, 'bench')`;
