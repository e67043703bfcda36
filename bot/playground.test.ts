import { once } from 'node:events';
import { request as httpRequest, type IncomingMessage } from 'node:http';
import { readdir } from 'node:fs/promises';
import { type AddressInfo, connect } from 'node:net';
import path from 'node:path';
import { Readable } from 'node:stream';
import { text as textOf } from 'node:stream/consumers';
import Koa from 'koa';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
// @ts-expect-error The page is plain JavaScript: TypeScript has no types for it.
import { words } from '#channels/web/words.js';
import { type PlaygroundPort, playgroundRoutes } from './playground.ts';
import type { FileRefusal } from './keep-file.ts';
import type { PlaygroundEvent, PlaygroundMessage, PlaygroundPersona } from './playground/shapes.ts';
import type { ClockStep, PlaygroundShop } from './playground/shop.ts';

const assets = path.join(import.meta.dirname, '../channels/web');

const claire: PlaygroundPersona = {
  id: 'claire',
  name: 'Claire Martin',
  role: 'customer',
  isStranger: false,
  manner: 'sms',
  from: '+33639980101',
  to: '+33639980000',
  place: 'garage',
  business: 'Garage Dupont',
  trade: 'garage',
  suggestions: { fr: ['Ma voiture est prête ?'], en: ['Is my car ready?'] },
};

/** A busy machine takes its time. */
const patience = { timeout: 15_000 };

const answer: PlaygroundMessage = {
  id: 'm1',
  persona: 'claire',
  direction: 'out',
  text: 'Oui,\nelle est prête.',
  choices: [],
  at: '2026-11-23T08:00:00.000Z',
  status: 'sent',
  segments: 1,
  turnId: 't1',
  openUntil: null,
  files: [],
};

const shop: PlaygroundShop = {
  ...{
    place: 'garage',
    name: 'Garage Dupont',
    trade: 'garage',
    hasClock: true,
    isOpen: true,
    isReduced: false,
    isUntouched: false,
  },
  ...{ now: '2026-11-23T08:00:00.000Z', today: '2026-11-23', time: '09:00' },
  figures: { settled: 0, total: 0, booked: 0, usualMs: null, costMicros: 0, withoutModel: 0 },
  diary: { day: '2026-11-23', ranges: [], bays: [], technicians: [], slots: [], blocks: [] },
  ...{ proposals: [], waiting: [], tasks: [], cars: [], days: [], events: [] },
};

let playground: Awaited<ReturnType<typeof openPlayground>>;
beforeEach(async () => {
  playground = await openPlayground();
});
afterEach(() => playground.close());

describe('the page', () => {
  it('comes with headers that keep foreign code and foreign frames out', async () => {
    const page = await playground.get('/');
    expect(page.status).toBe(200);
    expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(page.headers.get('content-security-policy')).toContain("default-src 'self'");
    expect(page.headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
    expect(page.headers.get('x-content-type-options')).toBe('nosniff');
    expect(page.headers.get('referrer-policy')).toBe('no-referrer');
  });

  it('obeys its own policy: no inline script or style, nothing from elsewhere', async () => {
    const html = await (await playground.get('/')).text();
    expect(html).not.toMatch(/<script(?![^>]*\bsrc=)|<style|\sstyle=|\son\w+=|https?:\/\//);
  });

  it('names only files that are served, with their types, and asks for all its modules at once', async () => {
    const html = await (await playground.get('/')).text();
    const named = [...html.matchAll(/(?:src|href)="(\/playground\/assets\/[^"]+)"/g)].map(([, url]) => url ?? '');
    const statuses = await Promise.all(named.map(async (url) => `${url} ${(await playground.get(url)).status}`));
    expect(statuses).toEqual(named.map((url) => `${url} 200`));
    const folder = (await readdir(assets)).filter((file) => /\.(js|css|svg)$/.test(file));
    expect(new Set(named)).toEqual(new Set(folder.map((file) => `/playground/assets/${file}`)));
    const type = async (file: string) =>
      (await playground.get(`/playground/assets/${file}`)).headers.get('content-type');
    expect(await type('words.js')).toBe('text/javascript; charset=utf-8');
    expect(await type('phone.css')).toBe('text/css; charset=utf-8');
    expect(await type('icon.svg')).toMatch('image/svg+xml');
  });

  it('sends a file only once while it stays the same', async () => {
    const first = await playground.get('/playground/assets/words.js');
    expect(first.headers.get('cache-control')).toBe('no-cache');
    const etag = first.headers.get('etag') ?? '';
    // Left alone, Node's fetch asks not to be answered from any cache.
    const asBrowser = { 'if-none-match': etag, 'cache-control': 'max-age=0' };
    expect((await playground.get('/playground/assets/words.js', asBrowser)).status).toBe(304);
    expect(
      (await playground.get('/playground/assets/words.js', { ...asBrowser, 'if-none-match': '"old"' })).status,
    ).toBe(200);
  });

  it.each(['index.html', '..%2f..%2fpackage.json', '%2e%2e%2fpackage.json', 'words.js%00', 'constructor', '.env'])(
    'gives no file but its own: %s',
    async (file) => {
      expect((await playground.get(`/playground/assets/${file}`)).status).toBe(404);
    },
  );

  it('has the same words in French and in English', () => {
    const keys = (value: unknown, at = ''): string[] =>
      typeof value === 'object' && value !== null
        ? Object.entries(value).flatMap(([key, inner]) => keys(inner, `${at}.${key}`))
        : [`${at}: ${typeof value}`];
    expect(keys(words.en)).toEqual(keys(words.fr));
    expect(keys(words.fr).length).toBeGreaterThan(100);
  });
});

describe('what the page asks', () => {
  it('lists the personas', async () => {
    expect(await (await playground.get('/playground/personas')).json()).toEqual({ personas: [claire] });
  });

  it('gives the history of a persona', async () => {
    const history = await playground.get('/playground/history?persona=claire');
    expect(await history.json()).toEqual({ messages: [answer], isTaken: false });
    expect(history.headers.get('cache-control')).toBe('no-store');
  });

  it.each(['', '?persona=', '?persona=nobody', '?persona=__proto__', '?persona[]=claire'])(
    'knows no history of "%s"',
    async (query) => {
      expect((await playground.get(`/playground/history${query}`)).status).toBe(404);
    },
  );
});

describe('a message', () => {
  it('is accepted as it was written', async () => {
    const response = await playground.post({ persona: 'claire', text: ' Ma voiture <b>est prête</b> ?\n' });
    expect(response.status).toBe(202);
    expect(playground.sent).toEqual([['claire', ' Ma voiture <b>est prête</b> ?\n']]);
  });

  it.each([
    ['is no JSON', '{"persona":', 400, 'malformed'],
    ['is no object', '"claire"', 400, 'malformed'],
    ['has no text', '{"persona":"claire"}', 400, 'malformed'],
    ['has another text than a string', '{"persona":"claire","text":{"$ne":""}}', 400, 'malformed'],
    ['is empty', JSON.stringify({ persona: 'claire', text: '' }), 400, 'empty'],
    ['is blank', JSON.stringify({ persona: 'claire', text: ' \n\t' }), 400, 'empty'],
    ['is longer than an SMS', JSON.stringify({ persona: 'claire', text: 'a'.repeat(1601) }), 400, 'too_long'],
    ['has 10,000 characters', JSON.stringify({ persona: 'claire', text: 'a'.repeat(10_000) }), 400, 'too_long'],
    ['has 10,000 emoji', JSON.stringify({ persona: 'claire', text: '🚗'.repeat(10_000) }), 413, 'too_long'],
    ['comes from an unknown persona', JSON.stringify({ persona: 'nobody', text: 'Bonjour' }), 404, 'unknown_persona'],
  ])('that %s is refused by name, and not sent', async (_, body, status, code) => {
    const response = await playground.post(body);
    expect({ status: response.status, body: await response.json() }).toEqual({
      status,
      body: { error: { code, message: null } },
    });
    expect(playground.sent).toEqual([]);
  });

  it('of exactly 1600 characters is accepted', async () => {
    expect((await playground.post({ persona: 'claire', text: 'é'.repeat(1600) })).status).toBe(202);
  });

  it('that a form could post is refused', async () => {
    const response = await playground.post('{"persona":"claire","text":"Bonjour"}', { 'content-type': 'text/plain' });
    expect(response.status).toBe(415);
    expect(playground.sent).toEqual([]);
  });

  it.each([
    ['another origin', { origin: 'https://evil.example' }],
    ['a sandboxed frame', { origin: 'null' }],
    ['another port of the same machine', { origin: 'http://127.0.0.1:1' }],
    ['another site, as the browser says', { 'sec-fetch-site': 'cross-site' }],
    ['a sister site, as the browser says', { 'sec-fetch-site': 'same-site' }],
  ])('from %s is refused', async (_, headers) => {
    const response = await playground.post({ persona: 'claire', text: 'Bonjour' }, headers);
    expect(response.status).toBe(403);
    expect(playground.sent).toEqual([]);
  });

  it('from the page itself is accepted', async () => {
    const headers = { origin: playground.origin, 'sec-fetch-site': 'same-origin' };
    expect((await playground.post({ persona: 'claire', text: 'Bonjour' }, headers)).status).toBe(202);
  });

  it.each([
    [429, 429],
    [403, 403],
    [500, 502],
    [302, 502],
  ])('that the webhook answers with %i is told as %i', async (status, told) => {
    playground.webhook = { status, error: 'Why.' };
    const response = await playground.post({ persona: 'claire', text: 'Bonjour' });
    expect(response.status).toBe(told);
    expect(await response.json()).toEqual({ error: { code: 'not_accepted', message: 'Why.' } });
  });

  it('too long leaves the connection usable for its answer', async () => {
    const socket = connect(Number(new URL(playground.origin).port), '127.0.0.1');
    const head = 'POST /playground/messages HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/json\r\n';
    socket.write(`${head}transfer-encoding: chunked\r\n\r\n5000\r\n${'a'.repeat(0x5000)}\r\n`);
    const [chunk]: Buffer[] = await once(socket, 'data');
    expect(String(chunk)).toMatch(/^HTTP\/1.1 413 /);
    socket.destroy();
  });
});

describe('the shop', () => {
  it('is given by the name of its business, and never kept by the browser', async () => {
    const given = await playground.get('/playground/shop?business=garage');
    expect(await given.json()).toEqual(shop);
    expect(given.headers.get('cache-control')).toBe('no-store');
  });

  it.each(['', '?business=', '?business=nowhere', '?business=__proto__'])('is none at "%s"', async (query) => {
    expect((await playground.get(`/playground/shop${query}`)).status).toBe(404);
  });
});

describe('starting over', () => {
  it('is for a person of the page', async () => {
    expect((await playground.post({ persona: 'claire' }, {}, 'start-over')).status).toBe(200);
    expect(playground.restarted).toEqual(['claire']);
  });

  it.each([
    [{ persona: 'nobody' }, 404],
    [{ persona: '' }, 400],
    ['claire', 400],
  ])('is refused for %j', async (body, status) => {
    expect((await playground.post(JSON.stringify(body), {}, 'start-over')).status).toBe(status);
    expect(playground.restarted).toEqual([]);
  });

  it('from another page is refused', async () => {
    const refused = await playground.post({ persona: 'claire' }, { origin: 'https://evil.example' }, 'start-over');
    expect([refused.status, playground.restarted]).toEqual([403, []]);
  });
});

describe('the clock', () => {
  it.each(['quarter', 'hour', 'morning'])('moves on by a %s', async (step) => {
    expect((await playground.post({ step }, {}, 'clock')).status).toBe(200);
    expect(playground.steps).toEqual([step]);
  });

  it('moves by nothing else, and not from another page', async () => {
    expect((await playground.post({ step: 'year' }, {}, 'clock')).status).toBe(400);
    expect((await playground.post({ step: 'hour' }, { origin: 'null' }, 'clock')).status).toBe(403);
    expect(playground.steps).toEqual([]);
  });

  it('moves once at a time', async () => {
    const { promise, resolve } = Promise.withResolvers<void>();
    playground.clockStands = promise;
    const first = playground.post({ step: 'hour' }, {}, 'clock');
    await vi.waitFor(() => expect(playground.steps).toEqual(['hour']), patience);
    const second = await playground.post({ step: 'hour' }, {}, 'clock');
    expect([second.status, await second.json()]).toEqual([409, { error: { code: 'clock_moves', message: null } }]);
    resolve();
    expect((await first).status).toBe(200);
    expect(playground.steps).toEqual(['hour']);
  });

  it('of the world is not moved', async () => {
    const real = await openPlayground(null, false);
    const refused = await real.post({ step: 'hour' }, {}, 'clock');
    expect([refused.status, await refused.json()]).toEqual([403, { error: { code: 'no_clock', message: null } }]);
    expect(real.steps).toEqual([]);
    await real.close();
  });
});

describe('the live events', () => {
  it('tell what happens, numbered, one event a message', async () => {
    const events = await playground.open();
    expect(events.headers.get('content-type')).toBe('text/event-stream; charset=utf-8');
    expect(await events.read()).toBe('retry: 2000\n\n');
    playground.tell({ kind: 'working', persona: 'claire' });
    expect(await events.read()).toBe('id: 1\ndata: {"kind":"working","persona":"claire"}\n\n');
    playground.tell({ kind: 'message', message: answer });
    expect(await events.read()).toBe(`id: 2\ndata: ${JSON.stringify({ kind: 'message', message: answer })}\n\n`);
    events.leave();
  });

  it('keep a silent connection open', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    try {
      const events = await playground.open();
      await events.read();
      await vi.advanceTimersByTimeAsync(15_000);
      expect(await events.read()).toBe(': heartbeat\n\n');
      events.leave();
      await vi.waitFor(() => expect(vi.getTimerCount()).toBe(0), patience);
    } finally {
      vi.useRealTimers();
    }
  });

  it('are forgotten when the page is closed, and that is no error', async () => {
    const events = await playground.open();
    await events.read();
    expect(playground.listeners.size).toBe(1);
    events.leave();
    await vi.waitFor(() => expect(playground.listeners.size).toBe(0), patience);
    playground.tell({ kind: 'working', persona: 'claire' });
    expect(playground.errors).toEqual([]);
  });

  it('are not held for a question about the headers only', async () => {
    const response = await fetch(`${playground.origin}/playground/events`, { method: 'HEAD' });
    expect(response.status).toBe(200);
    expect(playground.listeners.size).toBe(0);
  });

  it('cut off a reader that has gone to sleep', async () => {
    const socket = connect(Number(new URL(playground.origin).port), '127.0.0.1');
    socket.pause();
    socket.write('GET /playground/events HTTP/1.1\r\nhost: localhost\r\n\r\n');
    await vi.waitFor(() => expect(playground.listeners.size).toBe(1), patience);
    const long: PlaygroundEvent = { kind: 'message', message: { ...answer, text: 'a'.repeat(1_000_000) } };
    for (let count = 0; count < 40 && playground.listeners.size > 0; count++) playground.tell(long);
    await vi.waitFor(() => expect(playground.listeners.size).toBe(0), patience);
    socket.destroy();
  });

  it('end when the server stops, which then closes by itself', async () => {
    const events = await playground.open();
    await events.read();
    playground.endStreams();
    expect(await events.read()).toBeNull();
    expect(playground.listeners.size).toBe(0);
    expect((await playground.get('/playground/events')).status).toBe(503);
  });
});

describe('a name that is not ours', () => {
  const routes: [string, string][] = [
    ['GET', '/'],
    ['HEAD', '/'],
    ['GET', '/playground/assets/words.js'],
    ['GET', '/playground/personas'],
    ['GET', '/playground/history?persona=claire'],
    ['GET', '/playground/shop?business=garage'],
    ['GET', '/playground/events'],
    ['POST', '/playground/messages'],
    ['POST', '/playground/start-over'],
    ['POST', '/playground/clock'],
    ['POST', '/playground/key'],
  ];
  const json = { 'content-type': 'application/json' };
  const message = JSON.stringify({ persona: 'claire', text: 'Bonjour' });
  const foreign = [
    'evil.example',
    'evil.example:3000',
    '192.168.1.7',
    'localhost.evil.example',
    '0.0.0.0',
    'desk.example.evil',
  ];

  it.each(routes)('opens nothing: %s %s', async (method, target) => {
    for (const host of foreign) {
      const body = method === 'POST' ? message : '';
      expect((await playground.ask(method, target, { ...json, host }, body)).statusCode).toBe(403);
    }
    expect([playground.sent, playground.restarted, playground.steps]).toEqual([[], [], []]);
    expect(playground.listeners.size).toBe(0);
  });

  it('is told which one is, in both languages', async () => {
    const asking = httpRequest(playground.origin, { headers: { host: 'evil.example' } }).end();
    const [response] = (await once(asking, 'response')) as [IncomingMessage]; // What the event carries.
    expect(await textOf(response)).toMatch(
      /Cette page ne s’ouvre que sous localhost[^{]*This page opens only under localhost/,
    );
  });

  it.each([
    'localhost',
    'localhost:3000',
    'desk.localhost',
    '127.0.0.1:1',
    '127.9.9.9',
    '[::1]:3000',
    'desk.example',
    'DESK.example:443',
  ])('but %s is', async (host) => {
    expect((await playground.ask('GET', '/', { host })).statusCode).toBe(200);
    const posted = await playground.ask('POST', '/playground/messages', { ...json, host }, message);
    expect(posted.statusCode).toBe(202);
  });

  it('may post from the public page through a proxy that asks for this machine, and from no other page', async () => {
    const from = (origin: string) =>
      playground.ask('POST', '/playground/messages', { ...json, host: 'localhost:3000', origin }, message);
    expect((await from('https://desk.example')).statusCode).toBe(202);
    expect((await from('http://desk.example')).statusCode).toBe(403);
    expect((await from('https://evil.example')).statusCode).toBe(403);
    expect((await from('http://localhost:4000')).statusCode).toBe(403);
  });
});

describe('with a key', () => {
  const secret = 'a secret of some length';
  let locked: Awaited<ReturnType<typeof openPlayground>>;
  beforeEach(async () => {
    locked = await openPlayground(secret);
  });
  afterEach(() => locked.close());

  const give = (key: string, headers: Record<string, string> = {}) =>
    fetch(`${locked.origin}/playground/key`, {
      method: 'POST',
      body: new URLSearchParams({ key }),
      headers,
      redirect: 'manual',
    });

  it('the page asks for it in both languages, and nothing else is told', async () => {
    const page = await (await locked.get('/')).text();
    expect(page).toMatch(/Cette page demande une clé[^]*This page asks for a key/);
    expect(page).not.toContain('playground.js');
    for (const target of [
      '/playground/personas',
      '/playground/history?persona=claire',
      '/playground/shop?business=garage',
      '/playground/events',
      '/PLAYGROUND/personas',
    ])
      expect((await locked.get(target)).status).toBe(403);
    expect((await locked.post({ persona: 'claire' }, {}, 'start-over')).status).toBe(403);
    expect((await locked.post({ step: 'hour' }, {}, 'clock')).status).toBe(403);
    const posted = await locked.post({ persona: 'claire', text: 'Bonjour' });
    expect([posted.status, await posted.json()]).toEqual([403, { error: { code: 'no_key', message: null } }]);
    expect(locked.sent).toEqual([]);
  });

  it.each(['', 'a secret of some lengt', 'a secret of some length ', 'A SECRET OF SOME LENGTH', '\u0000'])(
    'the wrong one (%j) is refused, and leaves no cookie',
    async (key) => {
      const refused = await give(key);
      expect(refused.status).toBe(403);
      expect(refused.headers.get('set-cookie')).toBeNull();
      expect(await refused.text()).toMatch(/pas la bonne[^{]*not the right one/);
    },
  );

  it('the right one opens the page for a week, and is neither in the address nor in the cookie', async () => {
    const given = await give(secret);
    expect([given.status, given.headers.get('location')]).toEqual([303, '/']);
    const cookie = given.headers.get('set-cookie') ?? '';
    expect(cookie).toMatch(/^comptoir_playground=\S+; Path=\/; Max-Age=604800; HttpOnly; SameSite=Strict; Secure$/);
    expect(cookie).not.toContain('secret');
    const opened = { cookie: cookie.split(';', 1)[0] ?? '' };
    expect(await (await locked.get('/', opened)).text()).toContain('playground.js');
    expect((await locked.get('/playground/personas', opened)).status).toBe(200);
    locked.now = new Date('2026-11-30T08:00:01Z');
    expect((await locked.get('/playground/personas', opened)).status).toBe(403);
  });

  it('a cookie that was made up opens nothing', async () => {
    const [value = ''] = (await give(secret)).headers.get('set-cookie')?.split(';') ?? [];
    const [until = '', mac = ''] = value.replace('comptoir_playground=', '').split('.');
    for (const forged of [
      `${Number(until) + 1}.${mac}`,
      `${until}.`,
      until,
      `Infinity.${mac}`,
      `${until}.${mac}x`,
      `NaN.${mac}`,
    ]) {
      const response = await locked.get('/playground/personas', { cookie: `comptoir_playground=${forged}` });
      expect(response.status).toBe(403);
    }
  });

  it('is taken from our own page only', async () => {
    expect((await give(secret, { origin: 'https://evil.example' })).status).toBe(403);
    expect((await give(secret, { origin: 'null' })).status).toBe(403);
    expect((await give(secret, { origin: 'https://desk.example' })).status).toBe(303);
  });

  it('opens nothing where none is set', async () => {
    const asked = await fetch(`${playground.origin}/playground/key`, {
      method: 'POST',
      body: new URLSearchParams({ key: '' }),
    });
    expect(asked.status).toBe(403);
  });
});

describe('files', () => {
  const head = (more: object = {}) =>
    `${JSON.stringify({ persona: 'claire', text: 'voilà', name: 'a.csv', ...more })}\n`;

  it('are taken as a line of JSON and the bytes behind it, whatever is in them', async () => {
    expect((await playground.upload(`${head()}Nom;Tel\n"\n`)).status).toBe(202);
    expect(playground.uploads).toEqual([['claire', 'voilà', 'a.csv', 'Nom;Tel\n"\n']]);
  });

  it('are refused by name: of nobody, without a line, of another site, too large, of no kind', async () => {
    expect((await playground.upload(head({ persona: 'eve' }))).status).toBe(404);
    expect((await playground.upload('no line')).status).toBe(400);
    expect((await playground.upload('x'.repeat(40_000))).status).toBe(400);
    expect((await playground.upload(head(), { origin: 'https://evil.example' })).status).toBe(403);
    const large = await playground.upload(Buffer.concat([Buffer.from(head()), Buffer.alloc(26 * 1024 * 1024)]));
    expect([large.status, await large.json()]).toEqual([413, { error: { code: 'too_large', message: null } }]);
    expect(playground.uploads).toEqual([]);
    playground.refused = 'unknown_type';
    expect((await playground.upload(head())).status).toBe(415);
  });

  it('are given to whose conversation they are in, to be kept and never shown in the page', async () => {
    const response = await playground.get('/playground/files/f1?persona=claire');
    expect(await response.text()).toBe('a;b');
    expect(response.headers.get('content-disposition')).toBe("attachment; filename*=UTF-8''liste%20%C3%A9.csv");
    expect(response.headers.get('content-security-policy')).toContain('sandbox');
    expect((await playground.get('/playground/files/f1?persona=karim')).status).toBe(404);
    expect((await playground.get('/playground/files/f2?persona=claire')).status).toBe(404);
  });
});

/** The routes on a server of their own, over a port that keeps what it was given. */
async function openPlayground(secret: string | null = null, hasClock = true) {
  const listeners = new Set<(event: PlaygroundEvent) => void>();
  const sent: [string, string][] = [];
  const uploads: string[][] = [];
  const errors: unknown[] = [];
  const restarted: string[] = [];
  const steps: ClockStep[] = [];
  const port: PlaygroundPort = {
    personas: async () => [claire],
    history: async () => ({ messages: [answer], isTaken: false }),
    shop: async (place) => (place === 'garage' ? shop : null),
    async startOver(persona) {
      restarted.push(persona);
    },
    moveClock: hasClock
      ? async (step) => {
          steps.push(step);
          await opened.clockStands;
        }
      : null,
    async send(persona, text) {
      sent.push([persona, text]);
      return opened.webhook;
    },
    async sendFile({ persona, text, name, bytes }) {
      const chunks: Uint8Array[] = [];
      for await (const chunk of bytes) chunks.push(chunk);
      uploads.push([persona, text, name, Buffer.concat(chunks).toString()]);
      return { ...opened.webhook, refused: opened.refused };
    },
    async file(persona, id) {
      const content = Readable.from(['a;b']);
      return persona === 'claire' && id === 'f1' ? { name: 'liste é.csv', type: 'text/csv', bytes: 3, content } : null;
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
  const lock = { secret, now: () => opened.now, publicUrl: 'https://desk.example' };
  const router = playgroundRoutes(port, assets, lock);
  const app = new Koa();
  app.on('error', (error) => errors.push(error));
  app.use(router.routes());
  const server = app.listen(0, '127.0.0.1');
  await once(server, 'listening');
  // A server that listens on TCP has an address of this shape; only pipes have a string.
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  const opened = {
    origin,
    now: new Date('2026-11-23T08:00:00Z'),
    listeners,
    sent,
    uploads,
    refused: null as FileRefusal | null,
    upload: (body: string | Uint8Array, headers: Record<string, string> = {}) =>
      fetch(`${origin}/playground/files`, {
        method: 'POST',
        headers: { 'content-type': 'application/octet-stream', ...headers },
        body,
      }),
    errors,
    restarted,
    steps,
    /** How long it takes to move the clock. */
    clockStands: Promise.resolve(),
    webhook: { status: 200, error: null } as { status: number; error: string | null },
    endStreams: () => router.endStreams(),
    tell: (event: PlaygroundEvent) => listeners.forEach((listen) => listen(event)),
    get: (target: string, headers: Record<string, string> = {}) => fetch(`${origin}${target}`, { headers }),
    post: (body: unknown, headers: Record<string, string> = {}, target = 'messages') =>
      fetch(`${origin}/playground/${target}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: typeof body === 'string' ? body : JSON.stringify(body),
      }),
    /** Not by fetch, which writes its own Host. */
    async ask(method: string, target: string, headers: Record<string, string>, body = '') {
      const { hostname, port: number } = new URL(origin);
      const asking = httpRequest({ hostname, port: number, method, path: target, headers }).end(body);
      const [response] = (await once(asking, 'response')) as [IncomingMessage]; // What the event carries.
      response.destroy();
      return response;
    },
    open: () => openEvents(origin),
    async close() {
      router.endStreams();
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
  return opened;
}

async function openEvents(origin: string) {
  const leaving = new AbortController();
  const response = await fetch(`${origin}/playground/events`, { signal: leaving.signal });
  if (!response.body) throw new Error('The stream of events has no body.');
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  let unread = '';
  return {
    headers: response.headers,
    /** The next event as it was written, or null at the end. */
    async read(): Promise<string | null> {
      while (!unread.includes('\n\n')) {
        const { value, done } = await reader.read();
        if (done) return null;
        unread += value;
      }
      const end = unread.indexOf('\n\n') + 2;
      const event = unread.slice(0, end);
      unread = unread.slice(end);
      return event;
    },
    leave: () => leaving.abort(),
  };
}
