import { createHash, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { outcomeOfReceipt } from '#tools/outcome.ts';
import { Address } from './address.ts';
import { Appointment } from './appointment.ts';
import { StoredAsk } from './ask.ts';
import { appendAudit } from './audit.ts';
import { verifyAudit } from './audit-check.ts';
import { Conversation } from './conversation.ts';
import type { Db } from './db.ts';
import { describeSchema } from './dump.ts';
import { knownFacts } from './fact.ts';
import { onServer, postgresUrls, withDatabase } from './fixtures/test-store.ts';
import { Message } from './message.ts';
import { connect, type Orm } from './orm.ts';
import { receiptsOf } from './receipt.ts';
import { Resource } from './resource.ts';
import { newWrappedKey, openTenantKey } from './seal.ts';
import { settingOf } from './setting.ts';
import { Turn } from './turn.ts';

/** What the first version of the program left behind, in a tenant of its own. */
interface Old {
  tenantId: string;
  /** Conversations, by what waits in them. */
  offered: string;
  cancelling: string;
  unreadable: string[];
  takenOver: string;
  member: string;
  memberId: string;
  contactId: string;
  turnId: string;
  bookingId: string;
}

const until = '2026-11-23T09:10:00.000Z';
const slots = [
  {
    label: 'mardi 24 novembre à 9 h',
    startsAt: '2026-11-24T09:00',
    tool: 'book_appointment',
    input: { hold: randomUUID() },
  },
  {
    label: 'mardi 24 novembre à 14 h',
    startsAt: '2026-11-24T14:00',
    tool: 'book_appointment',
    input: { hold: randomUUID() },
  },
];
const cancellation = {
  label: 'Vidange, jeudi 26 novembre à 9 h',
  tool: 'cancel_appointment',
  input: { appointment: randomUUID() },
};

let orm: Orm;
let remove: () => Promise<void>;
let ours: Old;
let theirs: Old;
let before: Record<string, number>;

beforeAll(async () => {
  ({ orm, remove } = await emptyDatabase());
  await orm.migrator.up({ to: '0001-first-slice' });
  ours = await storeOld();
  theirs = await storeOld();
  before = await inTenant(ours, countAll);
  await orm.migrator.up();
  // What the program reads with; PGlite has no other login.
  if (!postgresUrls()) await orm.em.fork().execute('set role comptoir_runtime');
}, 120_000);
afterAll(async () => {
  await orm.close(true);
  await remove();
});

describe('an offer that was open', () => {
  test('is a question that may be answered late, and whose no gives the times back', async () => {
    const asks = await inTenant(ours, (db) => db.find(StoredAsk, { conversationId: ours.offered }));
    const [offer] = await lastMessages(ours.offered);
    expect(asks).toMatchObject([
      {
        tenantId: ours.tenantId,
        messageId: offer?.id,
        topic: 'booking',
        kind: 'choose',
        options: slots,
        no: { tool: 'release_slots', input: {} },
        late: 'runs',
        until: new Date(until),
        closedAt: null,
      },
    ]);
    const { asks: open } = await inTenant(ours, (db) => settingOf(db, ours.offered));
    expect(open).toMatchObject([{ kind: 'choose', options: slots, no: { tool: 'release_slots' }, late: 'runs' }]);
  });

  test('of a cancellation lapses, and its no changes nothing', async () => {
    const asks = await inTenant(ours, (db) => db.find(StoredAsk, { conversationId: ours.cancelling }));
    expect(asks).toMatchObject([{ kind: 'confirm', options: [cancellation], no: null, late: 'lapses' }]);
  });

  test('that cannot be read is gone, and one put to a member, who cannot book, too', async () => {
    const conversationId = { $in: [...ours.unreadable, ours.member] };
    expect(await inTenant(ours, (db) => db.find(StoredAsk, { conversationId }))).toEqual([]);
  });
});

test('no row is lost, and none is in another tenant than it was', async () => {
  for (const old of [ours, theirs]) {
    const { ask, search_term: terms, search_near: near, ...counts } = await inTenant(old, countAll);
    expect(ask).toBe(2);
    // What was there is found from the first day.
    expect([terms, near]).toEqual([expect.toSatisfy((n: number) => n > 0), expect.toSatisfy((n: number) => n > 0)]);
    expect(counts).toMatchObject(before);
    // Of the tables that came since, none has a row yet, but for the ends of chains that are there and the index of the search.
    const since = Object.entries(counts).filter(([table]) => !(table in before));
    expect(since.filter(([table, n]) => n > 0 && table !== 'audit_head' && !table.startsWith('search_'))).toEqual([]);
    expect(since.map(([table]) => table)).toEqual(expect.arrayContaining(['invoice', 'note', 'proposal', 'task']));
  }
});

test('what is named anew has its new name', async () => {
  const [resources, turns, held] = await inTenant(ours, async (db) => [
    await db.find(Resource, {}, { orderBy: { position: 'asc' } }),
    await db.find(Turn, {}, { orderBy: { createdAt: 'asc' } }),
    await db.find(Conversation, { holder: 'member' }),
  ]);
  expect(resources.map(({ kind, name }) => [kind, name])).toEqual([
    ['bay', 'Pont 1'],
    ['technician', 'Karim'],
  ]);
  expect(turns.map(({ lane }) => lane)).toEqual(['agent', 'takeover', 'ask', 'legal', null]);
  expect(held.map(({ id }) => id)).toEqual([ours.takenOver]);
  expect(held[0]?.memberWantedAt).toEqual(new Date('2026-11-23T08:00:00Z'));
});

test('an appointment is for the one service that it was for', async () => {
  const [booked] = await inTenant(ours, (db) => db.find(Appointment, { id: ours.bookingId }));
  expect(booked).toMatchObject({ also: [], status: 'booked', priceCents: 8900, version: 1 });
});

test('a business of before has told nothing about itself yet', async () => {
  for (const old of [ours, theirs]) expect(await inTenant(old, (db) => knownFacts(db, 'customer'))).toEqual([]);
});

test('a message has its author and what it is for', async () => {
  const told = async (conversationId: string) =>
    (await lastMessages(conversationId)).map(({ author, authorId, purpose, text }) => [
      author,
      authorId,
      purpose,
      text,
    ]);
  expect(await told(ours.offered)).toEqual([
    ['agent', null, 'reply', 'À 9 h ou à 14 h ?'],
    ['contact', ours.contactId, 'reply', 'Bonjour'],
  ]);
  expect(await told(ours.takenOver)).toEqual([
    ['system', null, 'reply', 'Désolé.'],
    ['system', null, 'reminder', 'À demain.'],
    ['contact', ours.contactId, 'reply', 'Bonjour'],
  ]);
});

test('a member who wrote is no contact any more', async () => {
  const { memberId } = ours;
  const [conversation, addresses] = await inTenant(ours, async (db) => [
    await db.findOneOrFail(Conversation, ours.member),
    await db.find(Address, { memberId }),
  ]);
  expect(conversation).toMatchObject({ contactId: null, memberId });
  expect(addresses).toMatchObject([{ contactId: null }]);
  expect((await lastMessages(ours.member)).map(({ author, authorId }) => [author, authorId])).toEqual([
    ['agent', null],
    ['member', memberId],
  ]);
});

test('the audit is the chain it was, and goes on', async () => {
  const key = openTenantKey(Buffer.alloc(32, 7), newWrappedKey(Buffer.alloc(32, 7)));
  const entry = { actorRole: 'SYSTEM', actorId: null, action: 'x', tableName: 'deal', rowId: randomUUID() };
  const rest = { id: randomUUID(), change: {}, turnId: null, proposerId: null, channel: 'job' };
  for (const old of [ours, theirs]) {
    const known = await inTenant(old, (db) => verifyAudit(db, key));
    expect(known.flaw).toBeNull();
    await inTenant(old, (db) => appendAudit(db, key, [{ ...entry, ...rest }]));
    expect(await inTenant(old, (db) => verifyAudit(db, key))).toMatchObject({ count: known.count + 1, flaw: null });
  }
});

test('a receipt still says what it proved', async () => {
  const receipts = await inTenant(ours, (db) => receiptsOf(db, ours.turnId));
  expect(receipts.map(outcomeOfReceipt)).toMatchObject([
    { tool: 'hold_slots', ok: true, output: { outcome: 'held' }, ask: null, deeds: [], closes: [], repeated: true },
    {
      tool: 'book_appointment',
      output: { outcome: 'booked' },
      rows: [{ table: 'appointment', op: 'update', id: ours.bookingId, values: { status: 'booked' } }],
    },
  ]);
});

test('every table forces row-level security again: the schema is the one of a new database', async () => {
  const open = await orm.em.fork().execute(
    `select relname
     from pg_class
     where relnamespace = 'public'::regnamespace and relkind = 'r' and relname <> 'mikro_orm_migrations'
       and not (relrowsecurity and relforcerowsecurity)`,
  );
  expect(open).toEqual([]);
  const { orm: fresh, remove: drop } = await emptyDatabase();
  await fresh.migrator.up();
  const [made, upgraded] = [await describeSchema(fresh.em.fork() as Db), await describeSchema(orm.em.fork() as Db)]; // Both drivers' entity managers are SQL ones.
  expect(upgraded).toBe(made);
  await fresh.close(true);
  await drop();
});

function inTenant<T>({ tenantId }: { tenantId: string }, work: (db: Db) => Promise<T>): Promise<T> {
  const variables = { 'app.tenant': tenantId, 'app.now': '2026-11-23T08:00:00Z' };
  return orm.em.fork({ session: { variables } }).transactional((db) => work(db as Db)); // As above.
}

/** A conversation's messages, the last one first. */
function lastMessages(conversationId: string) {
  return inTenant(ours, async (db) => {
    const rows = await db.execute<{ id: string }[]>(
      `select id from message where conversation_id = ? order by seq desc`,
      [conversationId],
    );
    const found = await db.find(Message, { conversationId });
    return rows.map(({ id }) => found.find((message) => message.id === id)!); // Read in the same transaction.
  });
}

async function countAll(db: Db): Promise<Record<string, number>> {
  const tables = await db.execute<{ name: string }[]>(
    `select relname as name
     from pg_class
     join pg_attribute on attrelid = pg_class.oid and attname = 'tenant_id'
     where relnamespace = 'public'::regnamespace and relkind = 'r'
     order by relname`,
  );
  const counts: Record<string, number> = {};
  for (const { name } of tables) {
    const [row] = await db.execute<{ n: number }[]>(
      `select count(*)::int as n from ${name} where tenant_id = app_tenant()`,
    );
    counts[name] = row?.n ?? -1;
  }
  return counts;
}

/** A tenant as the first version kept it: an entity of today would not fit its columns. */
async function storeOld(): Promise<Old> {
  const [tenantId, siteId, serviceId, bayId, technicianId] = [uuid(), uuid(), uuid(), uuid(), uuid()];
  const [contactId, memberId, accountId, bookingId] = [uuid(), uuid(), uuid(), uuid()];
  return inTenant({ tenantId }, async (db) => {
    const put = (table: string, row: Record<string, unknown>) => putRow(db, table, row);
    const talk = async (
      pending: unknown,
      change: Record<string, unknown> = {},
      address: Record<string, unknown> = {},
    ) => {
      const [id, addressId] = [uuid(), uuid()];
      const value = { channel: 'sms', value_sealed: '', value_index: addressId };
      await put('address', { id: addressId, ...value, contact_id: contactId, ...address });
      const own = { channel_account_id: accountId, address_id: addressId, contact_id: contactId, language: 'fr' };
      await put('conversation', { id, ...own, pending: pending === undefined ? null : json(pending), ...change });
      return id;
    };
    const write = (conversationId: string, direction: 'in' | 'out', text: string, dedupeKey: string = uuid()) =>
      put('message', {
        id: uuid(),
        conversation_id: conversationId,
        direction,
        kind: 'text',
        text,
        dedupe_key: dedupeKey,
        status: direction === 'in' ? 'received' : 'sent',
      });

    const named = { slug: tenantId, name: 'Garage', trade: 'garage', zone: 'Europe/Paris', key_sealed: '' };
    await put('tenant', { id: tenantId, ...named });
    await put('site', { id: siteId, name: 'Garage', address: '', phone: '', hours: json({}), closures: json([]) });
    await put('resource', { id: bayId, site_id: siteId, kind: 'place', name: 'Pont 1', position: 0 });
    await put('resource', { id: technicianId, site_id: siteId, kind: 'person', name: 'Karim', position: 1 });
    const service = { code: 'vidange', name_fr: 'Vidange', name_en: 'Oil change', synonyms: json({}), position: 0 };
    await put('service', { id: serviceId, ...service, duration_minutes: 60, price_cents: 8900 });
    await put('member', { id: memberId, name: 'Karim', role: 'USER' });
    await put('contact', { id: contactId, first_name: 'Claire' });
    await put('vehicle', { id: uuid(), contact_id: contactId, plate: 'AB-123-CD', model: 'Clio' });
    await put('channel_account', { id: accountId, channel: 'sms', external_id: tenantId, secrets_sealed: '' });
    const owner = { channel: 'sms', external_id: tenantId, tenant_id: tenantId, channel_account_id: accountId };
    await put('receiving_address', owner);
    await put('suppression', { id: uuid(), channel: 'sms', address_index: 'x' });

    const offered = await talk({ kind: 'choose', options: slots, until });
    await write(offered, 'in', 'Bonjour');
    await write(offered, 'out', 'À 9 h ou à 14 h ?');
    const cancelling = await talk({ kind: 'confirm', options: [cancellation], until });
    await write(cancelling, 'out', 'Je l’annule ?');
    const unreadable = [];
    for (const pending of [
      null,
      7,
      { kind: 'guess' },
      { kind: 'choose', options: 'two', until },
      odd('soon'),
      odd(late),
    ]) {
      unreadable.push(await talk(pending));
    }
    const takenOver = await talk(undefined, { holder: 'person', person_wanted_at: '2026-11-23T08:00:00Z' });
    await write(takenOver, 'in', 'Bonjour');
    await write(takenOver, 'out', 'À demain.', `reminder:${bookingId}`);
    await write(takenOver, 'out', 'Désolé.', `failed:${uuid()}`);
    const guestId = uuid();
    await put('contact', { id: guestId });
    // The first version made a contact of whoever wrote, a member too.
    const guest = { contact_id: guestId };
    const member = await talk({ kind: 'choose', options: slots, until }, guest, { ...guest, member_id: memberId });
    await write(member, 'in', 'Bonjour');
    await write(member, 'out', 'À 9 h ou à 14 h ?');

    const turnIds = [uuid(), uuid(), uuid(), uuid(), uuid()] as const;
    for (const [index, lane] of ['agent', 'person', 'pending', 'legal', null].entries()) {
      const turn = { id: turnIds[index], conversation_id: offered, status: 'done', lane, language: 'fr' };
      await put('turn', { ...turn, created_at: `2026-11-23T08:0${index}:00Z` });
    }
    const [turnId] = turnIds;
    await put('usage', { id: uuid(), month: '2026-11', turn_id: turnId, status: 'settled' });
    await put('appointment', {
      id: bookingId,
      contact_id: contactId,
      service_id: serviceId,
      site_id: siteId,
      place_id: bayId,
      person_id: technicianId,
      conversation_id: offered,
      starts_at: '2026-11-24T08:00:00Z',
      ends_at: '2026-11-24T09:00:00Z',
      status: 'booked',
      price_cents: 8900,
    });
    const rows = [{ table: 'appointment', op: 'update', id: bookingId, values: { status: 'booked' } }];
    const proof = { turn_id: turnId, conversation_id: offered, effect: 'write', input: json({}), ok: true, ms: 1.5 };
    const called = (tool: string) => ({ id: uuid(), ...proof, call_key: tool, call_id: tool, tool });
    const held = { outcome: 'held' };
    const ask = { kind: 'choose', options: slots, until };
    await put('receipt', {
      ...called('hold_slots'),
      output: json(held),
      ask: json(ask),
      created_at: '2026-11-23T08:00:00Z',
    });
    const booked = { output: json({ outcome: 'booked' }), rows: json(rows), created_at: '2026-11-23T08:01:00Z' };
    await put('receipt', { ...called('book_appointment'), ...booked });
    await chain(put, [bookingId, bookingId], turnId);
    return { tenantId, offered, cancelling, unreadable, takenOver, member, memberId, contactId, turnId, bookingId };
  });
}

const late = '2026-13-45T99:99';

function odd(when: string) {
  return { kind: 'choose', options: slots, until: when };
}

/** Audits changes as the first version hashed them. */
async function chain(
  put: (table: string, row: Record<string, unknown>) => Promise<void>,
  rowIds: string[],
  turnId: string,
): Promise<void> {
  let previous = '';
  for (const [index, rowId] of rowIds.entries()) {
    const change = { op: 'update', status: 'booked' };
    const said = ['CUSTOMER', null, 'book_appointment', 'appointment', rowId, turnId, change];
    const hash = createHash('sha256')
      .update(JSON.stringify([previous, index + 1, ...said]))
      .digest('hex');
    await put('audit', {
      id: uuid(),
      seq: index + 1,
      actor_role: 'CUSTOMER',
      actor_id: null,
      action: 'book_appointment',
      table_name: 'appointment',
      row_id: rowId,
      change: json(change),
      turn_id: turnId,
      previous_hash: previous,
      hash,
    });
    previous = hash;
  }
}

async function putRow(db: Db, table: string, row: Record<string, unknown>): Promise<void> {
  const columns = Object.keys(row);
  await db.execute(
    `insert into ${table} (${columns.join(', ')}) values (${columns.map(() => '?').join(', ')})`,
    Object.values(row),
  );
}

function uuid(): string {
  return randomUUID();
}

function json(value: unknown): string {
  return JSON.stringify(value);
}

/**
 * An empty database and a login that owns it. On PostgreSQL the login is no superuser, as on most managed servers: row-level
 * security is forced on it, which PGlite's only login does not know.
 */
async function emptyDatabase(): Promise<{ orm: Orm; remove: () => Promise<void> }> {
  const servers = postgresUrls();
  if (!servers) return { orm: await connect({ kind: 'pglite', folder: null, dump: null }), remove: async () => {} };
  const name = `upgrade_${uuid().replaceAll('-', '')}`;
  await onServer(servers.ownerUrl, async (db) => {
    await db.execute(`create role ${name} login createrole`);
    await db.execute(`create database ${name} owner ${name}`);
  });
  // pgvector is no trusted extension: whoever runs the server creates it once, as the README says.
  await onServer(withDatabase(servers.ownerUrl, name), (db) => db.execute('create extension vector'));
  const url = new URL(withDatabase(servers.ownerUrl, name));
  url.username = name;
  return {
    orm: await connect({ kind: 'postgres', url: url.href, poolSize: 2 }),
    remove: () =>
      onServer(servers.ownerUrl, async (db) => {
        await db.execute(`drop database ${name} with (force)`);
        await db.execute(`drop role ${name}`);
      }),
  };
}
