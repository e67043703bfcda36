import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { knownFacts } from '#db/fact.ts';
import { quiet } from '#db/fixtures/test-store.ts';
import { readMasterKey } from '#db/seal.ts';
import { openStore, type Store } from '#db/store.ts';
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
