import { Migration } from '@mikro-orm/migrations';
import { forAllTenants, reference } from './tenant-table.ts';

/** A conversation is with a contact or with a member, and goes on in a place; a message knows who wrote it and what for. */
export class ConversationWithMember extends Migration {
  override async up(): Promise<void> {
    for (const statement of [...conversation, ...message, ...turn]) this.addSql(statement);
  }
}

const conversation = [
  `create index address_value_anywhere on address (tenant_id, value_index)`,
  `alter table conversation alter column contact_id drop not null`,
  `alter table conversation add column member_id uuid`,
  reference('conversation', 'member_id', 'member'),
  // Whoever wrote was made a contact, members too: their conversations are theirs now, and the contact keeps its appointments.
  ...forAllTenants(
    ['conversation', 'address'],
    [
      `update conversation
set member_id = address.member_id, contact_id = null
from address
where address.tenant_id = conversation.tenant_id and address.id = conversation.address_id and address.member_id is not null`,
      `update address set contact_id = null where member_id is not null`,
    ],
  ),
  `alter table address add constraint address_of_one check (num_nonnulls(contact_id, member_id) <= 1)`,
  `alter table conversation add constraint conversation_with_one check (num_nonnulls(contact_id, member_id) = 1)`,
  `alter table conversation add column place text not null default ''`,
  `drop index conversation_address`,
  `create unique index conversation_address on conversation (tenant_id, channel_account_id, address_id, place)`,
  `create index conversation_contact on conversation (tenant_id, contact_id) where contact_id is not null`,
  `create index conversation_member on conversation (tenant_id, member_id) where member_id is not null`,
  `create index address_member on address (tenant_id, member_id) where member_id is not null`,
  `alter table conversation rename column person_wanted_at to member_wanted_at`,
  `alter table conversation drop constraint conversation_holder_check`,
  ...forAllTenants(['conversation'], [`update conversation set holder = 'member' where holder = 'person'`]),
  `alter table conversation add constraint conversation_holder_check check (holder in ('agent', 'member'))`,
];

const message = [
  `alter table message drop constraint message_kind_check`,
  `alter table message add constraint message_kind_check check (kind in ('text', 'choice', 'media', 'location', 'template'))`,
  `alter table message add column author text`,
  `alter table message add column author_id uuid`,
  `alter table message add column purpose text not null default 'reply'`,
  ...forAllTenants(
    ['message', 'conversation'],
    [
      `update message
set author = case
      when direction = 'in' and conversation.member_id is not null then 'member'
      when direction = 'in' then 'contact'
      when dedupe_key like 'reminder:%' or dedupe_key like 'failed:%' then 'system'
      else 'agent'
    end,
    author_id = case direction when 'in' then coalesce(conversation.member_id, conversation.contact_id) end,
    purpose = case when message.dedupe_key like 'reminder:%' then 'reminder' else 'reply' end
from conversation
where conversation.tenant_id = message.tenant_id and conversation.id = message.conversation_id`,
    ],
  ),
  `alter table message alter column author set not null`,
  `alter table message add constraint message_author_check check (author in ('contact', 'member', 'agent', 'system'))`,
  `alter table message add constraint message_author_named check ((author in ('contact', 'member')) = (author_id is not null))`,
  `alter table message add constraint message_purpose_check check (purpose in ('reply', 'reminder', 'notice'))`,
];

const turn = [
  `alter table turn drop constraint turn_lane_check`,
  ...forAllTenants(
    ['turn'],
    [
      `update turn
set lane = case lane when 'person' then 'takeover' else 'ask' end
where lane in ('person', 'pending')`,
    ],
  ),
  `alter table turn add constraint turn_lane_check check (lane in ('legal', 'takeover', 'ask', 'agent'))`,
];
