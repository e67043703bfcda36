import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { createEmulator, type Emulator } from 'emulate';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { signedWebhook } from '#channels/demo-phone.ts';
import { onPostgres, testStore, type TestStore } from '#db/fixtures/test-store.ts';

// The program as it is started for real, between a provider's webhook and a provider's API that others wrote (`emulate`).
const accountSid = 'AC00000000000000000000000000000001';
const authToken = 'demo-twilio-token';
const garage = '+33639980000';
const claire = '+33639980101';
const cli = path.join(import.meta.dirname, 'cli.ts');
const folder = mkdtempSync(path.join(tmpdir(), 'comptoir-provider-'));
const sentByApi = z.object({
  messages: z.array(z.object({ body: z.string(), to: z.string(), from: z.string(), direction: z.string() })),
});

let emulator: Emulator;
let store: TestStore | null = null;
let server: ChildProcess;
let address = '';
let api = '';

beforeAll(async () => {
  const [port, apiPort] = [await freePort(), await freePort()];
  address = `http://127.0.0.1:${port}`;
  api = `http://127.0.0.1:${apiPort}`;
  emulator = await createEmulator({
    service: 'twilio',
    port: apiPort,
    seed: {
      twilio: {
        account: { sid: accountSid, auth_token: authToken },
        phone_numbers: [{ phone_number: garage, sms_url: `${address}/webhooks/twilio/sms` }],
      },
    },
  });
  store = onPostgres() ? await testStore(() => new Date()) : null;
  const env = {
    PATH: process.env['PATH'],
    PORT: String(port),
    PUBLIC_URL: address,
    TWILIO_API_URL: api,
    LOG_LEVEL: 'error',
    ...(store?.place.kind === 'postgres' ? { DATABASE_URL: store.place.url } : { DATA_DIR: path.join(folder, 'data') }),
    ...(process.env['TEST_REDIS_URL'] ? { REDIS_URL: process.env['TEST_REDIS_URL'] } : {}),
  };
  await promisify(execFile)(process.execPath, [cli, 'seed'], { cwd: folder, env });
  server = spawn(process.execPath, [cli, 'start'], { cwd: folder, env, stdio: 'inherit' });
  await vi.waitUntil(async () => (await fetch(`${address}/health/ready`).catch(() => null))?.ok, {
    timeout: 30_000,
    interval: 200,
  });
}, 90_000);

afterAll(async () => {
  const ended = once(server, 'exit');
  server.kill('SIGTERM');
  await ended;
  await emulator.close();
  await store?.close();
  rmSync(folder, { recursive: true, force: true });
}, 60_000);

describe('a signed webhook', () => {
  const webhook = () => signedMessage('SM00000000000000000000000000000001', 'Vous êtes ouverts samedi ?');

  it('is answered through the provider’s API', async () => {
    expect(await post(webhook())).toBe(200);
    await expect.poll(async () => (await sent()).map(({ to }) => to), { timeout: 20_000 }).toEqual([claire]);
    const [answer] = await sent();
    expect(answer).toMatchObject({ from: garage, body: expect.stringMatching(/samedi/i) });
  }, 30_000);

  it('changes nothing when it comes again', async () => {
    expect(await post(webhook())).toBe(200);
    // Another message's answer shows that the queue has moved on past the repeated one.
    expect(await post(signedMessage('SM00000000000000000000000000000002', 'Quelle est votre adresse ?'))).toBe(200);
    await expect.poll(async () => (await sent()).length, { timeout: 20_000 }).toBe(2);
    expect((await sent()).filter(({ body }) => /samedi/i.test(body))).toHaveLength(1);
  }, 30_000);

  it('is refused when one byte of it was changed', async () => {
    const { headers, raw, target } = signedMessage('SM00000000000000000000000000000003', 'Annulez tout');
    const changed = Buffer.from(raw);
    changed[changed.length - 1] = changed[changed.length - 1] === 48 ? 49 : 48;
    expect(await post({ headers, raw: changed, target })).toBe(403);
  });
});

function signedMessage(sid: string, text: string) {
  const params = { MessageSid: sid, AccountSid: accountSid, From: claire, To: garage, Body: text, NumMedia: '0' };
  const { headers, raw, target } = signedWebhook({
    authToken,
    publicUrl: address,
    target: '/webhooks/twilio/sms',
    params,
  });
  return { headers: new Headers(Object.entries(headers).map(([name, value]) => [name, value ?? ''])), raw, target };
}

async function post({ headers, raw, target }: { headers: Headers; raw: Buffer; target: string }): Promise<number> {
  return (await fetch(address + target, { method: 'POST', headers, body: new Uint8Array(raw) })).status;
}

async function sent(): Promise<z.infer<typeof sentByApi>['messages']> {
  const authorization = `Basic ${Buffer.from(`${accountSid}:${authToken}`).toString('base64')}`;
  const answer = await fetch(`${api}/2010-04-01/Accounts/${accountSid}/Messages.json`, { headers: { authorization } });
  return sentByApi.parse(await answer.json()).messages.filter(({ direction }) => direction.startsWith('outbound'));
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const bound = probe.address();
  probe.close();
  await once(probe, 'close');
  if (bound === null || typeof bound === 'string') throw new Error('No free port.');
  return bound.port;
}
