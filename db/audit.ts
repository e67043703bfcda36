import { createHash } from 'node:crypto';
import { defineEntity, type InferEntity, p } from '@mikro-orm/core';
import { tenantColumns } from './columns.ts';
import type { Db } from './db.ts';
import { insertRow } from './insert-row.ts';

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
    previousHash: p.text(),
    hash: p.text(),
  },
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
}

/** What a row says, as it is given and as it is read again. */
type Hashed = Pick<InferEntity<typeof Audit>, Exclude<keyof AuditEntry, 'id' | 'change'>> & { change: unknown };

/** Appends changes to the tenant's chain, in order. One transaction at a time holds its end. */
export async function appendAudit(db: Db, changes: AuditEntry[]): Promise<void> {
  if (changes.length === 0) return;
  const [, [last]] = await Promise.all([
    db.execute(`select pg_advisory_xact_lock(hashtextextended('audit:' || app_tenant()::text, 0))`),
    // Runs when the lock is held, and sees what its last holder wrote.
    db.execute<{ seq: number; hash: string }[]>(`select seq::int as seq, hash from audit order by seq desc limit 1`),
  ]);
  let seq = last?.seq ?? 0;
  let previousHash = last?.hash ?? '';
  const rows = changes.map((change) => {
    seq += 1;
    const row = { ...change, seq, previousHash, hash: hashOf(previousHash, seq, change) };
    previousHash = row.hash;
    return row;
  });
  await Promise.all(rows.map((row) => insertRow(db, Audit, row)));
}

/** Where the chain is broken: the number of the first row that was changed or is missing, or null when all is well. */
export async function brokenAt(db: Db): Promise<number | null> {
  const rows = await db.find(Audit, {}, { orderBy: { seq: 'asc' }, disableIdentityMap: true });
  let previousHash = '';
  for (const [index, row] of rows.entries()) {
    const intact = row.seq === index + 1 && row.previousHash === previousHash;
    if (!intact || row.hash !== hashOf(previousHash, row.seq, row)) return index + 1;
    previousHash = row.hash;
  }
  return null;
}

function hashOf(previousHash: string, seq: number, change: Hashed): string {
  const { actorRole, actorId, action, tableName, rowId, turnId, proposerId } = change;
  const text = JSON.stringify([
    previousHash,
    seq,
    actorRole,
    actorId,
    action,
    tableName,
    rowId,
    turnId,
    sorted(change.change),
    // Rows from before there were proposals were hashed without it.
    ...(proposerId ? [proposerId] : []),
  ]);
  return createHash('sha256').update(text).digest('hex');
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
