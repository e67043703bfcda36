import { Migration } from '@mikro-orm/migrations';
import { forAllTenants, reference, tenantTable, versioned } from './tenant-table.ts';

/** What a business knows of itself, a row a fact: who said it, to whom it is told and until when; and what nobody could answer. */
export class FactTables extends Migration {
  override async up(): Promise<void> {
    for (const statement of statements) this.addSql(statement);
  }
}

const statements = [
  ...tenantTable(
    'fact',
    `topic text not null check (topic <> ''),
asks jsonb not null,
answer jsonb not null,
language text check (language in ('fr', 'en')),
is_public boolean not null,
source text not null check (source in ('file', 'said', 'answer')),
author_id uuid,
turn_id uuid,
expires_on date,
position int not null default 0`,
  ),
  ...versioned('fact'),
  reference('fact', 'author_id', 'member'),
  `create index fact_live on fact (tenant_id, position, created_at, id) where deleted_at is null`,
  ...tenantTable(
    'open_question',
    `words text not null check (words <> ''),
words_key text not null,
language text not null check (language in ('fr', 'en')),
contact_id uuid,
member_id uuid,
conversation_id uuid,
asked int not null default 1,
asked_at timestamptz not null default app_now(),
status text not null default 'open' check (status in ('open', 'answered', 'dropped')),
fact_id uuid`,
  ),
  ...versioned('open_question'),
  reference('open_question', 'contact_id', 'contact'),
  reference('open_question', 'member_id', 'member'),
  reference('open_question', 'conversation_id', 'conversation'),
  reference('open_question', 'fact_id', 'fact'),
  `create unique index open_question_once on open_question (tenant_id, words_key) where status = 'open' and deleted_at is null`,
  `create index open_question_open on open_question (tenant_id, asked_at, id) where status = 'open' and deleted_at is null`,
  ...forAllTenants(
    ['site', 'fact'],
    [
      `insert into fact (tenant_id, id, topic, asks, answer, is_public, source, position, created_at, updated_at)
  select site.tenant_id, gen_random_uuid(), item ->> 'topic', item -> 'asks', item -> 'answer', true, 'file', at, site.created_at, site.created_at
  from site, jsonb_array_elements(site.facts) with ordinality as facts (item, at)
  where site.deleted_at is null`,
    ],
  ),
  `alter table site drop column facts`,
];
