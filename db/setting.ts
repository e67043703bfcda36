import type { Db } from './orm.ts';
import type { TenantRow } from './tenant.ts';

/** A conversation with all that says who talks to whom. */
export interface Setting {
  conversationId: string;
  language: 'fr' | 'en';
  holder: 'agent' | 'person';
  epoch: number;
  pending: unknown;
  isDisclosed: boolean;
  /** This person said STOP here. */
  isSuppressed: boolean;
  /** Messages we sent here in the last ten minutes. */
  repliesLately: number;
  channelAccountId: string;
  channel: string;
  addressIndex: string;
  addressSealed: string;
  contactId: string;
  firstName: string | null;
  lastName: string | null;
  tenant: Pick<TenantRow, 'id' | 'name' | 'trade' | 'zone' | 'plan'>;
}

interface SettingRow {
  id: string;
  language: 'fr' | 'en';
  holder: 'agent' | 'person';
  epoch: number;
  pending: unknown;
  disclosed: boolean;
  suppressed: boolean;
  replies: number;
  channel_account_id: string;
  channel: string;
  value_index: string;
  value_sealed: string;
  contact_id: string;
  first_name: string | null;
  last_name: string | null;
  tenant_id: string;
  name: string;
  trade: TenantRow['trade'];
  zone: string;
  plan: TenantRow['plan'];
}

/** Reads a conversation's setting in one query, and locks nothing. */
export async function settingOf(db: Db, conversationId: string): Promise<Setting> {
  const [row] = await db.execute<SettingRow[]>(
    `select
       conversation.id, conversation.language, conversation.holder, conversation.epoch, conversation.pending,
       conversation.disclosed_at is not null as disclosed, conversation.channel_account_id, address.channel,
       address.value_index, address.value_sealed, conversation.contact_id, contact.first_name, contact.last_name,
       tenant.id as tenant_id, tenant.name, tenant.trade, tenant.zone, tenant.plan,
       exists (
         select from suppression
         where suppression.channel = address.channel
           and suppression.address_index = address.value_index
           and suppression.lifted_at is null) as suppressed,
       (select count(*)::int
        from message
        where message.conversation_id = conversation.id
          and message.direction = 'out'
          and message.created_at > app_now() - interval '10 minutes') as replies
     from conversation
     join address on address.tenant_id = conversation.tenant_id and address.id = conversation.address_id
     join contact on contact.tenant_id = conversation.tenant_id and contact.id = conversation.contact_id
     join tenant on tenant.id = conversation.tenant_id
     where conversation.id = ?`,
    [conversationId],
  );
  if (!row) throw new Error(`There is no conversation ${conversationId} in this tenant.`);
  return {
    conversationId: row.id,
    language: row.language,
    holder: row.holder,
    epoch: row.epoch,
    pending: row.pending,
    isDisclosed: row.disclosed,
    isSuppressed: row.suppressed,
    repliesLately: row.replies,
    channelAccountId: row.channel_account_id,
    channel: row.channel,
    addressIndex: row.value_index,
    addressSealed: row.value_sealed,
    contactId: row.contact_id,
    firstName: row.first_name,
    lastName: row.last_name,
    tenant: { id: row.tenant_id, name: row.name, trade: row.trade, zone: row.zone, plan: row.plan },
  };
}
