import { Migration } from '@mikro-orm/migrations';
import { reference, tenantTable } from './tenant-table.ts';

/** People, the diary, conversations and the proof of what was done in them. */
export class FirstSlice extends Migration {
  override async up(): Promise<void> {
    for (const statement of statements) this.addSql(statement);
  }
}

const foundations = [
  `create extension if not exists btree_gist`,
  // A role of the whole server, so another database of the same server may have made it already.
  `do $$ begin
  if not exists (select from pg_roles where rolname = 'comptoir_runtime') then
    create role comptoir_runtime nologin nosuperuser nobypassrls;
  end if;
exception when duplicate_object or unique_violation then null; end $$`,
  `grant usage on schema public to comptoir_runtime`,
  `create function app_tenant() returns uuid language sql stable parallel safe
  return nullif(current_setting('app.tenant', true), '')::uuid`,
  `create function app_now() returns timestamptz language sql stable parallel safe
  return coalesce(nullif(current_setting('app.now', true), '')::timestamptz, now())`,
  `create function touch_updated_at() returns trigger language plpgsql as $$
begin
  new.updated_at := app_now();
  return new;
end $$`,
  `create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% is append-only', tg_table_name using errcode = 'insufficient_privilege';
end $$`,
];

/** The only two tables that are not a tenant's own: who the tenants are, and which receiving address belongs to whom. */
const directory = [
  `create table tenant (
  id uuid primary key,
  slug text not null unique,
  name text not null,
  trade text not null check (trade in ('garage', 'hair')),
  language text not null default 'fr' check (language in ('fr', 'en')),
  zone text not null,
  plan text not null default 'FREE' check (plan in ('FREE', 'STARTER', 'PRO', 'ENTERPRISE')),
  key_sealed text not null,
  created_at timestamptz not null default app_now(),
  updated_at timestamptz not null default app_now(),
  deleted_at timestamptz
)`,
  `alter table tenant enable row level security`,
  `alter table tenant force row level security`,
  `create policy tenant_only on tenant using (id = app_tenant()) with check (id = app_tenant())`,
  `create trigger touch before update on tenant for each row execute function touch_updated_at()`,
  `grant select, insert, update on tenant to comptoir_runtime`,
  // No personal data: a webhook must find its tenant before a tenant is known.
  `create table receiving_address (
  channel text not null,
  external_id text not null,
  tenant_id uuid not null,
  channel_account_id uuid not null,
  created_at timestamptz not null default app_now(),
  primary key (channel, external_id)
)`,
  `alter table receiving_address enable row level security`,
  `alter table receiving_address force row level security`,
  `create policy everyone_reads on receiving_address for select using (true)`,
  `create policy tenant_connects on receiving_address for insert with check (tenant_id = app_tenant())`,
  `grant select, insert on receiving_address to comptoir_runtime`,
];

const people = [
  ...tenantTable(
    'site',
    `name text not null,
address text not null,
phone text not null,
hours jsonb not null,
closures jsonb not null default '[]'`,
  ),
  ...tenantTable(
    'member',
    `name text not null,
role text not null check (role in ('OWNER', 'MANAGER', 'USER'))`,
  ),
  ...tenantTable(
    'contact',
    `first_name text,
last_name text,
email_sealed text,
email_index text,
language text check (language in ('fr', 'en'))`,
  ),
  `create index contact_email on contact (tenant_id, email_index) where email_index is not null`,
  ...tenantTable(
    'address',
    `channel text not null,
value_sealed text not null,
value_index text not null,
contact_id uuid,
member_id uuid`,
  ),
  `create unique index address_value on address (tenant_id, channel, value_index)`,
  `create index address_contact on address (tenant_id, contact_id)`,
  ...tenantTable(
    'vehicle',
    `contact_id uuid not null,
plate text not null,
model text not null,
mileage integer check (mileage >= 0)`,
  ),
  `create unique index vehicle_plate on vehicle (tenant_id, plate) where deleted_at is null`,
  `create index vehicle_contact on vehicle (tenant_id, contact_id)`,
  reference('address', 'contact_id', 'contact'),
  reference('address', 'member_id', 'member'),
  reference('vehicle', 'contact_id', 'contact'),
];

const diary = [
  ...tenantTable(
    'service',
    `code text not null,
name_fr text not null,
name_en text not null,
synonyms jsonb not null,
duration_minutes integer not null check (duration_minutes > 0),
price_cents integer not null check (price_cents >= 0),
vat_bp integer not null default 2000,
position integer not null`,
  ),
  `create unique index service_code on service (tenant_id, code) where deleted_at is null`,
  ...tenantTable(
    'resource',
    `site_id uuid not null,
kind text not null check (kind in ('place', 'person')),
name text not null,
position integer not null`,
  ),
  ...tenantTable(
    'appointment',
    `contact_id uuid not null,
vehicle_id uuid,
service_id uuid not null,
site_id uuid not null,
place_id uuid not null,
person_id uuid not null,
conversation_id uuid,
replaces_id uuid,
starts_at timestamptz not null,
ends_at timestamptz not null,
status text not null check (status in
  ('held', 'booked', 'in_workshop', 'ready', 'done', 'cancelled', 'expired', 'released', 'moved', 'no_show')),
held_until timestamptz,
price_cents integer not null check (price_cents >= 0),
ready_at timestamptz,
reminded_at timestamptz,
check (ends_at > starts_at),
check (status <> 'held' or held_until is not null)`,
  ),
  // Double booking is impossible, whatever the code does: two rows that occupy the same place or person cannot overlap.
  `alter table appointment add constraint appointment_place_free exclude using gist
  (tenant_id with =, place_id with =, tstzrange(starts_at, ends_at) with &&)
  where (status in ('held', 'booked', 'in_workshop', 'ready'))`,
  `alter table appointment add constraint appointment_person_free exclude using gist
  (tenant_id with =, person_id with =, tstzrange(starts_at, ends_at) with &&)
  where (status in ('held', 'booked', 'in_workshop', 'ready'))`,
  `create index appointment_start on appointment (tenant_id, starts_at)`,
  `create index appointment_contact on appointment (tenant_id, contact_id, starts_at)`,
  `create index appointment_hold on appointment (tenant_id, held_until) where status = 'held'`,
  reference('resource', 'site_id', 'site'),
  reference('appointment', 'contact_id', 'contact'),
  reference('appointment', 'vehicle_id', 'vehicle'),
  reference('appointment', 'service_id', 'service'),
  reference('appointment', 'site_id', 'site'),
  reference('appointment', 'place_id', 'resource'),
  reference('appointment', 'person_id', 'resource'),
];

const conversations = [
  ...tenantTable(
    'channel_account',
    `channel text not null,
external_id text not null,
secrets_sealed text not null`,
  ),
  `create unique index channel_account_external on channel_account (tenant_id, channel, external_id)`,
  ...tenantTable(
    'conversation',
    `channel_account_id uuid not null,
address_id uuid not null,
contact_id uuid not null,
language text not null check (language in ('fr', 'en')),
holder text not null default 'agent' check (holder in ('agent', 'person')),
epoch integer not null default 0,
pending jsonb,
person_wanted_at timestamptz,
disclosed_at timestamptz`,
  ),
  `create unique index conversation_address on conversation (tenant_id, channel_account_id, address_id)`,
  ...tenantTable(
    'message',
    `conversation_id uuid not null,
direction text not null check (direction in ('in', 'out')),
kind text not null check (kind in ('text', 'choice', 'media', 'location', 'call')),
text text not null,
choices jsonb not null default '[]',
detail jsonb,
provider_id text,
dedupe_key text not null,
status text not null check (status in
  ('received', 'pending', 'sending', 'sent', 'delivered', 'read', 'failed', 'refused', 'suppressed', 'unknown')),
error_code text,
segments integer,
send_after timestamptz,
turn_id uuid,
seq bigint generated always as identity`,
  ),
  `create unique index message_dedupe on message (tenant_id, dedupe_key)`,
  `create index message_provider on message (tenant_id, provider_id) where provider_id is not null`,
  `create index message_conversation on message (tenant_id, conversation_id, seq)`,
  `create index message_open on message (tenant_id, conversation_id, seq)
  where turn_id is null and direction = 'in' or status in ('pending', 'sending')`,
  ...tenantTable(
    'turn',
    `conversation_id uuid not null,
status text not null check (status in ('running', 'done', 'superseded', 'failed')),
lane text check (lane in ('legal', 'person', 'pending', 'agent')),
agent text,
model text,
language text not null check (language in ('fr', 'en')),
trace jsonb not null default '[]',
guard jsonb,
ms jsonb not null default '{}',
input_tokens integer not null default 0,
output_tokens integer not null default 0,
cost_micros bigint not null default 0,
attempts integer not null default 1,
finished_at timestamptz`,
  ),
  `create index turn_conversation on turn (tenant_id, conversation_id, created_at)`,
  `create unique index turn_running on turn (tenant_id, conversation_id) where status = 'running'`,
  ...tenantTable(
    'receipt',
    `turn_id uuid not null,
conversation_id uuid not null,
call_key text not null,
call_id text not null,
tool text not null,
effect text not null,
input jsonb not null,
ok boolean not null,
output jsonb not null,
ask jsonb,
rows jsonb not null default '[]',
ms double precision not null`,
    'select, insert',
  ),
  `create unique index receipt_call on receipt (tenant_id, turn_id, call_key)`,
  `create index receipt_conversation on receipt (tenant_id, conversation_id, created_at)`,
  ...tenantTable(
    'suppression',
    `channel text not null,
address_index text not null,
message_id uuid,
lifted_at timestamptz`,
  ),
  `create unique index suppression_address on suppression (tenant_id, channel, address_index)`,
  ...tenantTable(
    'usage',
    `month text not null,
turn_id uuid not null,
status text not null check (status in ('reserved', 'settled', 'released')),
input_tokens integer not null default 0,
output_tokens integer not null default 0,
cost_micros bigint not null default 0`,
  ),
  `create unique index usage_turn on usage (tenant_id, turn_id)`,
  `create index usage_month on usage (tenant_id, month, status)`,
  ...tenantTable(
    'audit',
    `seq bigint not null,
actor_role text not null,
actor_id uuid,
action text not null,
table_name text not null,
row_id uuid not null,
change jsonb not null,
turn_id uuid,
previous_hash text not null,
hash text not null`,
    'select, insert',
  ),
  `create unique index audit_seq on audit (tenant_id, seq)`,
  `create trigger append_only before update or delete on audit for each row execute function refuse_change()`,
  `create trigger append_only before update or delete on receipt for each row execute function refuse_change()`,
  reference('conversation', 'channel_account_id', 'channel_account'),
  reference('conversation', 'address_id', 'address'),
  reference('conversation', 'contact_id', 'contact'),
  reference('message', 'conversation_id', 'conversation'),
  reference('message', 'turn_id', 'turn'),
  reference('turn', 'conversation_id', 'conversation'),
  reference('receipt', 'turn_id', 'turn'),
  reference('appointment', 'conversation_id', 'conversation'),
];

const statements = [...foundations, ...directory, ...people, ...diary, ...conversations];
