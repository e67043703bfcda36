import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { testBot } from '#bot/fixtures/test-bot.ts';
import { connectAccount } from '#db/channel-account.ts';
import { knownFacts } from '#db/fact.ts';
import { quiet } from '#db/fixtures/test-store.ts';
import { readMasterKey } from '#db/seal.ts';
import { openStore, type Store } from '#db/store.ts';
import { thisTenant } from '#db/tenant.ts';
import { encryptionKey, readEnvironment } from '#root/config.ts';
import { UsageError } from './args.ts';
import { tenant } from './tenant.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'comptoir-tenant-'));
const environment = readEnvironment({ DATA_DIR: path.join(folder, 'data') });
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('tenant create', { timeout: 120_000 }, () => {
  let id = '';
  beforeAll(async () => {
    id = /[\da-f-]{36}/.exec(await saidBy(['create', 'docs/business.example.yaml']))?.[0] ?? '';
  }, 60_000);

  test('keeps what the business answers when it is asked', async () => {
    const facts = await inStore((store) => store.forTenant(id, (db) => knownFacts(db, 'customer')));
    expect(facts.map(({ topic, answer }) => [topic, answer.en])).toEqual([
      ['payment', 'You can pay by card, by cheque or in cash.'],
      ['parking', 'You can park in the yard.'],
    ]);
  });

  test('refuses a slug that is taken, and a file that is not there, by name', async () => {
    const again = await tenant(['create', 'docs/business.example.yaml'], environment).catch((error: unknown) => error);
    expect(again).toBeInstanceOf(UsageError);
    expect(String(again)).toMatch(
      /There is a business with the slug "[a-z-]+" already\. Give this one another slug in docs/,
    );
    for (const file of ['docs/nobody.yaml', 'docs']) {
      const missing = await tenant(['create', file], environment).catch((error: unknown) => error);
      expect(String(missing)).toBe(`UsageError: There is no file ${file}.`);
    }
  });

  test('refuses a file that is not right, and says where', async () => {
    const file = path.join(folder, 'broken.yaml');
    writeFileSync(
      file,
      readFileSync('docs/business.example.yaml', 'utf8').replace('topic: parking', 'topic: Par king'),
    );
    const refusal = await tenant(['create', file], environment).catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(UsageError);
    expect(String(refusal)).toMatch(/line \d+, facts\.1\.topic: /);
  });
});

describe('a salon in a few lines', { timeout: 120_000 }, () => {
  test('has the hours and prices of its trade, and is booked by a customer', async () => {
    const printed = await saidBy(['create', 'docs/salon.example.yaml']);
    const [tenantId = ''] = /[\da-f]{8}-[\da-f-]{27}/.exec(printed) ?? [];
    expect(printed).toContain(`member code --tenant ${tenantId} --name "Inès Moreau"`);
    const place = { kind: 'pglite', folder: environment.DATA_DIR, dump: null } as const;
    const bot = await testBot({ place });
    try {
      bot.clock.set('2026-11-23T09:00');
      const accountId = bot.ctx.newId();
      const secrets = { accountSid: 'AC00000000000000000000000000000001', authToken: 'demo-twilio-token' };
      const secretsSealed = (await bot.ctx.store.keyOf(tenantId)).seal(JSON.stringify(secrets));
      const number = '+33639980901';
      const salon = bot.garageOn({ tenantId, accountId, number, customer: '' });
      await salon.inTenant((db) =>
        connectAccount(db, { id: accountId, tenantId, channel: 'sms', externalId: number, secretsSealed }),
      );
      const claire = salon.stranger();
      expect((await claire.say('Bonjour, une coupe femme jeudi matin ?')).join('')).toMatch(/Salon Exemple.*45 €/s);
      expect((await claire.say('1')).join('')).toMatch(/C'est réservé.*8 place de l'Exemple/s);
      expect(await salon.inTenant(thisTenant)).toMatchObject({ trade: 'hair', siret: '73282932000074', setup: null });
    } finally {
      await bot.close();
    }
  });

  test.each([
    ["siret: '73282932000074'", "siret: '73282932000075'", /line 6, siret: is no SIRET/],
    ['trade: hair', 'trade: bakery', /line 5, trade: write one of: garage, hair/],
    ['role: OWNER', 'role: USER', /line \d+, members: needs one OWNER/],
    ["phone: '+33639980901'", 'phone: 0639', /line 11, phone: write the number within quotes/],
  ])('is refused by its line, and says what to write: %s', async (right, wrong, said) => {
    const file = path.join(folder, 'salon.yaml');
    writeFileSync(file, readFileSync('docs/salon.example.yaml', 'utf8').replace(right, wrong));
    const refusal = await tenant(['create', file], environment).catch((error: unknown) => error);
    expect(String(refusal)).toMatch(said);
  });
});

async function saidBy(args: string[]): Promise<string> {
  const write = vi.spyOn(process.stdout, 'write').mockReturnValue(true);
  try {
    await tenant(args, environment);
    return write.mock.calls.map(([text]) => String(text)).join('');
  } finally {
    write.mockRestore();
  }
}

async function inStore<T>(work: (store: Store) => Promise<T>): Promise<T> {
  const place = { kind: 'pglite', folder: path.join(folder, 'data'), dump: null } as const;
  const masterKey = readMasterKey(encryptionKey(environment));
  const store = await openStore({ place, masterKey, now: () => new Date(), log: quiet, drainMs: 0 });
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}
