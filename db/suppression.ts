import { defineEntity, p, raw } from '@mikro-orm/core';
import { tenantColumns } from './columns.ts';
import type { Db } from './db.ts';
import { insertRow } from './insert-row.ts';

/** A person who is not written to on a channel. Read in the send path; the row stays when it is lifted, as a proof. */
export const Suppression = defineEntity({
  name: 'Suppression',
  tableName: 'suppression',
  properties: {
    ...tenantColumns,
    channel: p.text(),
    addressIndex: p.text(),
    /** What they said, or our message that was refused. */
    messageId: p.uuid().nullable(),
    /** They said so; the carrier says that they told it so; or the carrier says that their line takes no messages. */
    origin: p.enum(['said', 'carrier', 'line'] as const),
    liftedAt: p.datetime().nullable(),
  },
});

/** Keeps the opt-out; saying STOP twice changes nothing, saying it again after START counts again. */
export async function suppress(
  db: Db,
  row: { id: string; channel: string; addressIndex: string; messageId: string | null },
): Promise<void> {
  const { channel, addressIndex, messageId } = row;
  const isNew = await insertRow(db, Suppression, { ...row, origin: 'said' }, '(tenant_id, channel, address_index)');
  if (isNew) return;
  await db.nativeUpdate(Suppression, { channel, addressIndex }, { liftedAt: null, messageId, origin: 'said' });
}

/**
 * Keeps what the carrier says of the recipient of a message; true when it is news. It is none where they are not written to already,
 * nor where they said START after that message was made: reports come late.
 */
export async function learnSuppression(
  db: Db,
  row: { id: string; channel: string; addressIndex: string; messageId: string; origin: 'carrier' | 'line' },
): Promise<boolean> {
  const { id, channel, addressIndex, messageId, origin } = row;
  const rows = await db.execute<unknown[]>(
    `insert into suppression (id, channel, address_index, message_id, origin)
     values (?, ?, ?, ?, ?)
     on conflict (tenant_id, channel, address_index) do update
     set lifted_at = null, message_id = excluded.message_id, origin = excluded.origin
     where suppression.lifted_at < (select created_at from message where id = excluded.message_id)
     returning 1`,
    [id, channel, addressIndex, messageId, origin],
  );
  return rows.length === 1;
}

export async function liftSuppression(db: Db, channel: string, addressIndex: string): Promise<void> {
  await db.nativeUpdate(Suppression, { channel, addressIndex, liftedAt: null }, { liftedAt: raw('app_now()') });
}

export async function isSuppressed(db: Db, channel: string, addressIndex: string): Promise<boolean> {
  return (await db.count(Suppression, { channel, addressIndex, liftedAt: null, deletedAt: null })) > 0;
}
