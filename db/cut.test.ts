import { afterAll, beforeAll, expect, test } from 'vitest';
import { failureOf } from './failure.ts';
import { onPostgres, testStore, type TestStore } from './fixtures/test-store.ts';

const tenantId = '01a00000-0000-7000-8000-000000000001';
let store: TestStore;

beforeAll(async () => {
  store = await testStore(() => new Date('2026-11-23T08:00:00Z'));
});

afterAll(() => store.close());

/** More often than the pool has connections: each cut must give its place back. */
test('connections cut inside a transaction do not use the pool up', async () => {
  // PGlite has one connection inside this process, which nobody can cut: there the error is thrown by hand.
  const cut = onPostgres() ? 'select pg_terminate_backend(pg_backend_pid())' : 'select 1 / 0';
  for (let count = 0; count < 12; count += 1) {
    const failed: unknown = await store.forTenant(tenantId, (db) => db.execute(cut)).catch((error: unknown) => error);
    expect(failureOf(failed)).toBe(onPostgres() ? 'away' : null);
  }
  expect(await store.forTenant(tenantId, (db) => db.execute('select 1 as one'))).toEqual([{ one: 1 }]);
});
