import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createEmulator, type Emulator } from 'emulate';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Account, type Inbound, type Outbound, WebhookError } from '#bot/channel.ts';
import { smsChannel } from './sms.ts';

// Against a Twilio that others wrote: it signs what it sends us and refuses what Twilio refuses.
const accountSid = 'AC00000000000000000000000000000001';
const authToken = 'demo-twilio-token';
const account: Account = {
  id: 'account-1',
  tenantId: 'tenant-1',
  channel: 'sms',
  externalId: '+33639980000',
  secrets: { accountSid, authToken },
};
const outbound: Outbound = {
  ...{ kind: 'text', id: '01a00000-0000-7000-8000-0000000000b1', to: '+33639980101', place: '' },
  ...{ text: 'Été + 20 % & 👍', question: null, choices: [] },
};

const received: Inbound[] = [];
const statuses: number[] = [];
const gateway = createServer(async (request, response) => {
  const answer = await channel
    .receive({ method: 'POST', target: request.url ?? '', headers: headersOf(request), raw: await rawOf(request) })
    .catch((error: unknown) => error);
  if (answer instanceof WebhookError) {
    statuses.push(answer.status);
    response.writeHead(answer.status).end(answer.message);
    return;
  }
  if (answer instanceof Error) throw answer;
  // `receive` resolved: what is neither error is its result.
  const result = answer as Awaited<ReturnType<typeof channel.receive>>;
  const { status, contentType, body } = result.response ?? { status: 200, contentType: 'text/plain', body: '' };
  statuses.push(status);
  received.push(...result.inbound);
  response.writeHead(status, { 'content-type': contentType }).end(body);
});
let emulator: Emulator;
let channel: ReturnType<typeof smsChannel>;

beforeAll(async () => {
  const publicUrl = `http://127.0.0.1:${await portOf(gateway)}`;
  const port = await freePort();
  emulator = await createEmulator({
    service: 'twilio',
    port,
    seed: {
      twilio: {
        account: { sid: accountSid, auth_token: authToken },
        phone_numbers: [{ phone_number: account.externalId, sms_url: `${publicUrl}/webhooks/twilio/sms?site=lyon` }],
      },
    },
  });
  channel = smsChannel({
    publicUrl,
    findAccount: async (_, externalId) => (externalId === account.externalId ? account : null),
    transport: { kind: 'twilio', apiUrl: `http://127.0.0.1:${port}` },
    fetch: globalThis.fetch,
    now: () => new Date('2026-11-23T08:00:00Z'),
  });
});

afterAll(async () => {
  await emulator.close();
  gateway.closeAllConnections();
  gateway.close();
});

test('a message is sent, and its delivery comes back signed', async () => {
  const sent = await channel.send(outbound, account);
  if (sent.kind !== 'sent') throw new Error(`not sent: ${JSON.stringify(sent)}`);
  expect(sent).toMatchObject({ text: outbound.text, segments: 1 });
  received.length = 0;
  await simulate('message-status', { MessageSid: sent.providerId, Status: 'delivered' });
  expect(received).toEqual([
    {
      kind: 'status',
      providerId: sent.providerId,
      account,
      from: outbound.to,
      place: '',
      status: 'delivered',
      errorCode: null,
      messageId: '01a00000-0000-7000-8000-0000000000b1',
    },
  ]);
});

test('an inbound message signed by the simulator is accepted', async () => {
  received.length = 0;
  statuses.length = 0;
  await simulate('inbound-message', { To: account.externalId, From: '+33639980101', Body: 'Ça + 50 % & = « 👍 » ?' });
  expect(statuses).toEqual([200]);
  expect(received).toMatchObject([
    { kind: 'text', from: '+33639980101', text: 'Ça + 50 % & = « 👍 » ?', optOut: null },
  ]);
});

test('an inbound message signed with another token is refused', async () => {
  statuses.length = 0;
  received.length = 0;
  const real = account.secrets;
  account.secrets = { accountSid, authToken: 'rotated-away' };
  await simulate('inbound-message', { To: account.externalId, From: '+33639980101', Body: 'Bonjour' });
  account.secrets = real;
  expect(statuses).toEqual([403]);
  expect(received).toEqual([]);
});

test('a number that is not ours is refused: wrong_sender', async () => {
  expect(await channel.send(outbound, { ...account, externalId: '+33639980099' })).toMatchObject({
    kind: 'refused',
    code: 'wrong_sender',
    reason: expect.stringContaining('21606'),
  });
});

test('a wrong token is refused: credentials', async () => {
  expect(await channel.send(outbound, { ...account, secrets: { accountSid, authToken: 'wrong' } })).toMatchObject({
    kind: 'refused',
    code: 'credentials',
    reason: expect.stringContaining('20003'),
  });
});

async function simulate(what: string, params: Record<string, string>): Promise<void> {
  const response = await fetch(`${emulator.url}/_twilio/simulate/${what}`, {
    method: 'POST',
    headers: { authorization: `Basic ${Buffer.from(`${accountSid}:${authToken}`).toString('base64')}` },
    body: new URLSearchParams(params),
  });
  if (!response.ok) throw new Error(`The simulator answered ${response.status}: ${await response.text()}`);
}

async function portOf(server: ReturnType<typeof createServer>): Promise<number> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  // A listening TCP server has an address with a port.
  return (server.address() as AddressInfo).port;
}

async function freePort(): Promise<number> {
  const probe = createServer();
  const port = await portOf(probe);
  probe.close();
  await once(probe, 'close');
  return port;
}

function headersOf(request: IncomingMessage): Record<string, string | undefined> {
  return {
    'content-type': request.headers['content-type'],
    'x-twilio-signature': String(request.headers['x-twilio-signature']),
  };
}

async function rawOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks);
}
