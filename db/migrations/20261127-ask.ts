import { Migration } from '@mikro-orm/migrations';
import { forAllTenants, reference, tenantTable } from './tenant-table.ts';

/** Questions that wait for an answer, several at a time; the one that a conversation kept in a column becomes a row. */
export class AskTable extends Migration {
  override async up(): Promise<void> {
    for (const statement of statements) this.addSql(statement);
  }
}

const statements = [
  ...tenantTable(
    'ask',
    `conversation_id uuid not null,
message_id uuid,
topic text not null,
kind text not null check (kind in ('choose', 'confirm')),
options jsonb not null,
no jsonb,
late text not null check (late in ('runs', 'lapses')),
until timestamptz not null,
closed_at timestamptz`,
  ),
  `create index ask_open on ask (tenant_id, conversation_id) where closed_at is null`,
  `create index ask_message on ask (tenant_id, message_id)`,
  `create index ask_proposal on ask (tenant_id, (options -> 0 ->> 'proposal')) where closed_at is null`,
  reference('ask', 'conversation_id', 'conversation'),
  reference('ask', 'message_id', 'message'),
  // An offer of times could be answered late, since its tool finds out whether they are still free; a cancellation could not.
  // What was put to a member lapses: only a customer answers it.
  ...forAllTenants(
    ['conversation', 'message', 'ask'],
    [
      `insert into ask (tenant_id, id, conversation_id, message_id, topic, kind, options, no, late, until, created_at, updated_at)
select tenant_id, gen_random_uuid(), id,
  (select message.id
   from message
   where message.tenant_id = conversation.tenant_id and message.conversation_id = conversation.id and direction = 'out'
   order by seq desc
   limit 1),
  'booking', pending ->> 'kind',
  (select jsonb_agg(
     case option ->> 'tool' when 'cancel_appointment' then option || '{"calledOff": true}' else option end order by position)
   from jsonb_array_elements(pending -> 'options') with ordinality as each(option, position)),
  case when jsonb_exists(pending -> 'options' -> 0, 'startsAt') then '{"tool": "release_slots", "input": {}}'::jsonb end,
  case when jsonb_exists(pending -> 'options' -> 0, 'startsAt') then 'runs' else 'lapses' end,
  (pending ->> 'until')::timestamptz, updated_at, updated_at
from conversation
where contact_id is not null
  and pending ->> 'kind' in ('choose', 'confirm')
  and jsonb_typeof(pending -> 'options' -> 0) = 'object'
  and pending ->> 'until' ~ '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}'
  and pg_input_is_valid(pending ->> 'until', 'timestamptz')`,
    ],
  ),
  `alter table conversation drop column pending`,
];
