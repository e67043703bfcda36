import { Migration } from '@mikro-orm/migrations';
import { reference, tenantTable, versioned } from './tenant-table.ts';

/**
 * What a business changes of itself by talking: versions of its own records, hours to come, custom fields, flags, the second factor, and
 * how far its setting up has come.
 */
export class BusinessTables extends Migration {
  override async up(): Promise<void> {
    for (const statement of statements) this.addSql(statement);
  }
}

const statements = [
  `alter table site add column later_hours jsonb not null default '[]'`,
  ...versioned('site'),
  ...versioned('service'),
  ...versioned('resource'),
  ...versioned('member'),
  `alter table tenant add column siret text check (siret ~ '^\\d{14}$'), add column setup jsonb`,
  ...tenantTable(
    'custom_field',
    `noun text not null check (noun in ('contact', 'vehicle', 'company', 'appointment')),
key text not null check (key <> ''),
name text not null check (name <> ''),
kind text not null check (kind in ('text', 'number', 'date', 'choice')),
options jsonb not null default '[]'`,
  ),
  ...versioned('custom_field'),
  `create unique index custom_field_key on custom_field (tenant_id, noun, key) where deleted_at is null`,
  ...tenantTable(
    'field_value',
    `field_id uuid not null,
record_id uuid not null,
value text not null check (value <> ''),
value_key text not null`,
  ),
  ...versioned('field_value'),
  `create unique index field_value_once on field_value (tenant_id, field_id, record_id) where deleted_at is null`,
  `create index field_value_record on field_value (tenant_id, record_id) where deleted_at is null`,
  `create index field_value_key on field_value (tenant_id, value_key) where deleted_at is null`,
  reference('field_value', 'field_id', 'custom_field'),
  ...tenantTable(
    'flag',
    `name text not null check (name <> ''),
share integer not null check (share between 0 and 100)`,
  ),
  ...versioned('flag'),
  `create unique index flag_once on flag (tenant_id, name) where deleted_at is null`,
  ...tenantTable(
    'second_factor',
    `member_id uuid not null,
secret_sealed text not null,
confirmed_at timestamptz,
last_step bigint not null default 0,
wrong integer not null default 0,
wrong_since timestamptz`,
  ),
  `create unique index second_factor_member on second_factor (tenant_id, member_id) where deleted_at is null`,
  reference('second_factor', 'member_id', 'member'),
  ...tenantTable(
    'step_up',
    `member_id uuid not null,
conversation_id uuid not null,
tool text not null,
input jsonb not null,
summary jsonb not null,
proposal_id uuid,
record jsonb,
until timestamptz not null,
closed_at timestamptz`,
  ),
  `create index step_up_open on step_up (tenant_id, conversation_id) where closed_at is null`,
  reference('step_up', 'member_id', 'member'),
  reference('step_up', 'conversation_id', 'conversation'),
  ...tenantTable(
    'consent',
    `member_id uuid not null,
kind text not null check (kind <> ''),
is_given boolean not null,
words text not null,
message_id uuid`,
  ),
  `create index consent_kind on consent (tenant_id, kind, created_at)`,
  reference('consent', 'member_id', 'member'),
];
