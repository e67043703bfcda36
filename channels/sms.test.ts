import { inspect } from 'node:util';
import { describe, expect, test } from 'vitest';
import { type Account, type Inbound, type IncomingRequest, type Outbound, WebhookError } from '#bot/channel.ts';
import type { CarriedMessage } from './demo-carrier.ts';
import { recorded, recordedPublicUrl } from './fixtures/recorded.ts';
import { signedWebhook } from './demo-phone.ts';
import { smsChannel } from './sms.ts';

const authToken = 'demo-twilio-token';
const accountSid = 'AC00000000000000000000000000000001';
const account: Account = {
  id: 'account-1',
  tenantId: 'tenant-1',
  channel: 'sms',
  externalId: '+33639980000',
  secrets: { accountSid, authToken },
};
const neighbour: Account = {
  ...account,
  id: 'account-2',
  tenantId: 'tenant-2',
  externalId: '+33639980009',
  secrets: { accountSid: 'AC00000000000000000000000000000002', authToken: 'the-neighbours-token' },
};

function open(accounts: Account[] = [account, neighbour]) {
  const carried: CarriedMessage[] = [];
  const lookedUp: string[] = [];
  const channel = smsChannel({
    publicUrl: `${recordedPublicUrl}/`,
    findAccount: async (name, externalId) => {
      lookedUp.push(`${name} ${externalId}`);
      return accounts.find((known) => known.externalId === externalId) ?? null;
    },
    transport: { kind: 'demo', newSid: () => 'SM00000000000000000000000000000042', deliver: (m) => carried.push(m) },
    fetch: () => Promise.reject(new Error('Nothing is fetched here.')),
    now: () => new Date('2026-11-23T08:00:00Z'),
  });
  return { channel, carried, lookedUp };
}

async function receiveOne(request: IncomingRequest, accounts?: Account[]): Promise<Inbound | undefined> {
  const { inbound } = await open(accounts).channel.receive(request);
  expect(inbound).toHaveLength(1);
  return inbound[0];
}

async function refusalOf(request: IncomingRequest, accounts?: Account[]): Promise<WebhookError> {
  const error: unknown = await open(accounts)
    .channel.receive(request)
    .then(
      () => null,
      (thrown: unknown) => thrown,
    );
  if (!(error instanceof WebhookError)) throw new Error('The webhook was not refused.', { cause: error });
  return error;
}

const message = {
  AccountSid: accountSid,
  MessageSid: 'SM1',
  From: '+33639980101',
  To: '+33639980000',
  Body: 'Bonjour',
  NumMedia: '0',
};

function webhook(params: Record<string, string>, target = '/webhooks/twilio/sms', token = authToken): IncomingRequest {
  return signedWebhook({ authToken: token, publicUrl: recordedPublicUrl, target, params });
}

describe('receive', () => {
  test('a text is read, and answered with an empty document', async () => {
    const { inbound, response } = await open().channel.receive(recorded('sms-text'));
    expect(inbound).toEqual([
      {
        kind: 'text',
        providerId: 'SM000000000000000000000000000000a1',
        account,
        from: '+33639980101',
        place: '',
        text: 'Bonjour, je voudrais un rdv pour une vidange jeudi matin svp',
        optOut: null,
      },
    ]);
    expect(response).toEqual({ status: 200, contentType: 'text/xml', body: '<Response/>' });
  });

  test('accents, signs, emoji and blank fields are kept to the character', async () => {
    expect(await receiveOne(recorded('sms-signs'))).toMatchObject({
      text: ' Été à Nîmes\u00a0: 50 % + 20 & x=1 ? ~*() "ça" d’accord 👍🏽\nMerci ',
    });
  });

  test('a query is part of what is signed', async () => {
    const request = recorded('sms-query');
    expect(await receiveOne(request)).toMatchObject({ text: '1' });
    expect((await refusalOf({ ...request, target: `${request.target}&c=1` })).status).toBe(403);
    expect((await refusalOf({ ...request, target: '/webhooks/twilio/sms' })).status).toBe(403);
  });

  test('an opt-out that the carrier handled says so', async () => {
    expect(await receiveOne(recorded('sms-stop'))).toMatchObject({ kind: 'text', text: 'Arrêt', optOut: 'stop' });
    expect(await receiveOne(webhook({ ...message, OptOutType: 'START' }))).toMatchObject({ optOut: 'start' });
    expect(await receiveOne(webhook({ ...message, OptOutType: 'HELP' }))).toMatchObject({ optOut: 'help' });
    expect(await receiveOne(webhook({ ...message, OptOutType: 'NEW' }))).toMatchObject({ optOut: null });
  });

  test('a STOP that comes with a picture is still a STOP', async () => {
    const params = { ...message, OptOutType: 'STOP', NumMedia: '1', MediaUrl0: 'https://x', MediaContentType0: 'a/b' };
    expect(await receiveOne(webhook(params))).toMatchObject({ kind: 'text', optOut: 'stop' });
  });

  test('pictures come with their text', async () => {
    expect(await receiveOne(recorded('sms-media'))).toMatchObject({
      kind: 'media',
      text: 'voilà le bruit',
      items: [
        { url: expect.stringContaining('/Media/ME1'), contentType: 'image/jpeg', name: null },
        { url: expect.stringContaining('/Media/ME2'), contentType: 'audio/amr', name: null },
      ],
    });
  });

  test('a status is about the person the message went to', async () => {
    expect(await receiveOne(recorded('status-delivered'))).toEqual({
      kind: 'status',
      providerId: 'SM000000000000000000000000000000b1',
      account,
      from: '+33639980101',
      place: '',
      status: 'delivered',
      errorCode: null,
      messageId: null,
    });
    expect(await receiveOne(recorded('status-failed'))).toMatchObject({ status: 'failed', errorCode: '30003' });
  });

  test.each([
    ['accepted', 'queued'],
    ['scheduled', 'queued'],
    ['queued', 'queued'],
    ['sending', 'queued'],
    ['sent', 'sent'],
    ['partially_delivered', 'sent'],
    ['delivered', 'delivered'],
    ['read', 'read'],
    ['undelivered', 'failed'],
    ['failed', 'failed'],
    ['canceled', 'failed'],
  ])('the status %s is %s', async (said, status) => {
    const params = { ...message, From: message.To, To: message.From, MessageStatus: said, ErrorCode: '' };
    expect(await receiveOne(webhook(params, '/webhooks/twilio/status'))).toMatchObject({ status, errorCode: null });
  });

  test('a status brings back our own id, from the signed address', async () => {
    const params = { ...message, From: message.To, To: message.From, MessageStatus: 'sent' };
    const id = '01a2076b-4400-7000-8000-000000000001';
    const request = webhook(params, `/webhooks/twilio/status?message=${id}&x=%2B1`);
    expect(await receiveOne(request)).toMatchObject({ messageId: id });
    expect((await refusalOf({ ...request, target: '/webhooks/twilio/status?message=other' })).status).toBe(403);
  });

  test('while a token is rotated the old one and the new one are both good', async () => {
    const rotating = { ...account, secrets: { accountSid, authToken: 'new-token', previousAuthToken: authToken } };
    expect(await receiveOne(recorded('sms-text'), [rotating])).toBeDefined();
    const signedNew = webhook(message, '/webhooks/twilio/sms', 'new-token');
    expect(await receiveOne(signedNew, [rotating])).toBeDefined();
    const done = { ...account, secrets: { accountSid, authToken: 'new-token' } };
    expect((await refusalOf(recorded('sms-text'), [done])).cause).toBe('wrong signature');
  });
});

describe('a webhook that proves nothing', () => {
  test('one byte changed anywhere in the body is refused', async () => {
    const request = recorded('sms-text');
    const changed: number[] = [];
    for (let index = 0; index < request.raw.length; index += 1) {
      const raw = Buffer.from(request.raw);
      raw[index] = raw[index] === 0x61 ? 0x62 : 0x61;
      // Some change the form of the form (a lost "To" is 400); none may pass.
      changed.push((await refusalOf({ ...request, raw })).status);
    }
    expect(changed).toHaveLength(request.raw.length);
    expect(new Set(changed)).toEqual(new Set([400, 403]));
    expect(changed.filter((status) => status === 403).length).toBeGreaterThan(request.raw.length * 0.9);
  });

  const unsigned: Record<string, IncomingRequest> = {
    'no signature': { ...webhook(message), headers: { 'content-type': 'application/x-www-form-urlencoded' } },
    'wrong signature': webhook(message, '/webhooks/twilio/sms', 'guessed'),
    'no account has this number': webhook({ ...message, To: '+33600000000' }),
    'signed for another AccountSid': webhook({ ...message, AccountSid: 'AC00000000000000000000000000000002' }),
  };

  test.each(Object.entries(unsigned))(
    '%s: told in the cause, and in nothing the sender sees',
    async (cause, request) => {
      const error = await refusalOf(request);
      expect(error.cause).toBe(cause);
      expect({ status: error.status, message: error.message }).toEqual({
        status: 403,
        message: 'Unknown number or wrong signature: check the number, its auth token and PUBLIC_URL.',
      });
    },
  );

  test('the token tried for an unknown number opens nothing', async () => {
    const request = webhook({ ...message, To: '+33600000000' }, '/webhooks/twilio/sms', 'no account has this number');
    expect((await refusalOf(request)).status).toBe(403);
  });

  test("a tenant's token does not sign for its neighbour", async () => {
    const request = webhook({ ...message, To: neighbour.externalId });
    expect((await refusalOf(request)).cause).toBe('wrong signature');
    const withTheirSid = webhook({
      ...message,
      To: neighbour.externalId,
      AccountSid: 'AC00000000000000000000000000000002',
    });
    expect((await refusalOf(withTheirSid)).cause).toBe('wrong signature');
  });

  test.each([
    [{ accountSid }],
    [{ accountSid, authToken: '' }],
    [{ accountSid, authToken: '', previousAuthToken: '' }],
  ])('an account without a token accepts nothing: %j', async (secrets: Record<string, string>) => {
    const bare = { ...account, secrets };
    expect((await refusalOf(webhook(message, '/webhooks/twilio/sms', ''), [bare])).cause).toBe(
      'the account has no auth token',
    );
  });

  test('the configured address is what counts, with the prefix that a proxy strips, and never the Host', async () => {
    const channel = smsChannel({
      publicUrl: 'https://garage.example/comptoir',
      findAccount: async () => account,
      transport: { kind: 'demo', newSid: () => 'SM1', deliver: () => {} },
      fetch: globalThis.fetch,
      now: () => new Date('2026-11-23T08:00:00Z'),
    });
    const ofTheGarage = signedWebhook({
      authToken,
      publicUrl: 'https://garage.example/comptoir',
      target: '/webhooks/twilio/sms',
      params: message,
    });
    expect((await channel.receive(ofTheGarage)).inbound).toHaveLength(1);
    const headers = {
      ...recorded('sms-text').headers,
      host: 'comptoir.example',
      'x-forwarded-host': 'comptoir.example',
    };
    await expect(channel.receive({ ...recorded('sms-text'), headers })).rejects.toThrow(WebhookError);
  });

  test('a message signed for one address is refused at the other', async () => {
    const request = recorded('sms-text');
    expect((await refusalOf({ ...request, target: '/webhooks/twilio/status' })).status).toBe(403);
  });

  test('without a signature no account is looked up', async () => {
    const { channel, lookedUp } = open();
    await expect(channel.receive({ ...recorded('sms-text'), headers: {} })).rejects.toThrow(WebhookError);
    const { 'x-twilio-signature': _, ...headers } = recorded('sms-text').headers;
    await expect(channel.receive({ ...recorded('sms-text'), headers })).rejects.toThrow(WebhookError);
    expect(lookedUp).toEqual([]);
  });

  test('the receiving number chooses the account: To for a message, From for a status', async () => {
    const { channel, lookedUp } = open();
    await channel.receive(recorded('sms-text'));
    await channel.receive(recorded('status-delivered'));
    expect(lookedUp).toEqual(['sms +33639980000', 'sms +33639980000']);
  });
});

describe('a webhook that makes no sense', () => {
  const { MessageSid: _sid, ...noSid } = message;
  const { From: _from, ...noFrom } = message;
  const { To: _to, ...noTo } = message;
  test.each([
    ['no MessageSid', webhook(noSid)],
    ['no From', webhook(noFrom)],
    ['no To', webhook(noTo)],
    ['a blank To', webhook({ ...message, To: '' })],
    ['an empty body', { ...webhook(message), raw: Buffer.alloc(0) }],
    ['JSON', { ...webhook(message), headers: { ...webhook(message).headers, 'content-type': 'application/json' } }],
    ['no content type', { ...webhook(message), headers: { 'x-twilio-signature': 'x' } }],
    ['bytes that are no text', { ...webhook(message), raw: Buffer.from([0xff, 0xfe, 0x00, 0x25, 0x5a]) }],
    ['NumMedia that is no number', webhook({ ...message, NumMedia: 'many' })],
    ['a picture without an address', webhook({ ...message, NumMedia: '1' })],
    [
      'a status nobody knows',
      webhook({ ...message, From: message.To, MessageStatus: 'eaten' }, '/webhooks/twilio/status'),
    ],
    ['a status without its name', webhook({ ...message, From: message.To }, '/webhooks/twilio/status')],
  ])('%s is 400', async (_, request) => {
    expect((await refusalOf(request)).status).toBe(400);
  });

  const status = { ...message, From: message.To, To: message.From, MessageStatus: 'sent' };
  const picture = { ...message, NumMedia: '1', MediaUrl0: 'https://x.example/1', MediaContentType0: 'image/png' };
  test.each<[string, Record<string, string>, string?]>([
    ['a MessageSid with a NUL', { ...message, MessageSid: 'SM1\u0000' }],
    ['a MessageSid of ten thousand signs', { ...message, MessageSid: 'S'.repeat(10_000) }],
    ['a MessageSid of half a character', { ...message, MessageSid: 'SM\uFFFD' }],
    ['a blank MessageSid', { ...message, MessageSid: ' ' }],
    ['a To with a NUL, whoever signed it', { ...message, To: '+33639980000\u0000' }],
    ['a To of ten thousand digits, whoever signed it', { ...message, To: `+${'3'.repeat(10_000)}` }],
    ['a From that is the number that receives', { ...message, From: message.To }],
    ['a From that is the same number without its plus', { ...message, From: message.To.slice(1) }],
    ['an empty From', { ...message, From: '' }],
    ['a From of absurd length', { ...message, From: `+${'3'.repeat(10_000)}` }],
    ['a From one digit too long', { ...message, From: '+3363998010112345' }],
    ['a From with a NUL', { ...message, From: '+33639980101\u0000' }],
    ['a From that is no name a sender may have', { ...message, From: 'PROMO\u0000!' }],
    ['a From that is blank', { ...message, From: '   ' }],
    ['a picture whose address has a NUL', { ...picture, MediaUrl0: 'https://x.example/\u0000' }],
    ['a picture whose address is endless', { ...picture, MediaUrl0: `https://x.example/${'a'.repeat(10_000)}` }],
    ['a picture of a type with a NUL', { ...picture, MediaContentType0: 'image/\u0000' }],
    ['a picture of no type', { ...picture, MediaContentType0: '' }],
    ['a status of a message that is no id', status, '?message=abc'],
    ['a status of a message with a NUL', status, '?message=%00'],
    ['a status of an id with a NUL', status, '?message=01a2076b-4400-7000-8000-000000000001%00'],
    ['a status of an empty message', status, '?message='],
    ['a status of half a character', status, '?message=%ED%A0%80'],
    ['a status of a message of ten thousand signs', status, `?message=${'0'.repeat(10_000)}`],
    ['a status whose MessageSid has a NUL', { ...status, MessageSid: 'SM1\u0000' }],
    ['a status whose MessageSid is endless', { ...status, MessageSid: 'S'.repeat(3_000) }],
    ['a status about a person of absurd length', { ...status, To: `+${'3'.repeat(10_000)}` }],
  ])('%s is 400, though it is signed', async (_, params, query = '') => {
    const path = 'MessageStatus' in params ? '/webhooks/twilio/status' : '/webhooks/twilio/sms';
    expect((await refusalOf(webhook(params, path + query))).status).toBe(400);
  });

  test('what is no number is not looked up before anything is proved', async () => {
    const { channel, lookedUp } = open();
    for (const to of ['\u0000', 'a'.repeat(10_000), 'DROP', '+33 6 39 98 00 00'])
      await expect(channel.receive(webhook({ ...message, To: to }))).rejects.toThrow(WebhookError);
    expect(lookedUp).toEqual([]);
  });

  test('a short code is somebody, and a failure is told whatever its code is', async () => {
    expect(await receiveOne(webhook({ ...message, From: '36180' }))).toMatchObject({ from: '36180' });
    for (const code of ['\u0000', 'null', '9'.repeat(1_000)]) {
      const failed = { ...status, MessageStatus: 'failed', ErrorCode: code };
      const request = webhook(failed, '/webhooks/twilio/status');
      expect(await receiveOne(request)).toMatchObject({ status: 'failed', errorCode: null });
    }
  });

  test('To given twice is 400', async () => {
    const request = webhook(message);
    expect((await refusalOf({ ...request, raw: Buffer.from(`${request.raw}&To=%2B33639980009`) })).status).toBe(400);
  });

  test('another path is 404', async () => {
    expect((await refusalOf({ ...recorded('sms-text'), target: '/webhooks/twilio/voice' })).status).toBe(404);
    expect((await refusalOf({ ...recorded('sms-text'), target: 'http://evil/webhooks/twilio/sms' })).status).toBe(404);
  });
});

test('no refusal carries a token, a number or a text', async () => {
  const requests = [
    webhook(message, '/webhooks/twilio/sms', 'guessed'),
    webhook({ ...message, To: '+33600000000' }),
    webhook({ ...message, NumMedia: 'many' }),
    webhook({ ...message, AccountSid: 'AC2' }),
    webhook({ ...message, From: message.To, To: message.From, MessageStatus: 'eaten' }, '/webhooks/twilio/status'),
  ];
  for (const request of requests) {
    const error = await refusalOf(request);
    const seen = inspect(error, { depth: 20, showHidden: true }) + JSON.stringify(error) + String(error.stack);
    for (const secret of [authToken, '639980', '3600000000', 'Bonjour', 'eaten', accountSid])
      expect(seen).not.toContain(secret);
  }
});

describe('send', () => {
  const outbound: Outbound = {
    ...{ kind: 'text', id: 'm1', to: '+33639980101', place: '' },
    ...{ text: 'Bonjour.', question: null, choices: [] },
  };

  test('the demo carries the message through the real client and keeps it here', async () => {
    const { channel, carried } = open();
    const choices = [{ value: '1', label: 'jeudi à 9 h' }];
    const sent = await channel.send({ ...outbound, text: 'C’est réservé…', question: 'choose', choices }, account);
    const text = "C'est réservé...\n1. jeudi à 9 h";
    const sid = 'SM00000000000000000000000000000042';
    expect(sent).toEqual({ kind: 'sent', providerId: sid, text, segments: 1 });
    expect(carried).toEqual([{ sid, from: '+33639980000', to: '+33639980101', text }]);
  });

  test('segments are those of what is really sent', async () => {
    const sent = await open().channel.send({ ...outbound, text: `${'a'.repeat(160)}…` }, account);
    expect(sent).toMatchObject({ kind: 'sent', segments: 2 });
  });

  test('a text too long is refused whole, by name', async () => {
    const { channel, carried } = open();
    expect(await channel.send({ ...outbound, text: 'a'.repeat(1600) }, account)).toMatchObject({ kind: 'sent' });
    expect(await channel.send({ ...outbound, text: 'a'.repeat(1601) }, account)).toEqual({
      kind: 'refused',
      code: 'too_long',
      reason: 'The text has 1601 characters, an SMS at most 1600.',
    });
    expect(carried).toHaveLength(1);
  });

  test('nothing to say is refused', async () => {
    expect(await open().channel.send({ ...outbound, text: ' \u200B\n' }, account)).toMatchObject({ code: 'empty' });
  });

  test.each([[{}], [{ accountSid }], [{ authToken }], [{ accountSid: 'SK1', authToken }]])(
    'an account with the secrets %j is refused',
    async (secrets: Record<string, string>) => {
      expect(await open().channel.send(outbound, { ...account, secrets })).toMatchObject({
        kind: 'refused',
        code: 'credentials',
      });
    },
  );
});
