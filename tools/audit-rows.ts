import { appendAudit } from '#db/audit.ts';
import type { Db } from '#db/db.ts';
import type { TenantKey } from '#db/seal.ts';
import { type Actor, idOf, roleOf } from './actor.ts';
import { auditedChange } from './audited.ts';
import type { RowWritten } from './tool.ts';

/** By whom, by which way and as what rows were written. */
export interface Trail {
  key: TenantKey;
  newId(): string;
  actor: Actor;
  /** The tool, the lane, the job or the command. */
  action: string;
  /** A channel, or `job`, `command`, `page`. */
  channel: string;
  turnId?: string | null;
  proposerId?: string | null;
}

/** Leaves a row of the audit for each row that was written; in the same transaction, and as its last statements but one. */
export async function auditRows(db: Db, trail: Trail, rows: readonly RowWritten[]): Promise<void> {
  const { key, newId, actor, action, channel, turnId = null, proposerId = null } = trail;
  await appendAudit(
    db,
    key,
    rows.map((row) => ({
      ...{ id: newId(), turnId, actorRole: roleOf(actor), actorId: idOf(actor), proposerId, action, channel },
      ...{ tableName: row.table, rowId: row.id, change: auditedChange(row) },
    })),
  );
}
