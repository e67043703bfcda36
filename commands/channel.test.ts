import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { telegramServer } from '#channels/fixtures/telegram-server.ts';
import { demoBot } from '#channels/fixtures/telegram-updates.ts';
import { findAccount } from '#db/channel-account.ts';
import { quiet } from '#db/fixtures/test-store.ts';
import { readMasterKey } from '#db/seal.ts';
import { openStore } from '#db/store.ts';
import { encryptionKey, readEnvironment } from '#root/config.ts';
import { UsageError } from './args.ts';
import { channel } from './channel.ts';
import { runCli } from './fixtures/run-cli.ts';
import { saidBy } from './fixtures/said-by.ts';
import { tenant as createBusiness } from './tenant.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'comptoir-channel-'));
const env = { DATA_DIR: path.join(folder, 'data') };
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const number = '+33639980077';
const accountSid = `AC${'7'.repeat(32)}`;

describe('a number of Twilio', { timeout: 120_000 }, () => {
  let tenant = '';
  beforeAll(async () => {
    const out = await saidBy(() => createBusiness(['create', 'docs/business.example.yaml'], readEnvironment(env)));
    tenant = /[\da-f-]{36}/.exec(out)?.[0] ?? '';
  }, 60_000);

  const connect = (input: string) =>
    runCli(['channel', 'connect', 'sms', '--tenant', tenant, '--address', number], { env, input });

  test('is connected, listed, and given a new token', async () => {
    const connected = await connect(`accountSid=${accountSid}\nauthToken=old-token\n`);
    const comes = 'What people write must come to http://localhost:3000/webhooks/twilio/sms (POST).\n';
    expect(connected).toEqual({ code: 0, out: `${number} is connected.\n${comes}`, error: '' });
    const renewed = await connect(`authToken="new-token"\r\naccountSid=${accountSid}\r\n`);
    expect(renewed).toEqual({ code: 0, out: `${number} has its new secrets.\n${comes}`, error: '' });
    const out = await saidBy(() => channel(['list'], readEnvironment(env)));
    expect(out).toMatch(new RegExp(`^\\${number}  sms  \\S.*\n$`));
    expect(await secretsOf(number)).toMatchObject({
      accountSid,
      authToken: 'new-token',
      previousAuthToken: 'old-token',
    });
  });

  test('is not connected with half of its secrets, which are not repeated', async () => {
    const { error, ...ran } = await connect('accountSid=secret-sid\nauthToken=secret-token');
    expect(ran).toEqual({ code: 2, out: '' });
    expect(error).toContain('For sms the standard input must have the lines: accountSid=… (the Account SID');
    expect(error).not.toContain('secret-');
  });

  test('is written as it is dialled from abroad', async () => {
    expect(await refusalOf('connect', 'sms', '--tenant', tenant, '--address', '06 39 98 00 77')).toContain(
      'needs --tenant ID and --address: the number, such as +33639980000.',
    );
  });

  test('is no fax, and belongs to a business that is there', async () => {
    expect(await refusalOf('connect', 'fax', '--tenant', tenant, '--address', number)).toContain(
      'There is no channel "fax". There is: sms, telegram.',
    );
    const nobody = '00000000-0000-4000-8000-000000000000';
    expect(await refusalOf('connect', 'sms', '--tenant', nobody, '--address', number)).toContain(
      `There is no business ${nobody}`,
    );
  });
});

test('a bot of Telegram is connected, and Telegram is told where we are', { timeout: 60_000 }, async () => {
  const { id, token, secretToken } = demoBot;
  const server = await telegramServer({ token, chats: [] });
  try {
    const own = {
      DATA_DIR: path.join(folder, 'telegram'),
      TELEGRAM_API_URL: server.url,
      PUBLIC_URL: 'https://desk.example',
    };
    const out = await saidBy(() => createBusiness(['create', 'docs/business.example.yaml'], readEnvironment(own)));
    const tenant = /[\da-f-]{36}/.exec(out)?.[0] ?? '';
    const connect = (input: string) =>
      runCli(['channel', 'connect', 'telegram', '--tenant', tenant, '--address', id], { env: own, input });
    const url = 'https://desk.example/webhooks/telegram/1000001';
    expect(await connect(`token=${token}\nsecretToken=${secretToken}\n`)).toEqual({
      ...{ code: 0, out: `${id} is connected.\nTelegram sends what people write to ${url}.\n`, error: '' },
    });
    expect(server.webhook).toMatchObject({ url, secret_token: secretToken });
    const wrong = await connect(`token=1000001:another-token\nsecretToken=${secretToken}\n`);
    expect(wrong.error).toMatch(/Telegram did not take our address .*\(Telegram answered 401\.\): check the token/);
    expect(wrong.error + wrong.out).not.toContain('another-token');
  } finally {
    server.close();
  }
});

async function refusalOf(...args: string[]): Promise<string> {
  const error: unknown = await channel(args, readEnvironment(env)).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(UsageError);
  return String(error);
}

async function secretsOf(externalId: string): Promise<Record<string, string> | undefined> {
  const masterKey = readMasterKey(encryptionKey(readEnvironment(env)));
  const place = { kind: 'pglite', folder: env.DATA_DIR, dump: null } as const;
  const store = await openStore({ place, masterKey, now: () => new Date(), log: quiet, drainMs: 0 });
  const account = await findAccount(store, 'sms', externalId);
  await store.close();
  return account?.secrets;
}
