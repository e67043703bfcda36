import { defineEntity, p } from '@mikro-orm/core';
import { z } from 'zod';
import { tenantColumns } from './columns.ts';
import type { Db, Transactions } from './db.ts';

export const ChannelAccount = defineEntity({
  name: 'ChannelAccount',
  tableName: 'channel_account',
  properties: {
    ...tenantColumns,
    channel: p.text(),
    externalId: p.text(),
    secretsSealed: p.text(),
  },
});

export interface OpenedAccount {
  id: string;
  tenantId: string;
  channel: string;
  externalId: string;
  secrets: Record<string, string>;
}

const secretsJson = z.record(z.string(), z.string());

/** Finds who owns a receiving address, with the secrets opened; null when nobody does. */
export async function findAccount(
  store: Transactions,
  channel: string,
  externalId: string,
): Promise<OpenedAccount | null> {
  const [owner] = await store.beforeTenant((db) =>
    db.execute<{ tenantId: string; id: string }[]>(
      `select tenant_id as "tenantId", channel_account_id as id
       from receiving_address
       where channel = ? and external_id = ?`,
      [channel, externalId],
    ),
  );
  return owner ? openAccount(store, owner.tenantId, owner.id) : null;
}

/** Whether messages to this address come to this program, for whichever business; by the primary key. */
export async function isReceivingAddress(db: Db, channel: string, externalId: string): Promise<boolean> {
  const rows = await db.execute<unknown[]>(
    `select 1
     from receiving_address
     where channel = ? and external_id = ?`,
    [channel, externalId],
  );
  return rows.length > 0;
}

/** Opens an account by its id. */
export async function openAccount(store: Transactions, tenantId: string, id: string): Promise<OpenedAccount | null> {
  const row = await store.forTenant(tenantId, (db) => db.findOne(ChannelAccount, { id, deletedAt: null }));
  if (!row) return null;
  const key = await store.keyOf(tenantId);
  const secrets = secretsJson.parse(JSON.parse(key.open(row.secretsSealed)));
  return { id, tenantId, channel: row.channel, externalId: row.externalId, secrets };
}

/** Gives a tenant a receiving address. Throws when it already belongs to somebody. */
export async function connectAccount(
  db: Db,
  account: { id: string; tenantId: string; channel: string; externalId: string; secretsSealed: string },
): Promise<void> {
  const { id, channel, externalId, secretsSealed } = account;
  await db.insert(ChannelAccount, { id, channel, externalId, secretsSealed });
  await db.execute(
    `insert into receiving_address (channel, external_id, tenant_id, channel_account_id) values (?, ?, ?, ?)`,
    [channel, externalId, account.tenantId, id],
  );
}

/** Every receiving address, with whose it is. */
export async function connectedAccounts(
  store: Transactions,
): Promise<{ tenantId: string; id: string; externalId: string }[]> {
  return store.beforeTenant((db) =>
    db.execute(
      `select tenant_id as "tenantId", channel_account_id as id, external_id as "externalId"
       from receiving_address
       order by tenant_id, external_id`,
    ),
  );
}

/** The tenants that have a channel: the ones that jobs such as reminders go through. */
export async function connectedTenants(store: Transactions): Promise<string[]> {
  return [...new Set((await connectedAccounts(store)).map(({ tenantId }) => tenantId))];
}

/** The channels on which the business has an account. */
export async function channelsOf(db: Db): Promise<string[]> {
  const rows = await db.execute<{ channel: string }[]>(
    `select distinct channel from channel_account where deleted_at is null`,
  );
  return rows.map(({ channel }) => channel);
}

/** Gives an account new secrets. */
export async function changeSecrets(db: Db, id: string, secretsSealed: string): Promise<void> {
  await db.nativeUpdate(ChannelAccount, { id }, { secretsSealed });
}
