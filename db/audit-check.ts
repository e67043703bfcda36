import { auditHash, type Hashed, lostEnd, sealOf } from './audit.ts';
import type { Db } from './db.ts';
import type { TenantKey } from './seal.ts';

/** So many rows are held in memory at once, however long the chain is. */
const pageLength = 1_000;

/** A row of the audit, as it says itself. */
export type AuditRow = Hashed & { id: string };
type StoredAudit = AuditRow & { hash: string };

/** What is wrong with a chain, and where: the number of the first row that is not as it was written. */
export type Flaw =
  /** What the row says is not what was hashed. */
  | { kind: 'altered'; seq: number; row: AuditRow }
  /** Rows are not there: up to `last`. */
  | { kind: 'missing'; seq: number; last: number }
  /** Rows are there that nobody appended. */
  | { kind: 'added'; seq: number }
  /** The end of the chain, its whole or its seal, is not what was written last. */
  | { kind: 'end'; seq: number };

export interface AuditCheck {
  /** How many rows there should be. */
  count: number;
  /** The hash of the last, which stands for all of them. */
  hash: string;
  flaw: Flaw | null;
}

interface End {
  seq: number;
  hash: string;
  seal: string | null;
  /** The number of the last row, whatever the end says. */
  last: number;
  /** A row from before ends were sealed is the last one. */
  isOld: boolean;
}

/** Reads a tenant's chain from its beginning to its end, a page at a time, and says where it is first broken. What is appended meanwhile is of the next check. */
export async function verifyAudit(db: Db, key: TenantKey): Promise<AuditCheck> {
  const end = await endOf(db);
  const { seq: count, hash } = end;
  const read = await readTo(db, count);
  return { count, hash, flaw: read.flaw ?? flawOf(end, read.hash, key) };
}

async function endOf(db: Db): Promise<End> {
  const [row] = await db.execute<End[]>(
    `select coalesce(head.seq, 0)::int as seq, coalesce(head.hash, '') as hash, head.seal,
       coalesce(last.seq, 0)::int as last, last.channel is null as "isOld"
     from (select 1) as one
     left join audit_head as head on true
     left join (select seq, channel from audit order by seq desc limit 1) as last on true`,
  );
  if (!row) throw new Error('A query without a condition found no row.');
  return row;
}

/** The first flaw of the rows up to `count`, and the hash of the last of them. By `audit_seq`. */
async function readTo(db: Db, count: number): Promise<{ flaw: Flaw | null; hash: string }> {
  let [at, hash] = [0, ''];
  while (at < count) {
    const rows = await rowsBehind(db, at, Math.min(at + pageLength, count));
    if (rows.length === 0) return { flaw: await missingFrom(db, at, count), hash };
    for (const row of rows) {
      const flaw = flawOfRow(row, at, hash);
      if (flaw) return { flaw, hash };
      at = row.seq;
      hash = row.hash;
    }
  }
  return { flaw: null, hash };
}

function flawOfRow({ hash, ...row }: StoredAudit, before: number, previousHash: string): Flaw | null {
  const { seq } = row;
  if (seq !== before + 1) return { kind: 'missing', seq: before + 1, last: seq - 1 };
  if (row.previousHash !== previousHash || hash !== auditHash(row)) return { kind: 'altered', seq, row };
  return row.action === lostEnd ? { kind: 'end', seq } : null;
}

/** A whole page is gone, or all that follows. */
async function missingFrom(db: Db, at: number, count: number): Promise<Flaw> {
  const [next] = await db.execute<{ seq: number }[]>(
    `select seq::int as seq from audit where seq > ? order by seq limit 1`,
    [at],
  );
  return { kind: 'missing', seq: at + 1, last: next ? next.seq - 1 : count };
}

function flawOf({ seq, hash, seal, last, isOld }: End, read: string, key: TenantKey): Flaw | null {
  if (last > seq) return { kind: 'added', seq: seq + 1 };
  if (hash !== read) return { kind: 'end', seq };
  if (seq === 0) return null;
  // What an older version wrote is sealed with the first row that follows it.
  const isSealed = seal === null ? isOld : seal === sealOf(key, { seq, hash });
  return isSealed ? null : { kind: 'end', seq };
}

async function rowsBehind(db: Db, at: number, to: number): Promise<StoredAudit[]> {
  const rows = await db.execute<StoredAudit[]>(
    `select id, seq::int as seq, actor_role as "actorRole", actor_id as "actorId", action, table_name as "tableName",
       row_id as "rowId", change, turn_id as "turnId", proposer_id as "proposerId", channel,
       previous_hash as "previousHash", hash, created_at as "createdAt"
     from audit
     where seq > ? and seq <= ?
     order by seq`,
    [at, to],
  );
  return rows.map((row) => ({ ...row, createdAt: new Date(row.createdAt) }));
}
