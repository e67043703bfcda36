import { defineEntity, type InferEntity, p } from '@mikro-orm/core';
import { tenantColumns } from './columns.ts';
import type { Db } from './db.ts';
import { insertRow } from './insert-row.ts';

/** Time in which a bay or a technician takes no appointment; what is booked there stays. */
export const Block = defineEntity({
  name: 'Block',
  tableName: 'block',
  properties: {
    ...tenantColumns,
    resourceId: p.uuid(),
    startsAt: p.datetime(),
    endsAt: p.datetime(),
    reason: p.text().nullable(),
    memberId: p.uuid().nullable(),
    version: p.integer().default(1),
  },
});

type BlockRow = InferEntity<typeof Block>;

export async function addBlock(
  db: Db,
  block: Pick<BlockRow, 'id' | 'resourceId' | 'startsAt' | 'endsAt' | 'reason' | 'memberId'>,
): Promise<void> {
  await insertRow(db, Block, block);
}

export interface KnownBlock {
  id: string;
  version: number;
  resourceId: string;
  resource: string;
  startsAt: Date;
  endsAt: Date;
  reason: string | null;
}

/** What is blocked between two instants, in order. */
export async function blocksBetween(db: Db, from: Date, to: Date): Promise<KnownBlock[]> {
  return known(db, `block.starts_at < ? and block.ends_at > ?`, [to, from]);
}

export async function blockById(db: Db, id: string): Promise<KnownBlock | null> {
  const [row] = await known(db, `block.id = ?`, [id]);
  return row ?? null;
}

async function known(db: Db, which: string, values: unknown[]): Promise<KnownBlock[]> {
  const rows = await db.execute<KnownBlock[]>(
    `select block.id, block.version, block.resource_id as "resourceId", resource.name as resource,
       block.starts_at as "startsAt", block.ends_at as "endsAt", block.reason
     from block
     join resource on resource.tenant_id = block.tenant_id and resource.id = block.resource_id
     where ${which}
       and block.deleted_at is null
     order by block.starts_at, block.id`,
    values,
  );
  return rows.map((row) => ({ ...row, startsAt: new Date(row.startsAt), endsAt: new Date(row.endsAt) }));
}
