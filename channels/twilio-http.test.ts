import dns from 'node:dns';
import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { inspect } from 'node:util';
import twilio from 'twilio';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import type { Account, Outbound, Sent } from '#bot/channel.ts';
import { smsChannel } from './sms.ts';
import { failedSend, TwilioFailure, twilioHttp } from './twilio-http.ts';

const now = new Date('2026-11-23T08:00:00Z');
const account: Account = {
  id: 'account-1',
  tenantId: 'tenant-1',
  channel: 'sms',
  externalId: '+33639980000',
  secrets: { accountSid: 'AC00000000000000000000000000000001', authToken: 'secret-of-the-garage' },
};
const outbound = {
  ...{ kind: 'text', id: 'm1', to: '+33639980101', place: '' },
  ...{ text: 'Votre code est 4921', question: null, choices: [] },
} as const satisfies Outbound;
const credential = Buffer.from('AC00000000000000000000000000000001:secret-of-the-garage').toString('base64');
/** What must be in no result and no error: token, credential, numbers, text. */
const secrets = ['secret-of-the-garage', credential, '639980000', '639980101', 'Votre code', '4921'];

/** A server that says what it is told to, at a port of its own. */
async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  // A listening TCP server has an address with a port.
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks).toString('utf8');
}

function answer(response: ServerResponse, status: number, body: unknown, headers: Record<string, string> = {}): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers });
  response.end(typeof body === 'string' ? body : JSON.stringify(body));
}

async function send(apiUrl: string, timeoutMs = 10_000): Promise<Sent> {
  const channel = smsChannel({
    publicUrl: 'https://comptoir.example',
    findAccount: async () => null,
    transport: { kind: 'twilio', apiUrl, timeoutMs },
    fetch: globalThis.fetch,
    now: () => now,
  });
  const sent = await channel.send(outbound, account);
  if (sent.kind !== 'sent') expectNothingSecret(sent);
  return sent;
}

function expectNothingSecret(value: unknown): void {
  const error = value instanceof Error ? `${value.message}${value.stack}` : '';
  const seen = inspect(value, { depth: 20, showHidden: true }) + JSON.stringify(value) + error;
  for (const secret of secrets) expect(seen).not.toContain(secret);
}

/** Twilio's words quote the numbers: they must not come through. */
const refusal = (code: number, status = 400) => ({
  code,
  message: "The 'To' number +33639980101 cannot get 'Votre code est 4921' from +33639980000",
  more_info: `https://www.twilio.com/docs/errors/${code}`,
  status,
});

describe('a request that is answered', () => {
  test('201: the message is sent once, with our number, text and status address', async () => {
    const seen: { method: string | undefined; url: string | undefined; auth: string | undefined; form: string }[] = [];
    const apiUrl = await serve(async (request, response) => {
      const { method, url, headers } = request;
      seen.push({ method, url, auth: headers.authorization, form: await bodyOf(request) });
      answer(response, 201, { sid: 'SM42', status: 'queued' });
    });
    expect(await send(`${apiUrl}/`)).toEqual({ kind: 'sent', providerId: 'SM42', text: outbound.text, segments: 1 });
    expect(seen).toHaveLength(1);
    expect(seen[0]).toMatchObject({
      method: 'POST',
      url: '/2010-04-01/Accounts/AC00000000000000000000000000000001/Messages.json',
      auth: `Basic ${credential}`,
    });
    expect(Object.fromEntries(new URLSearchParams(seen[0]?.form))).toEqual({
      To: '+33639980101',
      From: '+33639980000',
      Body: 'Votre code est 4921',
      StatusCallback: 'https://comptoir.example/webhooks/twilio/status?message=m1',
    });
  });

  test.each([
    [400, 21610, 'opted_out'],
    [400, 21211, 'bad_number'],
    [400, 21614, 'no_messages'],
    [400, 21635, 'no_messages'],
    [400, 21606, 'wrong_sender'],
    [400, 21617, 'too_long'],
    [401, 20003, 'credentials'],
    [403, 20003, 'credentials'],
    [400, 21408, 'refused'],
    [404, 20404, 'refused'],
  ])('%i with error %i is refused: %s', async (status, code, name) => {
    const apiUrl = await serve((_, response) => answer(response, status, refusal(code, status)));
    expect(await send(apiUrl)).toEqual({
      kind: 'refused',
      code: name,
      reason: `Twilio answered ${status}: https://www.twilio.com/docs/api/errors/${code}`,
    });
  });

  test.each([
    ['no body', ''],
    ['a page', '<html>Votre code est 4921</html>'],
    ['null', 'null'],
    ['a list', '[]'],
    ['a code in words', { code: '+33639980101' }],
  ])('401 with %s is refused: credentials', async (_, body) => {
    const apiUrl = await serve((__, response) => answer(response, 401, body));
    expect(await send(apiUrl)).toEqual({ kind: 'refused', code: 'credentials', reason: 'Twilio answered 401' });
  });

  test('a redirect is not followed: our credential would go with it', async () => {
    let followed = 0;
    const elsewhere = await serve((_, response) => {
      followed += 1;
      answer(response, 201, { sid: 'SM42' });
    });
    const apiUrl = await serve((_, response) => answer(response, 307, '', { location: `${elsewhere}/x` }));
    expect(await send(apiUrl)).toMatchObject({ kind: 'refused' });
    expect(followed).toBe(0);
  });

  test.each([
    ['seconds', '7', '2026-11-23T08:00:07.000Z'],
    ['a date', 'Mon, 23 Nov 2026 08:02:00 GMT', '2026-11-23T08:02:00.000Z'],
    ['a date gone by', 'Mon, 23 Nov 2026 07:00:00 GMT', '2026-11-23T08:00:00.000Z'],
    ['nonsense', 'soon', '2026-11-23T08:00:30.000Z'],
    ['an eternity', '99999999999999999', '2026-11-23T08:00:30.000Z'],
    ['nothing', null, '2026-11-23T08:00:30.000Z'],
  ])('429 with Retry-After %s is for later', async (_, retryAfter, at) => {
    let requests = 0;
    const apiUrl = await serve((__, response) => {
      requests += 1;
      answer(response, 429, refusal(20429, 429), retryAfter === null ? {} : { 'retry-after': retryAfter });
    });
    expect(await send(apiUrl)).toMatchObject({ kind: 'later', at: new Date(at) });
    expect(requests).toBe(1);
  });

  test.each([20429, 21611])('error %i is for later, whatever its status', async (code) => {
    const apiUrl = await serve((_, response) => answer(response, 400, refusal(code)));
    expect(await send(apiUrl)).toMatchObject({ kind: 'later', at: new Date('2026-11-23T08:00:30Z') });
  });

  test.each([500, 502, 503, 504, 408])('%i is not known, and not tried again', async (status) => {
    let requests = 0;
    const apiUrl = await serve((_, response) => {
      requests += 1;
      answer(response, status, refusal(20500, status), { 'retry-after': '1' });
    });
    expect(await send(apiUrl)).toMatchObject({ kind: 'unknown' });
    expect(requests).toBe(1);
  });

  test.each([
    ['no SID', {}],
    ['a page', '<html>Votre code est 4921</html>'],
    ['nothing', ''],
  ])('201 with %s is not known', async (_, body) => {
    const apiUrl = await serve((__, response) => answer(response, 201, body));
    expect(await send(apiUrl)).toEqual({
      kind: 'unknown',
      reason: 'Twilio answered 2xx and made no sense.',
    });
  });
});

describe('a request that is not answered', () => {
  test('a refused connection is for later: nothing had left', async () => {
    expect(await send('http://127.0.0.1:1')).toEqual({
      kind: 'later',
      at: new Date('2026-11-23T08:00:30Z'),
      reason: 'Twilio could not be reached (ECONNREFUSED).',
    });
  });

  test.each(['ENOTFOUND', 'EAI_AGAIN'])('a name that is not found is for later (%s)', async (code) => {
    // The resolver of the machine is no part of this: some networks have an answer to everything.
    const lookup = vi.spyOn(dns, 'lookup').mockImplementation((...args) => {
      const done: unknown = args.at(-1);
      if (typeof done === 'function') done(Object.assign(new Error(`getaddrinfo ${code} api.twilio.com`), { code }));
    });
    onTestFinished(() => lookup.mockRestore());
    expect(await send('http://api.twilio.example')).toMatchObject({
      kind: 'later',
      reason: `Twilio could not be reached (${code}).`,
    });
    expect(lookup).toHaveBeenCalled();
  });

  const silences: [string, RequestListener][] = [
    ['silence', () => {}],
    ['a dropped connection', (request) => request.socket.destroy()],
    ['a dropped connection after the message', (request) => void bodyOf(request).then(() => request.socket.destroy())],
    [
      'half an answer',
      (_, response) => {
        response.writeHead(201, { 'content-length': '100' });
        response.write('{"sid":', () => response.destroy());
      },
    ],
    [
      'an answer that drips',
      (_, response) => {
        response.writeHead(201);
        const drip = setInterval(() => response.write(' '), 50);
        response.on('close', () => clearInterval(drip));
      },
    ],
    ['another protocol', (request) => void request.socket.end('SSH-2.0-OpenSSH_9.6\r\n')],
  ];

  test.each(silences)('%s is not known', async (_, listener) => {
    let requests = 0;
    const apiUrl = await serve((request, response) => {
      requests += 1;
      listener(request, response);
    });
    expect(await send(apiUrl, 2_000)).toMatchObject({ kind: 'unknown' });
    expect(requests).toBe(1);
  });
});

describe('what the client keeps and throws', () => {
  const options = {
    method: 'post',
    uri: 'https://api.twilio.com/2010-04-01/Accounts/AC1/Messages.json',
    username: 'AC00000000000000000000000000000001',
    password: 'secret-of-the-garage',
    headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
    data: { Body: outbound.text, To: outbound.to },
  } as const;

  test('the errors it stands for do leak, so this test can fail', async () => {
    const raw = new twilio.RequestClient();
    const error: unknown = await raw
      .request({ ...options, uri: 'http://127.0.0.1:1/' })
      .catch((thrown: unknown) => thrown);
    expect(() => expectNothingSecret(error)).toThrow();
    expect(() => expectNothingSecret(raw)).toThrow();
  });

  test.each([['http://127.0.0.1:1'], ['answered']])('its errors say nothing secret (%s)', async (where) => {
    const answered = await serve((_, response) => answer(response, 400, refusal(21211)));
    const client = twilioHttp({ kind: 'twilio', apiUrl: where === 'answered' ? answered : where });
    const error: unknown = await client.request(options).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(TwilioFailure);
    expectNothingSecret(error);
    expectNothingSecret(client);
  });

  test('after an answer it holds nothing of the tenant', async () => {
    const apiUrl = await serve((_, response) => answer(response, 201, { sid: 'SM42', body: outbound.text }));
    const client = twilioHttp({ kind: 'twilio', apiUrl });
    expect((await client.request(options)).statusCode).toBe(201);
    expectNothingSecret(client);
  });

  test('an error of another kind is told without its words', () => {
    const sent = failedSend(new Error(`Votre code est 4921 for ${credential}`), now);
    expect(sent.kind).toBe('unknown');
    expectNothingSecret(sent);
  });
});
