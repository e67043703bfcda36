import { once } from 'node:events';
import { type ClientRequest, Agent, type IncomingMessage, request as httpRequest } from 'node:http';
import { afterAll, beforeAll, beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { signedWebhook, signTwilio } from '#channels/demo-phone.ts';
import { quiet } from '#db/fixtures/test-store.ts';
import { Message } from '#db/message.ts';
import { z } from 'zod';
import type { CallEvent, CallLine } from './call.ts';
import { type Account, type IncomingRequest, WebhookError } from './channel.ts';
import { lastingPlace } from './fixtures/lasting-place.ts';
import { type Garage, type Phone, testBot, type TestBot } from './fixtures/test-bot.ts';
import { type Gateway, type GatewayOptions, startGateway } from './gateway.ts';
import { type Health, healthOf } from './health.ts';

const smsPath = '/webhooks/twilio/sms';

describe('the gateway', () => {
  let bot: TestBot;
  let gateway: Gateway;
  let health: Health;
  let garage: Garage;
  let person: Phone;
  const logged: { fields: Record<string, unknown>; said: string }[] = [];
  beforeAll(async () => {
    const keep = (fields: Record<string, unknown>, said: string) => void logged.push({ fields, said });
    bot = await testBot({ log: { debug: keep, info: keep, warn: keep, error: keep } });
    ({ gateway, health } = await open(bot));
    garage = await bot.openGarage();
  });
  afterAll(async () => {
    await gateway.close();
    await bot.close();
  });
  beforeEach(() => {
    logged.length = 0;
    person = garage.stranger();
  });

  test('takes a signed message in, answers an empty document, and the message is answered', async () => {
    const response = await post(person.webhook('Bonjour'));
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toMatch(/^text\/xml/);
    expect(await response.text()).toBe('<Response/>');
    expect(await person.answer()).toHaveLength(1);
  });

  test('stores a webhook that is sent again once', async () => {
    const webhook = person.webhook('Bonjour');
    for (let time = 0; time < 3; time += 1) expect((await post(webhook)).status).toBe(200);
    expect(await person.messages()).toHaveLength(1);
    expect(await person.answer()).toHaveLength(1);
    expect((await post(webhook)).status).toBe(200);
    expect(await person.answer()).toEqual([]);
  });

  test('stores one message of thirty identical webhooks at once, from somebody unknown till then', async () => {
    const webhook = person.webhook('Bonjour');
    const responses = await Promise.all(Array.from({ length: 30 }, () => post(webhook)));
    expect(responses.map(({ status }) => status)).toEqual(Array.from({ length: 30 }, () => 200));
    expect(await person.messages()).toHaveLength(1);
    expect(await person.answer()).toHaveLength(1);
  });

  test('stores thirty different messages at once from one new person in one conversation', async () => {
    const responses = await Promise.all(
      Array.from({ length: 30 }, (_, index) => post(person.webhook(`message ${index}`))),
    );
    expect(responses.every(({ status }) => status === 200)).toBe(true);
    expect(await person.messages()).toHaveLength(30);
  });

  test('takes an empty text, and a very long one whole', async () => {
    expect((await post(person.webhook(''))).status).toBe(200);
    expect(await person.answer()).toEqual([expect.stringMatching(/messages écrits/)]);
    const long = 'Bonjour, '.repeat(1_200).slice(0, 10_000);
    expect((await post(person.webhook(long))).status).toBe(200);
    expect((await person.messages()).at(-1)?.text).toBe(long);
    expect(await person.answer()).toHaveLength(1);
  });

  test('stores what looks binary, but for what no database can hold, and it is answered', async () => {
    const text = 'a\u0000b\u0001\u001B[31m\uFFFE%00%\u202E\r\n\u{1F468}\u200D\u{1F527}';
    expect((await post(person.webhook(text))).status).toBe(200);
    expect((await person.messages()).at(-1)?.text).toBe(text.replace('\u0000', '\uFFFD'));
    expect(await person.answer()).toHaveLength(1);
  });

  test('stores half a character as a sign that something was there', async () => {
    const webhook = person.webhook('x');
    const params = { ...Object.fromEntries(new URLSearchParams(webhook.raw.toString())), Body: 'x\uFFFD\uFFFD\uFFFDy' };
    const signature = signTwilio('demo-twilio-token', `https://comptoir.example${smsPath}`, params);
    const raw = Buffer.from(webhook.raw.toString().replace('Body=x', 'Body=x%ED%A0%80y'));
    expect(
      (await post({ ...webhook, raw, headers: { ...webhook.headers, 'x-twilio-signature': signature } })).status,
    ).toBe(200);
    expect((await person.messages()).at(-1)?.text).toBe('x\uFFFD\uFFFD\uFFFDy');
    expect(await person.answer()).toHaveLength(1);
  });

  describe('refuses, and stores nothing of,', () => {
    beforeEach(() => post(person.webhook('Bonjour')));

    test.each<[string, number, (webhook: IncomingRequest) => IncomingRequest]>([
      ['a forged signature', 403, (webhook) => signed(webhook, 'AAAAAAAAAAAAAAAAAAAAAAAAAAA=')],
      [
        'a message without a signature',
        403,
        ({ headers, ...webhook }) => ({ ...webhook, headers: { 'content-type': headers['content-type'] } }),
      ],
      [
        'a body of which one byte was changed',
        403,
        (webhook) => body(webhook, (text) => text.replace('Body=faux', 'Body=vrai')),
      ],
      ['a body to which something was added', 403, (webhook) => body(webhook, (text) => `${text}&Extra=1`)],
      ['another address than the one that was signed', 403, (webhook) => ({ ...webhook, target: `${smsPath}?x=1` })],
      [
        'a message to a number that is nobody’s',
        403,
        (webhook) => body(webhook, (text) => text.replace(/To=[^&]*/, 'To=%2B33600000000')),
      ],
      ['a form without its receiver', 400, (webhook) => body(webhook, (text) => text.replace(/&To=[^&]*/, ''))],
      [
        'JSON',
        400,
        (webhook) => ({
          ...webhook,
          headers: { ...webhook.headers, 'content-type': 'application/json' },
          raw: Buffer.from('{"Body":"faux"}'),
        }),
      ],
      ['an empty body', 400, (webhook) => body(webhook, () => '')],
    ])('%s', async (_what, status, change) => {
      const response = await post(change(person.webhook('faux')));
      expect(response.status).toBe(status);
      expect(response.headers.get('content-type')).toMatch(/^application\/json/);
      expect(await response.json()).toEqual({ error: expect.any(String) });
      expect(await person.messages()).toHaveLength(1);
    });

    test('a signed form that is no message', async () => {
      const { MessageSid: _, ...params } = Object.fromEntries(new URLSearchParams(person.webhook('x').raw.toString()));
      const signature = signTwilio(
        'demo-twilio-token',
        `https://comptoir.example${smsPath}`,
        params as Record<string, string>,
      );
      const webhook = body(signed(person.webhook('x'), signature), () =>
        new URLSearchParams(params as Record<string, string>).toString(),
      );
      expect((await post(webhook)).status).toBe(400);
      expect(await person.messages()).toHaveLength(1);
    });

    test.each([
      ['an id with a NUL', { MessageSid: 'SM\u0000' }],
      ['an id longer than an index takes', { MessageSid: 'S'.repeat(3_000) }],
      ['the number that receives as its sender', { From: 'garage' }],
      ['no sender', { From: '' }],
      ['a sender of absurd length', { From: `+${'3'.repeat(5_000)}` }],
      [
        'a picture whose type has a NUL',
        { NumMedia: '1', MediaUrl0: 'https://x.example/1', MediaContentType0: 'a/\u0000' },
      ],
    ])('a signed message with %s', async (_what, fields: Record<string, string>) => {
      const { From } = fields;
      const response = await post(
        person.webhook('faux', { ...fields, ...(From === 'garage' ? { From: garage.number } : {}) }),
      );
      expect([response.status, await response.json()]).toEqual([
        400,
        { error: expect.stringMatching(/^Not a message/) },
      ]);
      expect(await garage.inTenant((db) => db.count(Message, { text: 'faux' }))).toBe(0);
    });

    test.each(['?message=abc', '?message=%00', '?message=', `?message=${'0'.repeat(3_000)}`])(
      'a signed status of a message that is none of ours: %s',
      async (query) => {
        const params = { ...carried('x'), From: garage.number, To: person.number, MessageStatus: 'sent' };
        const { target, headers, raw } = signedWebhook({
          authToken: 'demo-twilio-token',
          publicUrl: 'https://comptoir.example',
          target: `/webhooks/twilio/status${query}`,
          params,
        });
        expect((await send(gateway.port, target, headers, raw)).status).toBe(400);
      },
    );

    test('a message that says how large it is, and is too large, without reading it', async () => {
      const sending = start({ ...person.webhook('x').headers, 'content-length': String(300 * 1024) });
      sending.write('Body=');
      expect(await statusOf(sending)).toBe(413);
      sending.destroy();
    });

    test('a message that does not say how large it is, as soon as it is too large', async () => {
      const sending = start({ ...person.webhook('x').headers, 'transfer-encoding': 'chunked' });
      const status = statusOf(sending);
      for (let kilobytes = 0; kilobytes < 300; kilobytes += 10) sending.write('x'.repeat(10 * 1024));
      expect(await status).toBe(413);
      sending.destroy();
    });

    test('any method but POST, and any other address', async () => {
      const get = await fetch(url(smsPath));
      expect(get.status).toBe(405);
      expect(get.headers.get('allow')).toBe('POST');
      expect((await fetch(url(smsPath), { method: 'DELETE' })).status).toBe(405);
      const paths = ['/', '/webhooks', '/webhooks/twilio', '/.env', '/health', '/%E0%A4%A', '//x', `${smsPath}/x`];
      const others = await Promise.all(paths.map((path) => fetch(url(path), { method: 'POST' })));
      expect(others.map(({ status }) => status)).toEqual(paths.map(() => 404));
    });
  });

  describe('with a line people call on', () => {
    const account: Account = { id: 'a', tenantId: 't', channel: 'voice', externalId: '+33639980000', secrets: {} };
    const onCall = { callId: 'CA1', account };
    const events: CallEvent[] = [
      { ...onCall, kind: 'started', from: '+33639980101', direction: 'in' },
      { ...onCall, kind: 'said', by: 'caller', text: 'Bonjour', atMs: 400 },
      { ...onCall, kind: 'ended', how: 'answered', durationMs: 9_000 },
    ];
    /** Says what it heard when the request carries the word that proves it. */
    const line: CallLine = {
      name: 'voice',
      webhooks: ['/webhooks/voice/:account'],
      secrets: z.object({}),
      async receive({ raw }) {
        if (raw.toString() !== 'genuine') throw new WebhookError(403, 'Forged.');
        return { events, response: { status: 200, contentType: 'text/xml', body: '<Say/>' } };
      },
    };

    test('hands on what happens there in its order, and answers what the line says', async () => {
      const heard: CallEvent[] = [];
      const { gateway: own } = await open(bot, [{ line, onCall: async (event) => void heard.push(event) }]);
      onTestFinished(() => own.close());
      const response = await send(own.port, '/webhooks/voice/12', {}, Buffer.from('genuine'));
      expect([response.status, await response.text()]).toEqual([200, '<Say/>']);
      expect(heard).toEqual(events);
      expect((await send(own.port, '/webhooks/voice/12', {}, Buffer.from('forged'))).status).toBe(403);
      expect(heard).toHaveLength(3);
    });

    test('gives no 2xx for what could not be kept', async () => {
      const { gateway: own } = await open(bot, [{ line, onCall: () => Promise.reject(new Error('no database')) }]);
      onTestFinished(() => own.close());
      const response = await send(own.port, '/webhooks/voice/12', {}, Buffer.from('genuine'));
      expect([response.status, response.headers.get('retry-after')]).toEqual([503, '5']);
    });
  });

  test('never tells the log what was said, by whom, or with which secret', async () => {
    await post(person.webhook('le secret de Claire'));
    await post(signed(person.webhook('le secret de Claire'), 'forgery'));
    await person.answer();
    const text = JSON.stringify(logged);
    expect(text).toContain('message received');
    expect(text).toContain('request refused');
    for (const secret of [
      'secret de Claire',
      person.number.slice(3),
      garage.number.slice(3),
      'demo-twilio-token',
      'forgery',
    ]) {
      expect(text).not.toContain(secret);
    }
  });

  test('says that it lives, and whether it is ready', async () => {
    expect(await (await fetch(url('/health/live'))).json()).toEqual({ state: 'up' });
    const ready = await fetch(url('/health/ready'));
    expect(ready.status).toBe(200);
    expect(await ready.json()).toMatchObject({ ready: true, parts: { database: { ok: true } } });
    health.drain();
    expect((await fetch(url('/health/ready'))).status).toBe(503);
    expect((await fetch(url('/health/live'))).status).toBe(200);
  });

  test('finishes the request at hand when it is to stop, and takes no other', async () => {
    const { gateway: stopping } = await open(bot);
    const { headers, raw } = person.webhook('Bonjour');
    const agent = new Agent({ keepAlive: true });
    const sending = httpRequest({
      agent,
      host: '127.0.0.1',
      port: stopping.port,
      method: 'POST',
      path: smsPath,
      headers: { ...headersOf(headers), expect: '100-continue' },
    });
    sending.write(raw.subarray(0, 20));
    await once(sending, 'continue'); // The server says so once the request is at hand.
    const closed = stopping.close();
    await expect(fetch(`http://127.0.0.1:${stopping.port}/health/live`)).rejects.toThrow();
    sending.end(raw.subarray(20));
    expect(await statusOf(sending)).toBe(200);
    await closed;
    expect(await person.messages()).toHaveLength(1);
  });

  function url(path: string): string {
    return `http://127.0.0.1:${gateway.port}${path}`;
  }

  function post({ target, headers, raw }: IncomingRequest): Promise<Response> {
    return send(gateway.port, target, headers, raw);
  }

  function carried(text: string): Record<string, string> {
    return Object.fromEntries(new URLSearchParams(person.webhook(text).raw.toString()));
  }

  function start(headers: IncomingRequest['headers']): ClientRequest {
    const sending = httpRequest({
      host: '127.0.0.1',
      port: gateway.port,
      method: 'POST',
      path: smsPath,
      headers: headersOf(headers),
    });
    sending.on('error', () => {}); // The server need not read to the end.
    return sending;
  }
});

describe('while the database is away', () => {
  test('a webhook gets a 503 and is stored when the provider sends it again, once', async () => {
    const place = await lastingPlace();
    onTestFinished(() => place.remove());
    const before = await testBot({ place: place.first });
    const { gateway } = await open(before);
    onTestFinished(() => gateway.close());
    const { line, ...garage } = await before.openGarage();
    const [known, unknown] = [garage.stranger(), garage.stranger()];
    expect((await send(gateway.port, smsPath, ...partsOf(known.webhook('un')))).status).toBe(200);
    await place.goAway(before);

    const webhooks = [known.webhook('deux'), unknown.webhook('trois')];
    for (const webhook of webhooks) {
      const refused = await send(gateway.port, smsPath, ...partsOf(webhook));
      expect(refused.status).toBe(503);
      expect(refused.headers.get('retry-after')).toBe('5');
      expect(await refused.text()).not.toMatch(/PGlite|pg|sql|driver/i);
    }
    const ready = await fetch(`http://127.0.0.1:${gateway.port}/health/ready`);
    expect([ready.status, await ready.json()]).toMatchObject([503, { parts: { database: { ok: false } } }]);
    expect((await fetch(`http://127.0.0.1:${gateway.port}/health/live`)).status).toBe(200);

    await place.comeBack();
    const after = await testBot({ place: place.again });
    onTestFinished(() => after.close());
    after.clock.set('2026-11-23T10:00');
    const { gateway: again } = await open(after);
    onTestFinished(() => again.close());
    for (const webhook of [...webhooks, ...webhooks]) {
      expect((await send(again.port, smsPath, ...partsOf(webhook))).status).toBe(200);
    }
    const there = after.garageOn(line);
    expect((await there.phone(known.number).messages()).map(({ text }) => text)).toEqual(['un', 'deux']);
    expect((await there.phone(unknown.number).messages()).map(({ text }) => text)).toEqual(['trois']);
  });
});

async function open(bot: TestBot, calls: GatewayOptions['calls'] = []): Promise<{ gateway: Gateway; health: Health }> {
  const check = async () => {
    await bot.ctx.store.beforeTenant((db) => db.execute('select 1'));
    return null;
  };
  const health = healthOf([{ name: 'database', needed: true, check }], quiet);
  return {
    health,
    gateway: await startGateway(bot.ctx, {
      port: 0,
      host: undefined,
      calls,
      health,
      healthReaders: { kind: 'this machine' },
      routes: [],
    }),
  };
}

function send(port: number, target: string, headers: IncomingRequest['headers'], raw: Buffer): Promise<Response> {
  return fetch(`http://127.0.0.1:${port}${target}`, {
    method: 'POST',
    headers: headersOf(headers),
    body: new Uint8Array(raw),
  });
}

function partsOf({ headers, raw }: IncomingRequest): [IncomingRequest['headers'], Buffer] {
  return [headers, raw];
}

function headersOf(headers: IncomingRequest['headers']): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}

function signed(webhook: IncomingRequest, signature: string): IncomingRequest {
  return { ...webhook, headers: { ...webhook.headers, 'x-twilio-signature': signature } };
}

function body(webhook: IncomingRequest, change: (text: string) => string): IncomingRequest {
  return { ...webhook, raw: Buffer.from(change(webhook.raw.toString())) };
}

async function statusOf(sending: ClientRequest): Promise<number | undefined> {
  const [response] = (await once(sending, 'response')) as [IncomingMessage]; // What the event carries.
  response.resume();
  return response.statusCode;
}
