import { inspect } from 'node:util';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Account, type Outbound, WebhookError } from '#bot/channel.ts';
import { type TelegramServer, telegramServer } from './fixtures/telegram-server.ts';
import { demoBot, telegramMessage, telegramPress, telegramRequest } from './fixtures/telegram-updates.ts';
import { telegramChannel } from './telegram.ts';

const now = new Date('2026-11-23T08:00:00Z');
const account: Account = {
  ...{ id: 'account-1', tenantId: 'tenant-1', channel: 'telegram', externalId: demoBot.id },
  secrets: { token: demoBot.token, secretToken: demoBot.secretToken },
};
const letter: Omit<Extract<Outbound, { kind: 'text' }>, 'kind'> = {
  ...{ id: 'm1', to: '2000001', place: '', text: 'Lequel ?', question: null, choices: [] },
};
const days = [
  { value: '01a223d2-3d0d-702b-b92f-490d9e43841b:0', label: 'mardi' },
  { value: '01a223d2-3d0d-702b-b92f-490d9e43841b:1', label: 'jeudi' },
];

let server: TelegramServer;
beforeEach(async () => {
  server = await telegramServer({ token: demoBot.token, chats: ['2000001'] });
});
afterEach(() => server.close());

function open(accounts: Account[] = [account], apiUrl = server.url) {
  return telegramChannel({
    publicUrl: 'https://comptoir.example/',
    findAccount: async (_, externalId) => accounts.find((known) => known.externalId === externalId) ?? null,
    transport: { kind: 'telegram', apiUrl, timeoutMs: 2_000 },
    fetch: globalThis.fetch,
    now: () => now,
  });
}

async function receiveOne(fields: object) {
  const { inbound } = await open().receive(telegramRequest(telegramMessage(fields)));
  return inbound[0] ?? null;
}

async function statusOf(request: Parameters<ReturnType<typeof open>['receive']>[0], accounts = [account]) {
  const error: unknown = await open(accounts)
    .receive(request)
    .catch((thrown: unknown) => thrown);
  return error instanceof WebhookError ? error.status : error;
}

const send = (message: Outbound, by = open()) => by.send(message, account);

describe('an update', () => {
  test.each<[string, object, object]>([
    ['a text', { text: 'fini la Clio' }, { kind: 'text', text: 'fini la Clio' }],
    ['the first press of Start', { text: '/start' }, { kind: 'text', text: 'Bonjour' }],
    ['a link with a code', { text: '/start 482913' }, { kind: 'text', text: 'LIER 482913' }],
    ['/stop', { text: '/stop' }, { kind: 'text', text: 'STOP' }],
    ['another command, as it stands', { text: '/help me' }, { kind: 'text', text: '/help me' }],
    ['a sticker, by its sign', { sticker: { file_id: 'x', emoji: '👍' } }, { kind: 'text', text: '👍' }],
    [
      'a contact, as words',
      { contact: { phone_number: '+33639980199', first_name: 'Anne', last_name: 'Caron' } },
      { kind: 'text', text: 'Anne Caron +33639980199' },
    ],
    [
      'a place',
      { location: { latitude: 48.1, longitude: -1.6 } },
      { kind: 'location', latitude: 48.1, longitude: -1.6 },
    ],
    [
      'the largest of a photo, with what is written below it',
      { caption: 'le pneu', photo: [{ file_id: 'small' }, { file_id: 'large' }] },
      { kind: 'media', text: 'le pneu', items: [{ url: 'telegram:large', contentType: 'image/jpeg', name: null }] },
    ],
    [
      'a document',
      { document: { file_id: 'd1', mime_type: 'application/pdf', file_name: 'devis.pdf' } },
      { kind: 'media', text: '', items: [{ url: 'telegram:d1', contentType: 'application/pdf', name: 'devis.pdf' }] },
    ],
    [
      'a voice note',
      { voice: { file_id: 'v1', mime_type: 'audio/ogg' } },
      { kind: 'media', items: [{ url: 'telegram:v1', contentType: 'audio/ogg' }] },
    ],
  ])('is read: %s', async (_what, fields, read) => {
    expect(await receiveOne(fields)).toMatchObject({
      ...read,
      from: '2000001',
      place: '',
      providerId: 'update:700000001',
    });
  });

  test.each<[string, object]>([
    ['a group', { text: 'bonjour', chat: { id: -100, type: 'supergroup' } }],
    ['another bot', { text: 'bonjour', from: { id: 3, is_bot: true } }],
    ['a pinned message', { pinned_message: { message_id: 1 } }],
  ])('of %s is taken and starts nothing', async (_what, fields) => {
    expect(await receiveOne(fields)).toBeNull();
  });

  test('that the bot was blocked, and one that was edited, are taken and start nothing', async () => {
    for (const more of [{ my_chat_member: { new_chat_member: { status: 'kicked' } } }, { edited_message: {} }])
      expect((await open().receive(telegramRequest({ update_id: 5, ...more }))).inbound).toEqual([]);
  });

  test('of a pressed button is a choice in its own words, and lets the button rest', async () => {
    const { inbound, response } = await open().receive(telegramRequest(telegramPress(days[0]?.value ?? '', 'mardi')));
    expect(inbound).toMatchObject([{ kind: 'choice', value: days[0]?.value, text: 'mardi', from: '2000001' }]);
    expect(JSON.parse(response?.body ?? '')).toEqual({ method: 'answerCallbackQuery', callback_query_id: 'press-1' });
  });

  test.each(['{', '[]', '{}', '{"update_id":-1}', '{"update_id":1,"message":{"chat":7}}'])('%s is 400', async (raw) => {
    expect(await statusOf({ ...telegramRequest({}), raw: Buffer.from(raw) })).toBe(400);
  });
});

describe('the secret', () => {
  const update = telegramMessage({ text: 'Bonjour' });

  test.each([
    ['with a letter changed', { secret: 'demo-telegram-secreu' }],
    ['that is empty', { secret: '' }],
    ['of another bot', { bot: '1000002' }],
  ])('%s proves nothing', async (_what, how) => {
    expect(await statusOf(telegramRequest(update, how))).toBe(403);
  });

  test('of an account that has none opens nothing, not even with an empty one', async () => {
    const bare = { ...account, secrets: { token: demoBot.token, secretToken: '' } };
    for (const secret of ['', 'no account has this bot']) {
      expect(await statusOf(telegramRequest(update, { secret }), [bare])).toBe(403);
    }
  });

  test('before the last one counts while it changes', async () => {
    const changed = {
      ...account,
      secrets: { token: demoBot.token, secretToken: 'a-new-secret-of-ours', previousSecretToken: demoBot.secretToken },
    };
    expect((await open([changed]).receive(telegramRequest(update))).inbound).toHaveLength(1);
  });
});

describe('a message', () => {
  test('is sent with its buttons, which are not listed beside', async () => {
    const sent = await send({ ...letter, kind: 'text', question: 'choose', choices: days });
    expect(sent).toEqual({ kind: 'sent', providerId: '2000001:1', text: 'Lequel ?\n1. mardi\n2. jeudi', segments: 1 });
    expect(server.said).toEqual([
      {
        chat: '2000001',
        text: 'Lequel ?',
        buttons: days.map(({ value, label }) => ({ text: label, callback_data: value })),
      },
    ]);
  });

  test('with more choices than buttons, or one that carries too much, lists them', async () => {
    const long = days.map((day) => ({ ...day, value: 'x'.repeat(65) }));
    await send({ ...letter, kind: 'text', question: 'choose', choices: long });
    expect(server.said).toEqual([{ chat: '2000001', text: 'Lequel ?\n1. mardi\n2. jeudi', buttons: [] }]);
  });

  test('goes as it is, whatever signs are in it', async () => {
    const text = '<b>*5 & 6*</b> _x_ [y](http://z) \\ `';
    await send({ ...letter, kind: 'text', text });
    expect(server.said[0]?.text).toBe(text);
  });

  test('that is long goes in parts, in order, its buttons last', async () => {
    const text = Array.from({ length: 60 }, (_, at) => `${at} ${'mot '.repeat(40)}`).join('\n');
    expect(await send({ ...letter, kind: 'text', text, question: 'confirm', choices: days })).toMatchObject({
      kind: 'sent',
    });
    expect(server.said.length).toBeGreaterThan(2);
    expect(
      server.said
        .map((part) => part.text)
        .join(' ')
        .replace(/\s+/g, ' ')
        .trim(),
    ).toBe(text.replace(/\s+/g, ' ').trim());
    expect(server.said.map(({ buttons }) => buttons.length > 0)).toEqual([
      ...server.said.slice(1).map(() => false),
      true,
    ]);
  });

  test.each<[number, string, object, object]>([
    [401, 'Unauthorized', {}, { kind: 'refused', code: 'credentials' }],
    [403, 'Forbidden: bot was blocked by the user', {}, { kind: 'refused', code: 'opted_out' }],
    [403, 'Forbidden: user is deactivated', {}, { kind: 'refused', code: 'no_messages' }],
    [400, 'Bad Request: chat not found', {}, { kind: 'refused', code: 'refused' }],
    [
      429,
      'Too Many Requests: retry after 7',
      { parameters: { retry_after: 7 } },
      { kind: 'later', at: new Date('2026-11-23T08:00:07Z') },
    ],
    [500, 'Internal Server Error', {}, { kind: 'unknown' }],
    [502, 'Bad Gateway', {}, { kind: 'unknown' }],
  ])('that is answered %i %s', async (status, description, more, sent) => {
    server.answerWith({ status, body: { ok: false, error_code: status, description, ...more } });
    expect(await send({ ...letter, kind: 'text' })).toMatchObject(sent);
    expect(server.said).toEqual([]);
  });

  test('whose end cannot be known is not sent again', async () => {
    server.answerWith('hang up');
    expect(await send({ ...letter, kind: 'text' })).toMatchObject({ kind: 'unknown' });
    expect(server.said).toEqual([]);
    const text = 'mot '.repeat(2_000);
    server.answerWith(
      { status: 200, body: { ok: true, result: { message_id: 1 } } },
      { status: 429, body: { ok: false, error_code: 429, description: '' } },
    );
    expect(await send({ ...letter, kind: 'text', text })).toMatchObject({ kind: 'unknown' });
  });

  test('is for later where nobody answers at all', async () => {
    server.close();
    expect(await send({ ...letter, kind: 'text' })).toEqual({
      ...{
        kind: 'later',
        at: new Date('2026-11-23T08:00:30Z'),
        reason: 'Telegram could not be reached (ECONNREFUSED).',
      },
    });
  });

  test('never goes out by another bot than the account’s', async () => {
    const other = { ...account, secrets: { ...account.secrets, token: '1000002:somebody-elses' } };
    expect(await open().send({ ...letter, kind: 'text' }, other)).toMatchObject({
      kind: 'refused',
      code: 'credentials',
    });
  });
});

describe('a file', () => {
  const item = { url: 'telegram:d1', contentType: 'application/pdf', name: null };

  test('is fetched by its id', async () => {
    server.addFile('d1', Buffer.from('%PDF-1.7'));
    expect((await open().download(item, account)).bytes.toString()).toBe('%PDF-1.7');
  });

  test('that is gone, or too large, says so without the token', async () => {
    const missing: unknown = await open()
      .download(item, account)
      .catch((thrown: unknown) => thrown);
    server.answerWith({ status: 200, body: { ok: true, result: { file_id: 'd1', file_unique_id: 'd1' } } });
    const large: unknown = await open()
      .download(item, account)
      .catch((thrown: unknown) => thrown);
    for (const error of [missing, large]) {
      expect(error).toBeInstanceOf(Error);
      expect(inspect(error, { depth: 20, showHidden: true })).not.toContain('demo-telegram');
    }
  });
});

describe('the address', () => {
  test('is told to Telegram with its secret, and what is wanted', async () => {
    expect(await open().register?.(account)).toBe(
      'Telegram sends what people write to https://comptoir.example/webhooks/telegram/1000001.',
    );
    expect(server.webhook).toEqual({
      url: 'https://comptoir.example/webhooks/telegram/1000001',
      secret_token: demoBot.secretToken,
      allowed_updates: ['message', 'callback_query'],
    });
  });

  test('that Telegram does not take is said with what to do, and without the token', async () => {
    const wrong = { ...account, secrets: { ...account.secrets, token: '1000001:another-token' } };
    const error: unknown = await open()
      .register?.(wrong)
      .catch((thrown: unknown) => thrown);
    expect(String(error)).toMatch(/Telegram answered 401.*check the token and PUBLIC_URL/);
    expect(inspect(error, { depth: 20, showHidden: true })).not.toMatch(/another-token/);
  });
});
