import { defineEntity, p } from '@mikro-orm/core';
import { tenantColumns } from './columns.ts';
import type { Db } from './db.ts';

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

/** Keeps the opt-out; saying STOP twice changes nothing, saying it again after START counts again. Gives the row that keeps it. */
export async function suppress(
  db: Db,
  row: { id: string; channel: string; addressIndex: string; messageId: string | null },
): Promise<string> {
  const { id, channel, addressIndex, messageId } = row;
  const [kept] = await db.execute<{ id: string }[]>(
    `insert into suppression (id, channel, address_index, message_id, origin)
     values (?, ?, ?, ?, 'said')
     on conflict (tenant_id, channel, address_index) do update
     set lifted_at = null, message_id = excluded.message_id, origin = 'said'
     returning id`,
    [id, channel, addressIndex, messageId],
  );
  if (!kept) throw new Error('The opt-out was not kept.');
  return kept.id;
}

/**
 * Keeps what the carrier says of the recipient of a message; gives the row when it is news. It is none where they are not written to already,
 * nor where they said START after that message was made: reports come late.
 */
export async function learnSuppression(
  db: Db,
  row: { id: string; channel: string; addressIndex: string; messageId: string; origin: 'carrier' | 'line' },
): Promise<string | null> {
  const { id, channel, addressIndex, messageId, origin } = row;
  const [kept] = await db.execute<{ id: string }[]>(
    `insert into suppression (id, channel, address_index, message_id, origin)
     values (?, ?, ?, ?, ?)
     on conflict (tenant_id, channel, address_index) do update
     set lifted_at = null, message_id = excluded.message_id, origin = excluded.origin
     where suppression.lifted_at < (select created_at from message where id = excluded.message_id)
     returning id`,
    [id, channel, addressIndex, messageId, origin],
  );
  return kept?.id ?? null;
}

/** Lifts an opt-out; gives the row, where there was one. */
export async function liftSuppression(db: Db, channel: string, addressIndex: string): Promise<string[]> {
  const rows = await db.execute<{ id: string }[]>(
    `update suppression
     set lifted_at = app_now()
     where channel = ? and address_index = ? and lifted_at is null
     returning id`,
    [channel, addressIndex],
  );
  return rows.map(({ id }) => id);
}

export async function isSuppressed(db: Db, channel: string, addressIndex: string): Promise<boolean> {
  return (await db.count(Suppression, { channel, addressIndex, liftedAt: null, deletedAt: null })) > 0;
}
