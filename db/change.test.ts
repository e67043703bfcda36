import { v7 } from 'uuid';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { changeRow, versionedTables, versionOf, versionWhateverOf } from './change.ts';
import type { Db } from './db.ts';
import { testMasterKey, testStore, type TestStore } from './fixtures/test-store.ts';
import { newWrappedKey } from './seal.ts';
import { Task } from './task.ts';
import { Tenant } from './tenant.ts';

let store: TestStore;
let tenantId: string;
let id: string;

beforeAll(async () => {
  store = await testStore(() => new Date('2026-11-23T08:00:00Z'));
  tenantId = await garage();
});
beforeEach(async () => {
  id = v7();
  await ours((db) => db.insert(Task, { id, title: 'Rappeler', status: 'open', dueOn: '2026-11-24', dueAt: '08:00' }));
});
afterAll(() => store.close());

const ours = <T>(work: (db: Db) => Promise<T>) => store.forTenant(tenantId, work);
const row = () => ours((db) => db.findOneOrFail(Task, { id }, { disableIdentityMap: true }));

async function garage(): Promise<string> {
  const tenant = v7();
  const names = { slug: tenant, name: 'Garage', trade: 'garage' as const, plan: 'FREE' as const };
  const keySealed = newWrappedKey(testMasterKey);
  await store.forTenant(tenant, (db) =>
    db.insert(Tenant, { id: tenant, ...names, language: 'fr', zone: 'Europe/Paris', keySealed }),
  );
  return tenant;
}

test('a change tells what the columns were and the version the row has since', async () => {
  const changed = await ours((db) => changeRow(db, 'task', id, { change: { title: 'Appeler', due_at: null } }));
  expect(changed).toEqual({ version: 2, before: { title: 'Rappeler', due_at: '08:00:00' } });
  expect(await row()).toMatchObject({ title: 'Appeler', dueAt: null, status: 'open', version: 2 });
  expect(await ours((db) => versionOf(db, 'task', id))).toBe(2);
});

test('what it was puts it back as it was', async () => {
  const change = {
    title: 'Appeler',
    due_on: '2026-12-01',
    due_at: null,
    status: 'done',
    done_at: '2026-11-23T08:00:00Z',
  };
  const before = await row();
  const changed = await ours((db) => changeRow(db, 'task', id, { change }));
  await ours((db) => changeRow(db, 'task', id, { change: changed?.before ?? {}, version: 2 }));
  expect(await row()).toEqual({ ...before, version: 3, updatedAt: expect.any(Date) });
});

test('a row that is no longer of the version that was read stays as it is', async () => {
  await ours((db) => changeRow(db, 'task', id, { change: { title: 'Appeler' } }));
  expect(await ours((db) => changeRow(db, 'task', id, { change: { title: 'Ecrire' }, version: 1 }))).toBeNull();
  expect(await row()).toMatchObject({ title: 'Appeler', version: 2 });
});

test('of two who change the same version at once one does', async () => {
  const change = (title: string) => ours((db) => changeRow(db, 'task', id, { change: { title }, version: 1 }));
  const made = await Promise.all(['Un', 'Deux', 'Trois'].map(change));
  expect(made.filter(Boolean)).toHaveLength(1);
  expect((await row()).version).toBe(2);
});

test('a deleted row is changed by nothing but its return', async () => {
  const at = '2026-11-23T08:00:00Z';
  await ours((db) => changeRow(db, 'task', id, { change: { deleted_at: at } }));
  expect(await ours((db) => versionOf(db, 'task', id))).toBeNull();
  expect(await ours((db) => versionWhateverOf(db, 'task', id))).toBe(2);
  expect(await ours((db) => changeRow(db, 'task', id, { change: { title: 'Appeler' } }))).toBeNull();
  expect(await ours((db) => changeRow(db, 'task', id, { change: { deleted_at: null }, version: 2 }))).toMatchObject({
    version: 3,
  });
  expect(await row()).toMatchObject({ title: 'Rappeler', deletedAt: null });
  // What is there cannot come back.
  expect(await ours((db) => changeRow(db, 'task', id, { change: { deleted_at: null } }))).toBeNull();
});

test('a row of nobody, or of another tenant, is not there', async () => {
  const other = await garage();
  const change = { title: 'Appeler' };
  for (const [tenant, which] of [
    [tenantId, v7()],
    [other, id],
  ] as const) {
    expect(await store.forTenant(tenant, (db) => changeRow(db, 'task', which, { change }))).toBeNull();
    expect(await store.forTenant(tenant, (db) => versionOf(db, 'task', which))).toBeNull();
    expect(await store.forTenant(tenant, (db) => versionWhateverOf(db, 'task', which))).toBeNull();
  }
  expect(await row()).toMatchObject({ title: 'Rappeler', version: 1 });
});

test('a change of nothing is a mistake of the caller', async () => {
  await expect(ours((db) => changeRow(db, 'task', id, { change: {} }))).rejects.toThrow(
    'A change of task changes nothing.',
  );
});

test('every table that says so has a version and can be deleted softly', async () => {
  for (const table of versionedTables) {
    expect(await ours((db) => changeRow(db, table, v7(), { change: { deleted_at: null } }))).toBeNull();
  }
});
