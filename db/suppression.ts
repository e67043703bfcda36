import { defineEntity, p, raw } from '@mikro-orm/core';
import { tenantColumns } from './columns.ts';
import type { Db } from './db.ts';
import { insertRow } from './insert-row.ts';

/** A person who said STOP on a channel. Read in the send path; the row stays when it is lifted, as a proof. */
export const Suppression = defineEntity({
  name: 'Suppression',
  tableName: 'suppression',
  properties: {
    ...tenantColumns,
    channel: p.text(),
    addressIndex: p.text(),
    messageId: p.uuid().nullable(),
    liftedAt: p.datetime().nullable(),
  },
});

/** Keeps the opt-out; saying STOP twice changes nothing, saying it again after START counts again. */
export async function suppress(
  db: Db,
  row: { id: string; channel: string; addressIndex: string; messageId: string | null },
): Promise<void> {
  const { channel, addressIndex, messageId } = row;
  const isNew = await insertRow(db, Suppression, row, '(tenant_id, channel, address_index)');
  if (!isNew) await db.nativeUpdate(Suppression, { channel, addressIndex }, { liftedAt: null, messageId });
}

export async function liftSuppression(db: Db, channel: string, addressIndex: string): Promise<void> {
  await db.nativeUpdate(Suppression, { channel, addressIndex, liftedAt: null }, { liftedAt: raw('app_now()') });
}

export async function isSuppressed(db: Db, channel: string, addressIndex: string): Promise<boolean> {
  return (await db.count(Suppression, { channel, addressIndex, liftedAt: null, deletedAt: null })) > 0;
}
