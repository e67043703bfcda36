import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { inspect } from 'node:util';
import { describe, expect, test } from 'vitest';
import { type Channel, type Outbound, WebhookError } from '#bot/channel.ts';
import { type Specimen, specimens } from './fixtures/specimens.ts';

const letter = { id: 'm1', to: '+33639980101', place: '', text: 'Quel jour ?', question: null, choices: [] };
const days = [
  { value: 'a:0', label: 'mardi' },
  { value: 'a:1', label: 'jeudi' },
];
const yesNo = [
  { value: 'a:0', label: 'Oui' },
  { value: 'a:no', label: 'Non' },
];

test('every channel of this folder is held to the contract', () => {
  const isChannel = (file: string) => /^export function \w+Channel\(/m.test(readFileSync(file, 'utf8'));
  const files = globSync('channels/*.ts').filter(isChannel);
  expect(files.map((file) => path.basename(file, '.ts')).toSorted()).toEqual(Object.keys(specimens).toSorted());
});

test('no two channels have a path or a name in common', () => {
  const channels = Object.values(specimens).map((open) => open().channel);
  const names = channels.flatMap(({ name, webhooks }) => [name, ...webhooks]);
  expect(new Set(names).size).toBe(names.length);
});

describe.each(Object.entries(specimens))('%s', (_, open) => {
  test('says how people write, what it can carry and where its webhooks come in', () => {
    const { manner, limits, webhooks } = open().channel;
    expect(manner).toMatch(/^\S.*\.$/);
    expect(limits.textLength).toBeGreaterThan(0);
    for (const webhook of webhooks) expect(webhook).toMatch(/^\/webhooks\//);
  });

  test('describes what an account is connected with, and takes it', () => {
    const { channel, account } = open();
    for (const schema of [channel.address, ...Object.values(channel.secrets.shape)])
      expect(schema.description).toMatch(/\w/);
    expect(channel.address.parse(account.externalId)).toBe(account.externalId);
    expect(channel.secrets.parse(account.secrets)).toEqual(account.secrets);
    expect(channel.address.safeParse('').success).toBe(false);
  });

  test('reads a genuine message as one for its account', async () => {
    const { channel, account, genuine } = open();
    const { inbound } = await channel.receive(genuine);
    expect(inbound).toMatchObject([{ kind: 'text', account, place: '' }]);
    expect(inbound[0]?.providerId).not.toBe('');
  });

  test('refuses whatever is posted to it without proof, and tells nothing secret', async () => {
    const { channel, account, genuine } = open();
    const type = { 'content-type': genuine.headers['content-type'] };
    const lies = Object.fromEntries(Object.keys(genuine.headers).map((name) => [name, 'forged']));
    for (const target of channel.webhooks) {
      for (const headers of [{}, type, { ...lies, ...type }]) {
        const error: unknown = await channel
          .receive({ ...genuine, target, headers })
          .catch((thrown: unknown) => thrown);
        if (!(error instanceof WebhookError)) throw new Error(`${target} was not refused.`, { cause: error });
        expect(error.status).toBeGreaterThanOrEqual(400);
        expect(error.status).toBeLessThan(500);
        expectNothingSecret(error, account);
      }
    }
  });

  test.each<[string, Outbound, string[]]>([
    ['a text', { ...letter, kind: 'text' }, []],
    [
      'a question with its choices',
      { ...letter, kind: 'text', question: 'choose', choices: days },
      ['1. mardi', '2. jeudi'],
    ],
    ['a template', { ...letter, kind: 'template', template: 'which-day', values: ['mardi'] }, []],
    [
      'an attachment',
      {
        ...letter,
        kind: 'media',
        attachments: [{ name: 'Devis', contentType: 'application/pdf', url: 'https://x.example/12' }],
      },
      ['Devis https://x.example/12'],
    ],
  ])('has a plain form of %s', async (_what, message, more) => {
    expect(await send(open(), message)).toBe(['Quel jour ?', ...more].join('\n'));
  });

  test('does not list a yes and a no, which people answer in their own words', async () => {
    expect(await send(open(), { ...letter, kind: 'text', question: 'confirm', choices: yesNo })).toBe('Quel jour ?');
  });

  test('does not throw for an account without its secrets, or for one with others', async () => {
    const { channel, account } = open();
    for (const secrets of [{}, { unknown: 'secret-of-the-garage' }]) {
      const sent = await channel.send({ ...letter, kind: 'text' }, { ...account, secrets });
      expect(sent.kind).toMatch(/^(sent|refused)$/);
    }
  });

  test.each(['http://127.0.0.1:1/x', 'https://evil.example/x', 'file:///etc/passwd', ''])(
    'fetches nothing from %j, and tells nothing secret',
    async (url) => {
      const { channel, account } = open();
      const error: unknown = await channel
        .download({ url, contentType: 'image/png', name: null }, account)
        .catch((thrown: unknown) => thrown);
      expect(error).toBeInstanceOf(Error);
      expectNothingSecret(error, account);
    },
  );
});

async function send({ channel, account }: Specimen, message: Outbound): Promise<string> {
  const sent: Awaited<ReturnType<Channel['send']>> = await channel.send(message, account);
  if (sent.kind !== 'sent') throw new Error(`Not sent: ${sent.kind}.`);
  return sent.text;
}

function expectNothingSecret(error: unknown, { secrets }: Specimen['account']): void {
  const seen = inspect(error, { depth: 20, showHidden: true }) + JSON.stringify(error) + String(error);
  for (const secret of Object.values(secrets)) {
    expect(seen).not.toContain(secret);
    expect(seen).not.toContain(Buffer.from(secret).toString('base64').replace(/=+$/, ''));
  }
}
