import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { connectedTenants, findAccount } from './channel-account.ts';
import { Contact } from './contact.ts';
import type { Place } from './db.ts';
import { freshPlace, postgresUrls, quiet } from './fixtures/test-store.ts';
import { testMasterKey, testStore, type TestStore, withDatabase } from './fixtures/test-store.ts';
import { seededRandom } from './seed/chance.ts';
import { seedGarage } from './seed/seed.ts';
import { migratePostgres, openStore, type Store } from './store.ts';

const monday = new Date('2026-11-23T08:00:00Z');
let clock = monday;
let store: TestStore;

beforeAll(async () => {
  store = await testStore(() => clock);
});
afterAll(() => store.close());

describe('a transaction of a tenant', () => {
  const tenantId = randomUUID();

  test('has our clock for its rows, not the machine’s', async () => {
    const id = randomUUID();
    await store.forTenant(tenantId, (db) => db.insert(Contact, { id, firstName: 'Ada' }));
    clock = new Date('2026-11-24T10:30:00.123Z');
    await store.forTenant(tenantId, (db) => db.nativeUpdate(Contact, { id }, { firstName: 'Zoé' }));
    const row = await store.forTenant(tenantId, (db) => db.findOneOrFail(Contact, { id }));
    expect(row).toMatchObject({ tenantId, createdAt: monday, updatedAt: clock, firstName: 'Zoé' });
  });

  test('is undone as a whole when its work throws', async () => {
    const id = randomUUID();
    const work = store.forTenant(tenantId, async (db) => {
      await db.insert(Contact, { id });
      throw new Error('stop');
    });
    await expect(work).rejects.toThrow('stop');
    expect(await store.forTenant(tenantId, (db) => db.findOne(Contact, { id }))).toBeNull();
  });

  test('takes only a tenant’s id', async () => {
    await expect(store.forTenant(`x'; drop table contact; --`, (db) => db.count(Contact))).rejects.toThrow('uuid');
  });

  test('may run beside others of other tenants, each seeing its own', async () => {
    const tenants = Array.from({ length: 20 }, () => randomUUID());
    const seen = await Promise.all(
      tenants.map((id) =>
        store.forTenant(id, async (db) => {
          await db.insert(Contact, { id, firstName: id });
          return (await db.find(Contact, {})).map(({ firstName }) => firstName);
        }),
      ),
    );
    expect(seen).toEqual(tenants.map((id) => [id]));
  });
});

test('a receiving address belongs to one tenant: a second one is refused, and has left nothing', async () => {
  const seed = (slug: string) =>
    seedGarage(store, {
      now: clock,
      masterKey: testMasterKey,
      newId: randomUUID,
      random: seededRandom(1),
      size: 'small',
      slug,
      numbers: { sms: '+33639980042' },
    });
  const first = await seed('first');
  await expect(seed('second')).rejects.toMatchObject({ code: '23505' });
  expect(await connectedTenants(store)).toEqual([first.tenantId]);
  expect(await findAccount(store, 'sms', '+33639980042')).toMatchObject({ tenantId: first.tenantId });
  expect(await findAccount(store, 'sms', '+33639980043')).toBeNull();
});

test('a store that is opened again has its rows, and migrates nothing twice', { timeout: 60_000 }, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'comptoir-'));
  const { place, remove } = await freshPlace();
  const tenantId = randomUUID();
  const first = await open(inFolder(place, folder));
  await first.forTenant(tenantId, (db) => db.insert(Contact, { id: tenantId, firstName: 'Ada' }));
  await first.close();
  expect(await migrateAgain(place)).toEqual([]);
  const second = await open(reopened(place, folder));
  const rows = await second.forTenant(tenantId, (db) => db.find(Contact, {}));
  expect(rows).toMatchObject([{ firstName: 'Ada' }]);
  await second.close();
  await remove();
  rmSync(folder, { recursive: true });
});

function open(place: Place): Promise<Store> {
  return openStore({ place, masterKey: testMasterKey, now: () => clock, log: quiet, drainMs: 1_000 });
}

/** What another migration applies; PGlite is migrated whenever it is opened. */
async function migrateAgain(place: Place): Promise<string[]> {
  if (place.kind === 'pglite') return [];
  const { url, ownerUrl } = postgresUrls()!; // The place is on PostgreSQL.
  return migratePostgres(withDatabase(ownerUrl, new URL(place.url).pathname.slice(1)), url);
}

function inFolder(place: Place, folder: string): Place {
  return place.kind === 'pglite' ? { ...place, folder } : place;
}

function reopened(place: Place, folder: string): Place {
  return place.kind === 'pglite' ? { ...place, folder, dump: null } : place;
}
