import { Migration } from '@mikro-orm/migrations';
import { reference, tenantTable, versioned } from './tenant-table.ts';

/** Deals, and the stages they go through, which each business has of its own. */
export class DealTables extends Migration {
  override async up(): Promise<void> {
    for (const statement of statements) this.addSql(statement);
  }
}

const statements = [
  ...tenantTable(
    'deal_stage',
    `code text not null,
name_fr text not null,
name_en text not null,
position integer not null,
requires jsonb not null default '[]',
owner_id uuid`,
  ),
  `create unique index deal_stage_code on deal_stage (tenant_id, code) where deleted_at is null`,
  ...tenantTable(
    'deal',
    `title text not null check (title <> ''),
title_key text generated always as (name_key(title)) stored,
stage text not null,
status text not null default 'open' check (status in ('open', 'won', 'lost')),
amount_cents integer check (amount_cents >= 0),
contact_id uuid,
company_id uuid,
quote_id uuid,
owner_id uuid,
reason text,
stage_at timestamptz not null,
closed_at timestamptz,
check ((status = 'open') = (closed_at is null))`,
  ),
  ...versioned('deal'),
  `create index deal_open on deal (tenant_id, stage_at) where status = 'open' and deleted_at is null`,
  reference('deal_stage', 'owner_id', 'member'),
  reference('deal', 'contact_id', 'contact'),
  reference('deal', 'company_id', 'company'),
  reference('deal', 'quote_id', 'quote'),
  reference('deal', 'owner_id', 'member'),
];
