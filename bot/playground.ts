import type { ServerResponse } from 'node:http';
import { join } from 'node:path';
import { Router, type RouterContext } from '@koa/router';
import { z } from 'zod';
import type { FileRefusal } from './keep-file.ts';
import { assetTypes, sendFile } from './playground/assets.ts';
import { type OpenedFile, readUpload, sendOpened, type Upload } from './playground/files.ts';
import { hasKey, type PlaygroundLock, takeKey } from './playground/key.ts';
import { isFromOwnPage, isOwnHost } from './playground/own-page.ts';
import type { PlaygroundEvent, PlaygroundHistory, PlaygroundPersona } from './playground/shapes.ts';
import { type ClockStep, clockSteps, type PlaygroundShop } from './playground/shop.ts';

/** Twilio refuses an SMS of more than 1600 characters (error 21617), so the playground does too. */
const longestText = 1600;
/** 1600 characters of four bytes and their JSON, twice over. */
const bodyLimitBytes = 16_384;
/** Proxies close a silent connection after 30 to 60 s. */
const heartbeatMs = 15_000;
const reconnectMs = 2_000;
/** A reader this far behind is asleep: cut off, it reads the history again when it comes back. */
const mostUnreadBytes = 1_048_576;
const mostStreams = 200;

/** Said where no page is there to say it. */
const foreignHost =
  'Cette page ne s’ouvre que sous localhost ou sous l’adresse de PUBLIC_URL.\n\nThis page opens only under localhost or under the address of PUBLIC_URL.';
const wrongKey =
  'Cette clé n’est pas la bonne. Revenez en arrière et essayez encore.\n\nThis key is not the right one. Go back and try again.';

const personAlone = z.object({ persona: z.string().min(1).max(100) });
const movedClock = z.object({ step: z.enum(clockSteps) });
const postedMessage = personAlone.extend({
  text: z
    .string()
    .max(longestText)
    .refine((text) => text.trim() !== ''),
});

/** What the playground needs of the rest. `send` goes through the real signed webhook and gives its answer. */
export interface PlaygroundPort {
  personas(): Promise<PlaygroundPersona[]>;
  history(persona: string): Promise<PlaygroundHistory>;
  send(persona: string, text: string): Promise<{ status: number; error: string | null }>;
  /** Keeps a file and sends it as part of a message; `refused` where it was not kept. */
  sendFile(upload: Upload): Promise<{ status: number; error: string | null; refused: FileRefusal | null }>;
  /** A file that a message of the person's conversation carries; null for any other. */
  file(persona: string, id: string): Promise<OpenedFile | null>;
  /** A business as its owner would look at it; null where there is none of that name. */
  shop(place: string): Promise<PlaygroundShop | null>;
  /** Begins a new talk for a person: what is open in the old one ends, and nothing of it is heard again. */
  startOver(persona: string): Promise<void>;
  /** Moves the clock of the demo on and does what is due on the way; null where the clock is the world's. */
  moveClock: ((step: ClockStep) => Promise<void>) | null;
  subscribe(listener: (event: PlaygroundEvent) => void): () => void;
}

export type PlaygroundRouter = Router & {
  /** Ends the live streams and refuses new ones, so that the server can close. */
  endStreams(): void;
};

/** The page, its files, and the routes it calls. `assets` is the folder of `index.html`. Reads its own bodies. */
export function playgroundRoutes(port: PlaygroundPort, assets: string, lock: PlaygroundLock): PlaygroundRouter {
  const router = new Router();
  const streams = new Set<ServerResponse>();
  let isStopping = false;
  let isMoving = false;

  router.use(async (ctx, next) => {
    setSecurityHeaders(ctx);
    if (!isOwnHost(ctx.get('host'), lock.publicUrl)) return refuseInWords(ctx, foreignHost);
    if (ctx.method === 'POST' && !isFromOwnPage(ctx, lock.publicUrl)) return refuse(ctx, 403, 'foreign_page');
    if (!isForAnybody(ctx.path) && !hasKey(ctx, lock)) return refuse(ctx, 403, 'no_key');
    await next();
  });

  router.get('/', (ctx) => {
    const isOpen = hasKey(ctx, lock);
    // Without a referrer the browser would not say which page sends the key.
    if (!isOpen) ctx.set('referrer-policy', 'same-origin');
    return sendFile(ctx, join(assets, isOpen ? 'index.html' : 'key.html'), 'text/html; charset=utf-8');
  });

  router.post('/playground/key', async (ctx) => {
    const form = new URLSearchParams((await readBody(ctx)) ?? '');
    if (!takeKey(ctx, form.get('key') ?? '', lock)) return refuseInWords(ctx, wrongKey);
    ctx.redirect('/');
    ctx.status = 303;
  });

  router.get('/playground/assets/:file', async (ctx) => {
    const file = ctx.params['file'] ?? '';
    const type = assetTypes.get(file);
    if (type) await sendFile(ctx, join(assets, file), type);
    else refuse(ctx, 404, 'unknown_file');
  });

  router.get('/playground/personas', async (ctx) => {
    sendJson(ctx, 200, { personas: await port.personas() });
  });

  router.get('/playground/history', async (ctx) => {
    const persona = new URLSearchParams(ctx.querystring).get('persona') ?? '';
    if (await isPersona(port, persona)) sendJson(ctx, 200, await port.history(persona));
    else refuse(ctx, 404, 'unknown_persona');
  });

  router.post('/playground/messages', async (ctx) => {
    const posted = await readPosted(ctx, postedMessage);
    if (!posted) return;
    const { persona, text } = posted;
    if (!(await isPersona(port, persona))) return refuse(ctx, 404, 'unknown_persona');
    const sent = await port.send(persona, text);
    if (sent.status >= 200 && sent.status < 300) return sendJson(ctx, 202, { accepted: true });
    // The webhook's own refusal is told as it is; what broke behind it is the gateway's fault, not the page's.
    refuse(ctx, sent.status >= 400 && sent.status < 500 ? sent.status : 502, 'not_accepted', sent.error);
  });

  router.post('/playground/files', async (ctx) => {
    if (!ctx.is('application/octet-stream')) return refuse(ctx, 415, 'not_a_file');
    const upload = await readUpload(ctx);
    if (typeof upload === 'string') return refuseFile(ctx, upload);
    if (!(await isPersona(port, upload.persona))) return refuse(ctx, 404, 'unknown_persona');
    const sent = await port.sendFile(upload);
    if (sent.refused) return refuseFile(ctx, sent.refused);
    if (sent.status >= 200 && sent.status < 300) return sendJson(ctx, 202, { accepted: true });
    refuse(ctx, sent.status >= 400 && sent.status < 500 ? sent.status : 502, 'not_accepted', sent.error);
  });

  router.get('/playground/files/:id', async (ctx) => {
    const persona = new URLSearchParams(ctx.querystring).get('persona') ?? '';
    const file = await port.file(persona, ctx.params['id'] ?? '');
    if (file) sendOpened(ctx, file);
    else refuse(ctx, 404, 'unknown_file');
  });

  router.get('/playground/shop', async (ctx) => {
    const shop = await port.shop(new URLSearchParams(ctx.querystring).get('business') ?? '');
    if (shop) sendJson(ctx, 200, shop);
    else refuse(ctx, 404, 'unknown_business');
  });

  router.post('/playground/start-over', async (ctx) => {
    const { persona } = (await readPosted(ctx, personAlone)) ?? {};
    if (persona === undefined) return;
    if (!(await isPersona(port, persona))) return refuse(ctx, 404, 'unknown_persona');
    await port.startOver(persona);
    sendJson(ctx, 200, { accepted: true });
  });

  router.post('/playground/clock', async (ctx) => {
    if (!port.moveClock) return refuse(ctx, 403, 'no_clock');
    const posted = await readPosted(ctx, movedClock);
    if (!posted) return;
    // One at a time: two would pass each other on the way.
    if (isMoving) return refuse(ctx, 409, 'clock_moves');
    isMoving = true;
    try {
      await port.moveClock(posted.step);
    } finally {
      isMoving = false;
    }
    sendJson(ctx, 200, { accepted: true });
  });

  router.get('/playground/events', (ctx) => {
    if (isStopping || streams.size >= mostStreams) return refuse(ctx, 503, 'no_stream');
    ctx.set({
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store, no-transform',
      'x-accel-buffering': 'no',
    });
    ctx.status = 200;
    if (ctx.method === 'HEAD') return;
    // Written by hand: to Koa a stream body that the reader leaves is an error, logged for each page that is closed.
    ctx.respond = false;
    streams.add(ctx.res);
    ctx.res.once('close', () => streams.delete(ctx.res));
    streamEvents(port, ctx.res);
  });

  function endStreams() {
    isStopping = true;
    for (const stream of streams) stream.end();
  }

  return Object.assign(router, { endStreams });
}

/** What is asked for before the key is given: the page that asks for it, and files that everybody can read in our repository. */
function isForAnybody(path: string): boolean {
  return path === '/' || path === '/playground/key' || path.startsWith('/playground/assets/');
}

function setSecurityHeaders(ctx: RouterContext) {
  ctx.set({
    'content-security-policy':
      "default-src 'self'; base-uri 'none'; form-action 'self'; object-src 'none'; frame-ancestors 'none'",
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cross-origin-resource-policy': 'same-origin',
    'cross-origin-opener-policy': 'same-origin',
  });
}

function sendJson(ctx: RouterContext, status: number, value: unknown) {
  ctx.status = status;
  ctx.set('cache-control', 'no-store');
  ctx.body = value;
}

/** The page tells a refusal in its reader's language by `code`; `message` is the webhook's own words, if any. */
function refuse(ctx: RouterContext, status: number, code: string, message: string | null = null): null {
  sendJson(ctx, status, { error: { code, message } });
  return null;
}

const fileCodes = { too_large: 413, unknown_type: 415, empty: 400, malformed: 400 } as const;

function refuseFile(ctx: RouterContext, why: keyof typeof fileCodes): null {
  // A browser may still be sending what nobody reads.
  ctx.set('connection', 'close');
  return refuse(ctx, fileCodes[why], why === 'empty' ? 'empty_file' : why);
}

/** For a person whom no page could tell it. */
function refuseInWords(ctx: RouterContext, words: string) {
  ctx.status = 403;
  ctx.type = 'text/plain; charset=utf-8';
  ctx.set('cache-control', 'no-store');
  ctx.body = words;
}

async function isPersona(port: PlaygroundPort, id: string): Promise<boolean> {
  return (await port.personas()).some((persona) => persona.id === id);
}

/** What was posted; null when it was refused, which is told by then. */
async function readPosted<Posted>(ctx: RouterContext, shape: z.ZodType<Posted>): Promise<Posted | null> {
  if (!ctx.is('application/json')) return refuse(ctx, 415, 'not_json');
  const body = await readBody(ctx);
  if (body === null) return refuse(ctx, 413, 'too_long');
  const posted = shape.safeParse(parseJson(body));
  return posted.success ? posted.data : refuse(ctx, 400, nameProblem(posted.error));
}

async function readBody(ctx: RouterContext): Promise<string | null> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of ctx.req) {
    bytes += chunk.length;
    if (bytes > bodyLimitBytes) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function parseJson(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}

function nameProblem(error: z.ZodError): string {
  const issue = error.issues.find(({ path }) => path[0] === 'text');
  if (issue?.code === 'too_big') return 'too_long';
  return issue?.code === 'custom' ? 'empty' : 'malformed';
}

/** Server-sent events. Ids only number them: after a cut the page reads the history again, whichever process it reaches. */
function streamEvents(port: PlaygroundPort, response: ServerResponse) {
  let sent = 0;
  const write = (text: string) => {
    if (response.writableEnded) return;
    if (response.writableLength > mostUnreadBytes) response.destroy();
    else response.write(text);
  };
  const forget = port.subscribe((event) => write(`id: ${++sent}\ndata: ${JSON.stringify(event)}\n\n`));
  const heartbeat = setInterval(() => write(': heartbeat\n\n'), heartbeatMs);
  response.once('close', () => {
    clearInterval(heartbeat);
    forget();
  });
  write(`retry: ${reconnectMs}\n\n`);
}
