import type { Db } from './db.ts';
import type { MemberRole } from './member.ts';
import type { TenantRow } from './tenant.ts';

/** A conversation with all that says who talks to whom. */
export interface Setting {
  conversationId: string;
  language: 'fr' | 'en';
  holder: 'agent' | 'member';
  epoch: number;
  isDisclosed: boolean;
  /** This human said STOP here. */
  isSuppressed: boolean;
  /** Of the latest hundred messages, those we sent in the last ten minutes. */
  repliesLately: number;
  channelAccountId: string;
  channel: string;
  addressIndex: string;
  /** Who is at the other end, by the verified address and by nothing they say. */
  partner: Partner;
  /** What waits for an answer and reached them, newest first; read again by whoever knows its shape. */
  asks: unknown[];
  /** What a customer wanted to read, if the last thing we said asks them to show who they are first. */
  challenge: { tool: string; input: Record<string, unknown> } | null;
  /** `isSetUp`: it is being told, and cannot be booked yet. */
  tenant: Pick<TenantRow, 'id' | 'name' | 'trade' | 'zone' | 'plan'> & { isSetUp: boolean };
}

export type Partner =
  | { kind: 'contact'; contactId: string; firstName: string | null; lastName: string | null }
  /** `isGone`: no longer of the business, or not from this address. */
  | { kind: 'member'; memberId: string; name: string; role: MemberRole; isGone: boolean };

/** A conversation may hold years: only its end is read. */
const latest = 100;

type SettingRow = Omit<Setting, 'partner'> & {
  contact: Omit<Extract<Partner, { kind: 'contact' }>, 'kind'> | null;
  member: Omit<Extract<Partner, { kind: 'member' }>, 'kind'> | null;
};

/** Reads a conversation's setting in one query, and locks nothing. */
export async function settingOf(db: Db, conversationId: string): Promise<Setting> {
  const [row] = await db.execute<SettingRow[]>(
    `select
       conversation.id as "conversationId", conversation.language, conversation.holder, conversation.epoch,
       conversation.disclosed_at is not null as "isDisclosed", conversation.channel_account_id as "channelAccountId",
       address.channel, address.value_index as "addressIndex",
       exists (
         select from suppression
         where suppression.tenant_id = address.tenant_id
           and suppression.channel = address.channel
           and suppression.address_index = address.value_index
           and suppression.lifted_at is null) as "isSuppressed",
       (select count(*)::int
        from (
          select direction, created_at
          from message
          where message.tenant_id = conversation.tenant_id and message.conversation_id = conversation.id
          order by seq desc
          limit ${latest}) as latest
        where direction = 'out' and created_at > app_now() - interval '10 minutes') as "repliesLately",
       (select json_build_object('contactId', id, 'firstName', first_name, 'lastName', last_name)
        from contact
        where contact.tenant_id = conversation.tenant_id and contact.id = conversation.contact_id) as contact,
       (select json_build_object('memberId', id, 'name', name, 'role', role, 'isGone', member.deleted_at is not null or address.deleted_at is not null)
        from member
        where member.tenant_id = conversation.tenant_id and member.id = conversation.member_id) as member,
       (select coalesce(json_agg(to_json(open) order by open.at desc, open.id desc), '[]') from (
          select ask.id, ask.topic, ask.kind, ask.options, ask.no, ask.late, ask.until, ask.created_at as at,
            not exists (
              select from message as later
              where later.tenant_id = message.tenant_id and later.conversation_id = message.conversation_id
                and later.direction = 'out' and later.seq > message.seq
                and later.status in ('sending', 'sent', 'delivered', 'read', 'unknown')) as "isLast"
          from ask
          left join message on message.tenant_id = ask.tenant_id and message.id = ask.message_id
          where ask.tenant_id = conversation.tenant_id and ask.conversation_id = conversation.id
            and ask.closed_at is null
            and coalesce(message.status, 'sent') in ('sending', 'sent', 'delivered', 'read', 'unknown')) as open) as asks,
       (select json_build_object('tool', tool, 'input', input)
        from challenge
        where challenge.tenant_id = conversation.tenant_id and challenge.conversation_id = conversation.id
          and challenge.contact_id = conversation.contact_id and challenge.closed_at is null
          and challenge.created_at > app_now() - interval '1 day'
          and (
            select count(*)
            from message
            where message.tenant_id = conversation.tenant_id and message.conversation_id = conversation.id
              and direction = 'out' and message.created_at > challenge.created_at) <= 1
        order by challenge.created_at desc, challenge.id desc
        limit 1) as challenge,
       json_build_object(
         'id', tenant.id, 'name', tenant.name, 'trade', tenant.trade, 'zone', tenant.zone, 'plan', tenant.plan,
         'isSetUp', tenant.setup is not null) as tenant
     from conversation
     join address on address.tenant_id = conversation.tenant_id and address.id = conversation.address_id
     join tenant on tenant.id = conversation.tenant_id
     where conversation.id = ?`,
    [conversationId],
  );
  if (!row) throw new Error(`There is no conversation ${conversationId} in this tenant.`);
  const { contact, member, ...setting } = row;
  if (member) return { ...setting, partner: { kind: 'member', ...member } };
  if (!contact) throw new Error(`The conversation ${conversationId} is with nobody.`);
  return { ...setting, partner: { kind: 'contact', ...contact } };
}
