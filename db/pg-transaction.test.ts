import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { endWith } from './db.ts';
import { onPostgres, testStore, type TestStore } from './fixtures/test-store.ts';

const now = new Date('2026-11-23T08:00:00Z');
const tenantId = '01a00000-0000-7000-8000-000000000001';
let store: TestStore;

beforeAll(async () => {
  store = await testStore(() => now);
});
afterAll(() => store.close());

const insertContact = `insert into contact (id, first_name) values (?, ?)`;

describe('a transaction', () => {
  test('is rolled back when its work throws, and nothing of it is left on the connection', async () => {
    const id = randomUUID();
    const work = store.forTenant(tenantId, async (db) => {
      await db.execute(insertContact, [id, 'Ada']);
      throw new Error('changed my mind');
    });
    await expect(work).rejects.toThrow('changed my mind');
    expect(await nameOf(id)).toBeNull();
    const [left] = await store.beforeTenant((db) =>
      db.execute<{ tenant: string | null }[]>(`select nullif(current_setting('app.tenant', true), '') as tenant`),
    );
    expect(left).toEqual({ tenant: null });
  });

  test('may end together with its last statement', async () => {
    const id = randomUUID();
    await store.forTenant(tenantId, async (db) => {
      await endWith(db, [db.execute(insertContact, [id, 'Grace'])]);
    });
    expect(await nameOf(id)).toBe('Grace');
  });

  test('whose last statement fails is rolled back, and says that statement’s reason', async () => {
    const [before, twice] = [randomUUID(), randomUUID()];
    await store.forTenant(tenantId, (db) => db.execute(insertContact, [twice, 'Ada']));
    const work = store.forTenant(tenantId, async (db) => {
      await db.execute(insertContact, [before, 'Lost']);
      await endWith(db, [db.execute(insertContact, [twice, 'Ada'])]);
    });
    await expect(work).rejects.toThrow(/contact_pkey/);
    expect(await nameOf(before)).toBeNull();
  });

  test('of which a last statement cannot even be sent is rolled back whole', async () => {
    const id = randomUUID();
    const work = store.forTenant(tenantId, async (db) => {
      const unsendable = async () => db.execute(insertContact, [randomUUID(), new Date(Number.NaN)]);
      await endWith(db, [db.execute(insertContact, [id, 'Ada']), unsendable()]);
    });
    await expect(work).rejects.toThrow();
    expect(await nameOf(id)).toBeNull();
  });

  test('statements that do not wait for each other run in their order', async () => {
    const id = randomUUID();
    await store.forTenant(tenantId, async (db) => {
      await Promise.all([
        db.execute(insertContact, [id, 'first']),
        db.execute(`update contact set first_name = first_name || ', second' where id = ?`, [id]),
        db.execute(`update contact set first_name = first_name || ', third' where id = ?`, [id]),
      ]);
    });
    expect(await nameOf(id)).toBe('first, second, third');
  });
});

describe.runIf(onPostgres())('on a server, a transaction', () => {
  test('refuses what comes after its end', async () => {
    let late: Promise<unknown> = Promise.resolve();
    await store.forTenant(tenantId, async (db) => {
      await endWith(db, []);
      late = db.execute('select 1');
      late.catch(() => {});
    });
    await expect(late).rejects.toThrow('The transaction is over');
  });

  test('in which a statement failed unnoticed says so, and does not pass for done', async () => {
    const id = randomUUID();
    const work = store.forTenant(tenantId, async (db) => {
      await db.execute(insertContact, [id, 'Ada']);
      db.execute('select 1 / 0').catch(() => {});
    });
    await expect(work).rejects.toThrow('a statement of it failed unnoticed');
    expect(await nameOf(id)).toBeNull();
  });

  test('that cannot begin says why, and not that it is aborted', async () => {
    const work = store.forTenant('no uuid', (db) => db.execute('select app_tenant()'));
    await expect(work).rejects.toThrow(/invalid input syntax for type uuid/);
  });

  test('that is lax is not waited for until it is on the disk; any other is', async () => {
    const setting = (how?: { durability: 'lax' | 'synced' }) =>
      store.forTenant(
        tenantId,
        (db) => db.execute<{ on: string }[]>(`select current_setting('synchronous_commit') as on`),
        how,
      );
    expect([await setting(), await setting({ durability: 'lax' }), await setting({ durability: 'synced' })]).toEqual([
      [{ on: 'on' }],
      [{ on: 'off' }],
      [{ on: 'on' }],
    ]);
  });

  test('meets a table that a migration has changed once, and goes on on another connection', async () => {
    const read = () => store.forTenant(tenantId, (db) => db.execute('select * from changing'));
    await store.asOwner(async (db) => {
      await db.execute('create table changing (a int)');
      await db.execute('grant select on changing to comptoir_runtime');
    });
    await read();
    await store.asOwner((db) => db.execute('alter table changing add column b int'));
    const results = [];
    for (let count = 0; count < 3; count += 1)
      results.push(
        await read().then(
          () => 'read',
          () => 'failed',
        ),
      );
    expect(results.at(-1)).toBe('read');
    expect(results.filter((result) => result === 'failed').length).toBeLessThanOrEqual(1);
  });
});

async function nameOf(id: string): Promise<string | null> {
  const [row] = await store.forTenant(tenantId, (db) =>
    db.execute<{ name: string }[]>(`select first_name as name from contact where id = ?`, [id]),
  );
  return row?.name ?? null;
}
