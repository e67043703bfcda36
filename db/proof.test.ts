import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { appendAudit, brokenAt, type AuditEntry } from './audit.ts';
import type { Db } from './db.ts';
import { fullTenant, type FullTenant, receiptOfTurn } from './fixtures/full-tenant.ts';
import { testStore, type TestStore } from './fixtures/test-store.ts';
import { isKeptAlready, keepReceipt, receiptOf } from './receipt.ts';
import { surroundingsOf } from './surroundings.ts';

const now = new Date('2026-11-23T08:00:00Z');
let store: TestStore;
let clock = now;
let tenants = 0;

beforeEach(() => {
  clock = now;
});
beforeAll(async () => {
  store = await testStore(() => clock);
});
afterAll(() => store.close());

describe('the audit', () => {
  test('is an unbroken chain, whatever is in a change', async () => {
    const tenant = await newTenant();
    const awkward = { b: 1, a: { d: null, c: ['é', '"', '\\', 0.1, -0, 1e21, { z: 1, y: 2 }] }, at: now.toISOString() };
    await inTenant(tenant, (db) =>
      appendAudit(db, [change({ proposerId: randomUUID() }), change({ change: awkward }), change({ turnId: null })]),
    );
    expect(await inTenant(tenant, brokenAt)).toBeNull();
    expect(await seqs(tenant)).toEqual([1, 2, 3, 4]);
  });

  test('is one chain when twenty write at the same time', async () => {
    const tenant = await newTenant();
    await Promise.all(
      Array.from({ length: 20 }, () => inTenant(tenant, (db) => appendAudit(db, [change(), change()]))),
    );
    expect(await seqs(tenant)).toEqual(Array.from({ length: 41 }, (_, i) => i + 1));
    expect(await inTenant(tenant, brokenAt)).toBeNull();
  });

  test('leaves no gap when a transaction is rolled back', async () => {
    const tenant = await newTenant();
    const work = inTenant(tenant, async (db) => {
      await appendAudit(db, [change()]);
      throw new Error('changed my mind');
    });
    await expect(work).rejects.toThrow('changed my mind');
    await inTenant(tenant, (db) => appendAudit(db, [change()]));
    expect(await seqs(tenant)).toEqual([1, 2]);
  });

  test.each([
    ['a changed row', `update audit set action = 'nothing' where seq = 3 and tenant_id = ?`, 3],
    ['a changed proposer', `update audit set proposer_id = gen_random_uuid() where seq = 2 and tenant_id = ?`, 2],
    ['a changed actor', `update audit set actor_role = 'OWNER' where seq = 2 and tenant_id = ?`, 2],
    ['a changed detail', `update audit set change = '{"price": 2}' where seq = 3 and tenant_id = ?`, 3],
    ['a removed row', `delete from audit where seq = 2 and tenant_id = ?`, 2],
  ])('shows %s, even if somebody got past the trigger', async (_, statement, seq) => {
    const tenant = await newTenant();
    await inTenant(tenant, (db) => appendAudit(db, [change(), change(), change()]));
    await store.asOwner(async (db) => {
      await db.execute('alter table audit disable trigger append_only');
      await db.execute(statement, [tenant.tenantId]);
      await db.execute('alter table audit enable trigger append_only');
    });
    expect(await inTenant(tenant, brokenAt)).toBe(seq);
  });
});

describe.each(['audit', 'receipt'])('the table %s', (table) => {
  test('can only grow: the program has no right to change it, and not even its owner can', async () => {
    const tenant = await newTenant();
    for (const statement of [`update ${table} set created_at = now()`, `delete from ${table}`]) {
      const byProgram = inTenant(tenant, (db) => db.execute(statement));
      await expect(byProgram).rejects.toThrow(`permission denied for table ${table}`);
      const byOwner = store.asOwner((db) => db.execute(statement));
      await expect(byOwner).rejects.toThrow(`${table} is append-only`);
    }
  });
});

describe('a receipt', () => {
  test('proves a call of a turn once', async () => {
    const tenant = await newTenant();
    const row = receiptOfTurn(tenant.conversationId, tenant.turnId, 'book:{}');
    const find = (callKey: string) => inTenant(tenant, (db) => receiptOf(db, row.origin, callKey));
    await inTenant(tenant, (db) => keepReceipt(db, row));
    const again = await inTenant(tenant, (db) => keepReceipt(db, { ...row, id: randomUUID() })).catch(isKeptAlready);
    expect(again).toBe(true);
    expect(await find('book:{}')).toMatchObject({
      id: row.id,
      ms: 1.5,
      output: { matched: false },
      ask: null,
      rows: [],
    });
    expect(await find('other:{}')).toBeNull();
  });

  test('proves a call of a job once, and another’s is another’s', async () => {
    const tenant = await newTenant();
    const [monday, tuesday] = [{ job: 'planning:2026-11-23' }, { job: 'planning:2026-11-24' }];
    const keep = (origin: { job: string }) =>
      inTenant(tenant, (db) => keepReceipt(db, { ...receiptOfTurn('', '', 'x'), id: randomUUID(), origin })).then(
        () => 'kept',
        (error) => isKeptAlready(error) && 'kept already',
      );
    expect([await keep(monday), await keep(monday), await keep(tuesday)]).toEqual(['kept', 'kept already', 'kept']);
    const found = await inTenant(tenant, (db) => receiptOf(db, tuesday, 'x'));
    expect(found).toMatchObject({ ...tuesday, turnId: null, conversationId: null });
  });

  test('of a call that failed is no fact', async () => {
    const tenant = await newTenant();
    await inTenant(tenant, (db) =>
      keepReceipt(db, { ...receiptOfTurn(tenant.conversationId, tenant.turnId, 'failed:{}'), ok: false }),
    );
    expect((await around(tenant)).known).toEqual([{ output: { matched: false }, deeds: [] }]);
  });
});

describe('what surrounds a conversation', () => {
  test('has what was returned and done there, newest first and no more than asked for', async () => {
    const tenant = await newTenant();
    const elsewhere = randomUUID();
    for (const [minute, deeds] of [['held'], ['booked', 'noted']].entries()) {
      clock = new Date(now.getTime() + (minute + 1) * 60_000);
      const receipt = receiptOfTurn(tenant.conversationId, tenant.turnId, `call:${minute}`);
      await inTenant(tenant, (db) => keepReceipt(db, { ...receipt, output: { minute }, deeds }));
    }
    await inTenant(tenant, (db) => keepReceipt(db, { ...receiptOfTurn('', '', 'x'), origin: { job: elsewhere } }));
    const { known } = await around(tenant, { receipts: 2 });
    expect(known).toEqual([
      { output: { minute: 1 }, deeds: ['booked', 'noted'] },
      { output: { minute: 0 }, deeds: ['held'] },
    ]);
  });

  test('of a customer has their vehicles and coming appointments, of a member neither', async () => {
    const tenant = await newTenant();
    const customer = await around(tenant, {}, tenant.customer.contactId);
    expect(customer).toMatchObject({ vehicles: [{ plate: 'AB-123-CD' }], upcoming: [{ startsAt: expect.any(Date) }] });
    const member = await around(tenant, {}, null);
    expect(member).toMatchObject({ vehicles: [], upcoming: [], site: customer.site, services: customer.services });
  });
});

function around(tenant: FullTenant, limits: { receipts?: number } = {}, contactId: string | null = null) {
  const { conversationId } = tenant;
  return inTenant(tenant, (db) =>
    surroundingsOf(db, { conversationId, contactId }, { turns: 8, receipts: 10, ...limits }),
  );
}

function newTenant(): Promise<FullTenant> {
  tenants += 1;
  return fullTenant(store, { now, sms: `+3363998${4000 + tenants}` });
}

function inTenant<T>(tenant: FullTenant, work: (db: Db) => Promise<T>): Promise<T> {
  return store.forTenant(tenant.tenantId, work);
}

async function seqs(tenant: FullTenant): Promise<number[]> {
  const rows = await inTenant(tenant, (db) =>
    db.execute<{ seq: number }[]>('select seq::int as seq from audit order by seq'),
  );
  return rows.map(({ seq }) => seq);
}

function change(own: Partial<AuditEntry> = {}): AuditEntry {
  return {
    id: randomUUID(),
    actorRole: 'SYSTEM',
    actorId: null,
    proposerId: null,
    action: 'book',
    tableName: 'appointment',
    rowId: randomUUID(),
    change: { price: 1 },
    turnId: randomUUID(),
    ...own,
  };
}
