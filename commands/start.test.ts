import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { openCarrier } from '#bot/fixtures/carrier.ts';
import { signedWebhook } from '#channels/demo-phone.ts';
import { readEnvironment } from '#root/config.ts';
import { UsageError } from './args.ts';
import { runCli, startCli } from './fixtures/run-cli.ts';
import { start } from './start.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'comptoir-start-'));
const env = { DATA_DIR: path.join(folder, 'data'), PORT: '0', LOG_LEVEL: 'debug' };
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const claire = '+33639980101';
const garage = '+33639980000';
const token = 'demo-twilio-token';

describe('start', { timeout: 60_000 }, () => {
  let log = '';
  let statuses: number[] = [];
  let inbox: string[] = [];
  let exitCode: number | null = null;
  beforeAll(async () => {
    const carrier = await openCarrier();
    const publicUrl = 'https://desk.example';
    const child = startCli(['start'], { ...env, PUBLIC_URL: publicUrl, TWILIO_API_URL: carrier.url });
    const whole = text(child.stderr);
    const [said] = (await once(child.stdout, 'data')) as [Buffer]; // What a stream without an encoding gives.
    const address = said.toString().replace('Comptoir: ', '').trim();
    const post = (body: string, change = (raw: string) => raw) => {
      const params = {
        MessageSid: `SM${body.length}`,
        AccountSid: 'AC00000000000000000000000000000001',
        From: claire,
        To: garage,
        Body: body,
      };
      const { target, headers, raw } = signedWebhook({
        authToken: token,
        publicUrl,
        target: '/webhooks/twilio/sms',
        params,
      });
      const named = Object.entries(headers).map(([name, value]) => [name, value ?? '']);
      return fetch(address + target, {
        method: 'POST',
        headers: Object.fromEntries(named),
        body: change(raw.toString()),
      });
    };

    const responses = [
      await fetch(`${address}/health/ready`),
      await post('je voudrais une vidange mercredi 16 décembre à 14h30, claire@example.fr ?'),
      await post('Le secret de Claire', (raw) => raw.replace('secret', 'Secret')),
      await post(''),
    ];
    statuses = responses.map(({ status }) => status);
    await vi.waitUntil(() => carrier.carried.length === 2, { timeout: 40_000, interval: 100 });
    inbox = carrier.carried.map((message) => message.text);
    child.kill('SIGTERM');
    await once(child, 'close');
    exitCode = child.exitCode;
    log = await whole;
    await carrier.close();
  }, 60_000);

  test('serves until it is told to stop, and then ends well', () => {
    expect(statuses).toEqual([200, 200, 403, 200]);
    expect(inbox[0]).toMatch(/mercredi 16 décembre à 14 h 30/);
    expect(exitCode).toBe(0);
    const events = log
      .trim()
      .split('\n')
      .map((line) => (JSON.parse(line) as { msg: string }).msg); // One object a line.
    expect(events).toEqual(
      expect.arrayContaining(['started', 'message received', 'request refused', 'turn finished', 'message delivery']),
    );
    expect(events.slice(-2)).toEqual(['stopping', 'stopped']);
  });

  test('tells its log, at its most talkative, no word of a message, no number, no address and no secret', () => {
    const secrets = ['vidange', 'décembre', 'Claire', 'Martin', 'example.fr', token, 'demo comptoir', ...inbox];
    for (const secret of [...secrets, claire.slice(3), garage.slice(3), '06 39', 'Basic ', 'signature":"']) {
      expect(log).not.toContain(secret);
    }
  });

  test('says that it is not at the address it shall listen on', async () => {
    const ran = await runCli(['start'], { env: { ...env, HOST: '192.0.2.1' } });
    expect(ran).toMatchObject({
      code: 1,
      error: expect.stringContaining('HOST=192.0.2.1 is no address of this machine.'),
    });
  });

  test('says which port is taken, and does not stay half open', async () => {
    const other = createServer().listen(0);
    await once(other, 'listening');
    const { port } = other.address() as AddressInfo; // A listening TCP server has one.
    const ran = await runCli(['start'], { env: { ...env, PORT: String(port) } });
    other.close();
    expect(ran.code).toBe(1);
    expect(ran.error).toContain(`Port ${port} is taken by another program. Set PORT to a free one.`);
  });

  test.each([
    [['sideways'], '"sideways" is no role. There is: all, gateway, worker.'],
    [['worker'], 'An embedded database serves one process: start all, or set DATABASE_URL to start a worker alone.'],
    [['--port', '80'], 'Known here: no flags.'],
  ])('%j is refused before anything is opened', async (args, message) => {
    const error: unknown = await start(args, readEnvironment({})).catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(UsageError);
    expect(String(error)).toContain(message);
  });
});

describe('a start in production', { timeout: 60_000 }, () => {
  const own = Buffer.alloc(32, 1).toString('base64');

  test.each([
    ['without a key of its own', {}, 'ENCRYPTION_KEY is missing. Make one with: openssl rand -base64 32\n'],
    [
      'with a chain of models that is misspelt',
      { ENCRYPTION_KEY: own, MODEL_CHAIN: 'rulez' },
      'There is no model "rulez" for the chain. Known: rules, gemini, local, rules-best.\n',
    ],
    [
      'with a playground that anybody could open',
      { ENCRYPTION_KEY: own, PLAYGROUND: 'on' },
      'PLAYGROUND_SECRET is missing: PLAYGROUND=on shows conversations to whoever finds the page. Make one with: openssl rand -hex 16\n',
    ],
  ])('%s is refused in one sentence, and opens nothing', async (_what, more, message) => {
    const folderOfNone = path.join(folder, 'none');
    const production = { NODE_ENV: 'production', DATA_DIR: folderOfNone, PUBLIC_URL: 'https://desk.example' };
    const ran = await runCli(['start'], { env: { ...production, ...more } });
    expect(ran).toEqual({ code: 1, out: '', error: message });
    expect(existsSync(folderOfNone)).toBe(false);
  });

  test('says in one line what it lets in, answers strangers no more than that it is ready, and asks for the key', async () => {
    const child = startCli(['start'], {
      ...{ NODE_ENV: 'production', PUBLIC_URL: 'https://desk.example', ENCRYPTION_KEY: own, LOG_LEVEL: 'error' },
      ...{
        DATA_DIR: path.join(folder, 'production'),
        PORT: '0',
        PLAYGROUND: 'on',
        PLAYGROUND_SECRET: 'a secret of some length',
      },
    });
    const [said] = (await once(child.stdout, 'data')) as [Buffer]; // What a stream without an encoding gives.
    const line = /^Comptoir listens on every address, port (\d+): (.+); the playground, with its key\.\n$/.exec(
      String(said),
    );
    expect(line?.[2]).toBe(
      '/webhooks/twilio/sms, /webhooks/twilio/status, /webhooks/telegram/:account, /health/live, /health/ready',
    );
    const address = `http://127.0.0.1:${line?.[1]}`;
    expect(await (await fetch(`${address}/health/ready`)).json()).toEqual({ ready: true });
    expect((await fetch(`${address}/playground/personas`)).status).toBe(403);
    child.kill('SIGTERM');
    await once(child, 'close');
  });
});
