import { createServer, type Server } from 'node:http';
import Router from '@koa/router';
import Koa, { type Context, type Next } from 'koa';
import type { CallEvent, CallLine } from './call.ts';
import { type IncomingRequest, WebhookError, type WebhookResponse } from './channel.ts';
import type { BotContext } from './context.ts';
import type { Health } from './health.ts';
import { type HealthReaders, healthRoutes } from './health-routes.ts';
import { receive } from './receive.ts';

/** No provider we know sends a webhook near this size. */
const bodyLimit = 256 * 1024;
/** A sender may stop in the middle of its request; ours is to stop. */
const drainMs = 10_000;

export interface Gateway {
  port: number;
  /** Takes no new connection and waits for the requests at hand, ten seconds at most. */
  close(): Promise<void>;
}

export interface GatewayOptions {
  port: number;
  /** The address to listen on; every address of the machine when undefined. */
  host: string | undefined;
  /** The lines people call on, each with what becomes of what happens there. */
  calls: { line: CallLine; onCall(event: CallEvent): Promise<void> }[];
  health: Health;
  healthReaders: HealthReaders;
  /** Further routes: the playground, where there is one. */
  routes: Router[];
}

/** Listens for the webhooks of every channel. A webhook gets a 2xx only when its message is stored and queued. */
export async function startGateway(ctx: BotContext, options: GatewayOptions): Promise<Gateway> {
  const app = new Koa();
  // Koa's own listener prints the error whole, on the standard error.
  app.on('error', (error: unknown) => ctx.log.warn({ error: nameOf(error) }, 'connection broken'));
  let isClosing = false;
  app.use(async (koa, next) => {
    await answerErrors(ctx, koa, next);
    // A connection kept alive would hold the stop up for as long as Node keeps it.
    if (isClosing) koa.set('connection', 'close');
  });
  const router = new Router();
  for (const channel of ctx.channels.values()) {
    mount(router, channel.webhooks, (request) => receive(ctx, channel, request));
  }
  for (const { line, onCall } of options.calls) {
    mount(router, line.webhooks, async (request) => {
      const { events, response } = await line.receive(request);
      for (const event of events) await onCall(event);
      return response;
    });
  }
  app.use(router.routes()).use(router.allowedMethods());
  for (const routes of [healthRoutes(options.health, options.healthReaders), ...options.routes])
    app.use(routes.routes()).use(routes.allowedMethods());

  const server = createServer(app.callback());
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error) => reject(listenError(error, options)));
    server.listen(options.port, options.host, resolve);
  });
  return {
    port: portOf(server),
    close() {
      isClosing = true;
      return closeServer(server);
    },
  };
}

function mount(router: Router, paths: string[], take: (request: IncomingRequest) => Promise<WebhookResponse>): void {
  for (const path of paths) {
    router.post(path, async (koa) => {
      const { status, contentType, body } = await take(await readRequest(koa));
      koa.status = status;
      koa.type = contentType;
      koa.body = body;
    });
  }
}

/** The one funnel: what a client may read is said to it, all else is logged once and is a 503, so that providers try again. */
async function answerErrors(ctx: BotContext, koa: Context, next: Next): Promise<void> {
  koa.set('x-content-type-options', 'nosniff');
  try {
    await next();
  } catch (error) {
    if (error instanceof WebhookError) {
      koa.status = error.status;
      koa.body = { error: error.message };
      const why = typeof error.cause === 'string' ? error.cause : error.message;
      ctx.log.warn({ path: koa.path, status: error.status, reason: why }, 'request refused');
      return;
    }
    koa.status = 503;
    koa.set('retry-after', '5');
    koa.body = { error: 'We could not take this in. Please send it again in a few seconds.' };
    ctx.log.error({ path: koa.path, error: nameOf(error) }, 'request failed');
  }
}

async function readRequest(koa: Context): Promise<IncomingRequest> {
  const tooLarge = new WebhookError(413, `The body is larger than ${bodyLimit} bytes.`);
  if (Number(koa.get('content-length')) > bodyLimit) throw tooLarge;
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of koa.req) {
    size += chunk.length;
    if (size > bodyLimit) throw tooLarge;
    chunks.push(chunk);
  }
  const headers = Object.fromEntries(Object.keys(koa.headers).map((name) => [name, koa.get(name)]));
  return { method: koa.method, target: koa.originalUrl, headers, raw: Buffer.concat(chunks) };
}

/** An error's kind and code: a driver's message may quote the row it failed on. */
function nameOf(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  return 'code' in error ? `${error.name} ${String(error.code)}` : error.name;
}

function listenError(cause: Error, { host, port }: GatewayOptions): Error {
  const code = 'code' in cause ? cause.code : null;
  if (code === 'EADDRINUSE') {
    return new Error(`Port ${port} is taken by another program. Set PORT to a free one.`, { cause });
  }
  if (code === 'EACCES') {
    return new Error(`Port ${port} may not be used by this login. Set PORT to one above 1023.`, { cause });
  }
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND' || code === 'EAI_AGAIN') {
    return new Error(`HOST=${host} is no address of this machine. Leave it out, or name one that is.`, { cause });
  }
  return cause;
}

function portOf(server: Server): number {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The gateway listens on no port.');
  return address.port;
}

async function closeServer(server: Server): Promise<void> {
  const late = setTimeout(() => server.closeAllConnections(), drainMs);
  await new Promise<void>((resolve) => {
    server.close(() => resolve());
    server.closeIdleConnections();
  });
  clearTimeout(late);
}
