import { once } from 'node:events';
import { request as httpRequest, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';
import Koa from 'koa';
import { expect, onTestFinished, test } from 'vitest';
import { quiet } from '#db/fixtures/test-store.ts';
import { healthOf } from './health.ts';
import { type HealthReaders, healthRoutes } from './health-routes.ts';

const token = 'the-token-of-the-monitor';
const parts = { parts: { database: { ok: true, ms: expect.any(Number), detail: 'PostgreSQL 17' } } };

test.each<[string, HealthReaders, Record<string, string>]>([
  ['nobody, even on this machine', { kind: 'nobody' }, {}],
  ['nobody, whatever token is shown', { kind: 'nobody' }, { authorization: `Bearer ${token}` }],
  ['a stranger', { kind: 'bearer', token }, {}],
  ['a stranger on this machine', { kind: 'bearer', token }, { host: 'localhost' }],
  ['another token', { kind: 'bearer', token }, { authorization: `Bearer ${token}x` }],
  ['a part of the token', { kind: 'bearer', token }, { authorization: `Bearer ${token.slice(0, -1)}` }],
  ['the token without its scheme', { kind: 'bearer', token }, { authorization: token }],
  ['an empty token', { kind: 'bearer', token }, { authorization: 'Bearer ' }],
  ['a proxy of this machine', { kind: 'this machine' }, { host: 'desk.example' }],
  ['a stranger’s name that points here', { kind: 'this machine' }, { host: 'localhost.evil.example' }],
])('%s hears ready or not, and no more', async (_, readers, headers) => {
  expect(await ask(readers, headers)).toEqual({ status: 200, body: { ready: true } });
});

test.each<[string, HealthReaders, Record<string, string>]>([
  ['the token', { kind: 'bearer', token }, { authorization: `Bearer ${token}`, host: 'desk.example' }],
  ['this machine', { kind: 'this machine' }, { host: 'localhost:3000' }],
  ['this machine by its number', { kind: 'this machine' }, { host: '127.0.0.1' }],
])('%s is told how each part is', async (_, readers, headers) => {
  expect(await ask(readers, headers)).toEqual({ status: 200, body: { ready: true, ...parts } });
});

test('a part that is not well is a 503 that names it to nobody', async () => {
  expect(await ask({ kind: 'nobody' }, {}, false)).toEqual({ status: 503, body: { ready: false } });
});

test('a stranger who writes the name of this machine hears no more for it', async () => {
  const heard = await ask({ kind: 'this machine' }, { host: 'localhost' }, true, '10.0.0.9');
  expect(heard).toEqual({ status: 200, body: { ready: true } });
});

/** `from` is where the connection seems to come from, when it is not this machine. */
async function ask(readers: HealthReaders, headers: Record<string, string>, isWell = true, from?: string) {
  const check = () => (isWell ? Promise.resolve('PostgreSQL 17') : Promise.reject(new Error('away')));
  const routes = healthRoutes(healthOf([{ name: 'database', needed: true, check }], quiet), readers);
  const server = new Koa().use(routes.routes()).listen(0, '127.0.0.1');
  onTestFinished(() => void server.close());
  if (from) server.on('connection', (socket) => Object.defineProperty(socket, 'remoteAddress', { value: from }));
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo; // A listening TCP server has one.
  // Not by fetch, which writes its own Host.
  const asking = httpRequest({ host: '127.0.0.1', port, path: '/health/ready', headers }).end();
  const [response] = (await once(asking, 'response')) as [IncomingMessage]; // What the event carries.
  return { status: response.statusCode, body: await json(response) };
}
