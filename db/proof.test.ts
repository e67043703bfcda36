import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { appendAudit, type AuditEntry } from './audit.ts';
import { type AuditCheck, verifyAudit } from './audit-check.ts';
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
    await append(tenant, [change({ proposerId: randomUUID() }), change({ change: awkward }), change({ turnId: null })]);
    expect(await check(tenant)).toMatchObject({ count: 4, flaw: null });
    expect(await seqs(tenant)).toEqual([1, 2, 3, 4]);
  });

  test('is one chain when twenty write at the same time, also where they are the first', async () => {
    const both = [await newTenant(), await emptyTenant()];
    for (const tenant of both) {
      const before = (await check(tenant)).count;
      await Promise.all(Array.from({ length: 20 }, () => append(tenant, [change(), change()])));
      expect(await seqs(tenant)).toEqual(Array.from({ length: before + 40 }, (_, i) => i + 1));
      expect((await check(tenant)).flaw).toBeNull();
    }
  });

  test('leaves no gap when a transaction is rolled back', async () => {
    const tenant = await newTenant();
    const key = await store.keyOf(tenant.tenantId);
    const work = inTenant(tenant, async (db) => {
      await appendAudit(db, key, [change()]);
      throw new Error('changed my mind');
    });
    await expect(work).rejects.toThrow('changed my mind');
    await append(tenant, [change()]);
    expect(await seqs(tenant)).toEqual([1, 2]);
    expect((await check(tenant)).flaw).toBeNull();
  });

  test('is read to its end, however many pages it has', async () => {
    const tenant = await newTenant();
    for (let batch = 0; batch < 5; batch += 1)
      await append(
        tenant,
        Array.from({ length: 500 }, () => change()),
      );
    expect(await check(tenant)).toMatchObject({ count: 2501, flaw: null });
    await tamper(`update audit set action = 'nothing' where seq = 2400 and tenant_id = ?`, tenant);
    expect((await check(tenant)).flaw).toMatchObject({ kind: 'altered', seq: 2400 });
    await tamper(`delete from audit where seq between 600 and 2300 and tenant_id = ?`, tenant);
    expect((await check(tenant)).flaw).toEqual({ kind: 'missing', seq: 600, last: 2300 });
  });

  test.each([
    ['a changed row', `update audit set action = 'nothing' where seq = 3 and tenant_id = ?`, 'altered', 3],
    [
      'a changed proposer',
      `update audit set proposer_id = gen_random_uuid() where seq = 2 and tenant_id = ?`,
      'altered',
      2,
    ],
    ['a changed actor', `update audit set actor_role = 'OWNER' where seq = 2 and tenant_id = ?`, 'altered', 2],
    ['a changed detail', `update audit set change = '{"price": 2}' where seq = 3 and tenant_id = ?`, 'altered', 3],
    ['a changed way', `update audit set channel = 'slack' where seq = 2 and tenant_id = ?`, 'altered', 2],
    ['a way that is gone', `update audit set channel = null where seq = 2 and tenant_id = ?`, 'altered', 2],
    [
      'another time',
      `update audit set created_at = created_at - interval '1 day' where seq = 2 and tenant_id = ?`,
      'altered',
      2,
    ],
    ['a removed row', `delete from audit where seq = 2 and tenant_id = ?`, 'missing', 2],
    ['the first row removed', `delete from audit where seq = 1 and tenant_id = ?`, 'missing', 1],
    ['rows cut off at the end', `delete from audit where seq >= 3 and tenant_id = ?`, 'missing', 3],
    ['all rows cut off', `delete from audit where tenant_id = ?`, 'missing', 1],
    ['an end without a seal', `update audit_head set seal = null where tenant_id = ?`, 'end', 4],
    ['an end of another hash', `update audit_head set hash = 'x' where tenant_id = ?`, 'end', 4],
    ['an end that is gone', `delete from audit_head where tenant_id = ?`, 'added', 1],
    [
      'a row that nobody appended',
      `insert into audit (tenant_id, id, seq, actor_role, action, table_name, row_id, change, previous_hash, hash)
       values (?, gen_random_uuid(), 5, 'OWNER', 'x', 'deal', gen_random_uuid(), '{}', '', '')`,
      ...(['added', 5] as const),
    ],
  ])('shows %s, even if somebody got past the trigger', async (_, statement, kind, seq) => {
    const tenant = await newTenant();
    await append(tenant, [change(), change(), change()]);
    await tamper(statement, tenant);
    expect((await check(tenant)).flaw).toMatchObject({ kind, seq });
  });

  test('shows an end that was cut off cleanly, its hash with it, for want of the key to seal it', async () => {
    const tenant = await newTenant();
    await append(tenant, [change(), change(), change()]);
    await tamper(`delete from audit where seq > 2 and tenant_id = ?`, tenant);
    await tamper(
      `update audit_head set seq = 2, hash = (select hash from audit where seq = 2 and tenant_id = audit_head.tenant_id)
       where tenant_id = ?`,
      tenant,
    );
    expect((await check(tenant)).flaw).toEqual({ kind: 'end', seq: 2 });
  });

  test('goes on after its end was taken away, and never forgets it', async () => {
    const tenant = await newTenant();
    await append(tenant, [change(), change()]);
    await tamper(`delete from audit where seq = 3 and tenant_id = ?`, tenant);
    await tamper(`delete from audit_head where tenant_id = ?`, tenant);
    await append(tenant, [change()]);
    expect(await seqs(tenant)).toEqual([1, 2, 3, 4]);
    expect((await check(tenant)).flaw).toEqual({ kind: 'end', seq: 3 });
  });

  test('shows a chain that was made anew with right hashes, but without the key', async () => {
    const tenant = await newTenant();
    await append(tenant, [change()]);
    const forger = await newTenant();
    await tamper(`delete from audit where tenant_id = ?`, tenant);
    await tamper(`delete from audit_head where tenant_id = ?`, tenant);
    const wrongKey = await store.keyOf(forger.tenantId);
    await inTenant(tenant, (db) => appendAudit(db, wrongKey, [change(), change()]));
    expect((await check(tenant)).flaw).toEqual({ kind: 'end', seq: 2 });
  });
});

test.each([
  ['audit', 'update audit set created_at = now()', 'permission denied'],
  ['audit', 'delete from audit', 'permission denied'],
  ['audit', 'truncate audit', 'permission denied'],
  ['audit', 'alter table audit disable trigger all', 'must be owner'],
  ['audit', 'drop trigger append_only on audit', 'must be owner'],
  ['audit', `set session_replication_role = 'replica'`, 'permission denied'],
  ['audit_head', 'delete from audit_head', 'permission denied'],
  ['audit_head', 'truncate audit_head', 'permission denied'],
  ['audit_head', 'update audit_head set seq = seq - 1', 'audit_head only grows'],
  ['audit_head', `update audit_head set hash = 'x'`, 'audit_head only grows'],
  ['audit_head', 'alter table audit_head disable trigger all', 'must be owner'],
])('of the %s the program itself cannot run "%s"', async (_, statement, refusal) => {
  const tenant = await newTenant();
  await expect(inTenant(tenant, (db) => db.execute(statement))).rejects.toThrow(refusal);
  expect((await check(tenant)).flaw).toBeNull();
});

test.each(['audit', 'audit_head'])('not even its owner empties the %s at once', async (table) => {
  await expect(store.asOwner((db) => db.execute(`truncate ${table}`))).rejects.toThrow(`${table} is append-only`);
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

async function append({ tenantId }: Tenanted, changes: AuditEntry[]): Promise<void> {
  const key = await store.keyOf(tenantId);
  await store.forTenant(tenantId, (db) => appendAudit(db, key, changes));
}

async function check({ tenantId }: Tenanted): Promise<AuditCheck> {
  const key = await store.keyOf(tenantId);
  return store.forTenant(tenantId, (db) => verifyAudit(db, key));
}

/** As whoever owns the database may. */
async function tamper(statement: string, { tenantId }: Tenanted): Promise<void> {
  const triggers = ['audit disable trigger append_only', 'audit_head disable trigger only_grows'];
  await store.asOwner(async (db) => {
    for (const trigger of triggers) await db.execute(`alter table ${trigger}`);
    await db.execute(statement, [tenantId]);
    for (const trigger of triggers) await db.execute(`alter table ${trigger.replace('disable', 'enable')}`);
  });
}

type Tenanted = Pick<FullTenant, 'tenantId'>;

/** One of which nothing was ever audited. */
async function emptyTenant(): Promise<Tenanted> {
  const tenant = await newTenant();
  await tamper(`delete from audit where tenant_id = ?`, tenant);
  await tamper(`delete from audit_head where tenant_id = ?`, tenant);
  return tenant;
}

function newTenant(): Promise<FullTenant> {
  tenants += 1;
  return fullTenant(store, { now, sms: `+3363998${4000 + tenants}` });
}

function inTenant<T>(tenant: Tenanted, work: (db: Db) => Promise<T>): Promise<T> {
  return store.forTenant(tenant.tenantId, work);
}

async function seqs(tenant: Tenanted): Promise<number[]> {
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
    channel: 'sms',
    ...own,
  };
}
