import { createHash } from 'node:crypto';
import { defineEntity, type InferEntity, p } from '@mikro-orm/core';
import { tenantColumns } from './columns.ts';
import type { Db } from './db.ts';
import { insertRow } from './insert-row.ts';
import type { TenantKey } from './seal.ts';

/** Who changed what. Append-only by a trigger, and each row carries the hash of the one before it. */
export const Audit = defineEntity({
  name: 'Audit',
  tableName: 'audit',
  properties: {
    ...tenantColumns,
    seq: p.bigint('number'),
    actorRole: p.text(),
    actorId: p.uuid().nullable(),
    action: p.text(),
    tableName: p.text(),
    rowId: p.uuid(),
    change: p.json<Record<string, unknown>>(),
    turnId: p.uuid().nullable(),
    /** Who proposed what the actor approved. */
    proposerId: p.uuid().nullable(),
    /** The way it came: a channel, `job`, `command` or `page`. Rows from before it was kept have none. */
    channel: p.text().nullable(),
    previousHash: p.text(),
    hash: p.text(),
  },
});

/** Where a tenant's chain ends: a row that is cut off there is missed. Sealed with the tenant's key, which the database does not have. */
export const AuditHead = defineEntity({
  name: 'AuditHead',
  tableName: 'audit_head',
  properties: { ...tenantColumns, seq: p.bigint('number'), hash: p.text(), seal: p.text().nullable() },
});

export interface AuditEntry {
  id: string;
  actorRole: string;
  actorId: string | null;
  action: string;
  tableName: string;
  rowId: string;
  change: Record<string, unknown>;
  turnId: string | null;
  /** Who proposed it, where the actor only approved. */
  proposerId: string | null;
  channel: string;
}

/** The action of the row that says that the end of the chain was not where it should be. */
export const lostEnd = 'audit_end_lost';

/** Appends changes to the tenant's chain, in order. One transaction at a time holds its end. */
export async function appendAudit(db: Db, key: TenantKey, changes: readonly AuditEntry[]): Promise<void> {
  if (changes.length === 0) return;
  const end = (await holdEnd(db)) ?? (await beginEnd(db));
  let { seq, hash } = end;
  const rows = [...(end.isLost ? [sayLost(changes)] : []), ...changes].map((change) => {
    const previousHash = hash;
    seq += 1;
    const row = { ...change, seq, createdAt: end.at, previousHash };
    hash = auditHash(row);
    return { ...row, hash };
  });
  await Promise.all([
    ...rows.map((row) => insertRow(db, Audit, row)),
    db.execute(`update audit_head set seq = ?, hash = ?, seal = ?`, [seq, hash, sealOf(key, { seq, hash })]),
  ]);
}

interface End {
  seq: number;
  hash: string;
  at: Date;
  /** There are rows, and nothing said where they end. */
  isLost: boolean;
}

/** The end of the chain as its last holder left it, held until this transaction is over. */
async function holdEnd(db: Db): Promise<End | null> {
  const [row] = await db.execute<{ seq: number; hash: string; at: string }[]>(
    `select seq::int as seq, hash, app_now() as at from audit_head for update`,
  );
  return row ? { ...row, at: new Date(row.at), isLost: false } : null;
}

/** The first row of a tenant begins its chain; where there are others already, somebody took away what said where they end. */
async function beginEnd(db: Db): Promise<End> {
  const [begun] = await db.execute<{ seq: number }[]>(
    `insert into audit_head (id, seq, hash)
     select gen_random_uuid(), coalesce(max(seq), 0), coalesce((select hash from audit order by seq desc limit 1), '')
     from audit
     on conflict (tenant_id) do nothing
     returning seq::int as seq`,
  );
  const end = await holdEnd(db);
  if (!end) throw new Error('The end of the audit that was just stored cannot be read.');
  return { ...end, isLost: begun !== undefined && begun.seq > 0 };
}

/** In the place of the first change's own id, which it keeps: the row of the head that was lost is about itself. */
function sayLost([first]: readonly AuditEntry[]): AuditEntry {
  if (!first) throw new Error('Nothing is appended.');
  const { id, channel } = first;
  return {
    ...{ id: lostIdOf(id), rowId: id, channel, turnId: null, proposerId: null, actorRole: 'SYSTEM', actorId: null },
    ...{ action: lostEnd, tableName: 'audit_head', change: {} },
  };
}

/** An id of its own that is as good as chance, from one that is. */
function lostIdOf(id: string): string {
  const hex = createHash('sha256').update(`lost ${id}`).digest('hex');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12}).*$/, '$1-$2-$3-$4-$5');
}

/** What the end of a chain is sealed with: whoever may write to the database, but has no key, cannot make one. */
export function sealOf(key: TenantKey, { seq, hash }: { seq: number; hash: string }): string {
  return key.index(`audit ${seq} ${hash}`);
}

/** What a row says, as it is given and as it is read again. */
export type Hashed = Omit<AuditEntry, 'id' | 'change' | 'channel'> &
  Pick<InferEntity<typeof Audit>, 'seq' | 'previousHash' | 'channel' | 'createdAt'> & { change: unknown };

/** The hash that a row must have. */
export function auditHash(row: Hashed): string {
  return createHash('sha256')
    .update(JSON.stringify(spelled(row)))
    .digest('hex');
}

/** All that a row says, in one spelling. */
function spelled(row: Hashed): unknown[] {
  const { previousHash, seq, actorRole, actorId, action, tableName, rowId, turnId, proposerId, channel } = row;
  const change = sorted(row.change);
  const who = [actorRole, actorId, action, tableName, rowId, turnId];
  if (channel !== null) return [2, previousHash, seq, row.createdAt.toISOString(), channel, ...who, proposerId, change];
  // Rows from before the channel was kept, and the first ones before there were proposals.
  return [previousHash, seq, ...who, change, ...(proposerId ? [proposerId] : [])];
}

/** jsonb does not keep the order of keys, so the hash must not depend on it. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => [key, sorted(inner)]),
  );
}
