import { Migration } from '@mikro-orm/migrations';
import { reference, tenantTable, versioned } from './tenant-table.ts';

/** Imports of contacts, and every row that one wrote, so that it goes on after a crash and can be taken back whole. */
export class ContactImportTables extends Migration {
  override async up(): Promise<void> {
    for (const statement of statements) this.addSql(statement);
  }
}

const statements = [
  ...tenantTable(
    'contact_import',
    `file_id uuid not null,
conversation_id uuid not null,
member_id uuid not null,
status text not null default 'preview' check (status in ('preview', 'running', 'done', 'undone')),
mapping jsonb not null,
rows_total integer not null,
rows_done integer not null default 0,
made integer not null default 0,
merged integer not null default 0,
skipped integer not null default 0,
started_at timestamptz,
ended_at timestamptz`,
  ),
  ...versioned('contact_import', ['status', 'mapping', 'deleted_at']),
  reference('contact_import', 'file_id', 'file'),
  reference('contact_import', 'conversation_id', 'conversation'),
  reference('contact_import', 'member_id', 'member'),
  `create index contact_import_conversation on contact_import (tenant_id, conversation_id, id desc)`,
  ...tenantTable(
    'import_change',
    `import_id uuid not null,
table_name text not null check (table_name in ('contact', 'company', 'vehicle')),
row_id uuid not null,
before jsonb,
version integer not null`,
  ),
  `create unique index import_change_once on import_change (tenant_id, import_id, table_name, row_id)`,
  reference('import_change', 'import_id', 'contact_import'),
  ...tenantTable(
    'import_refusal',
    `import_id uuid not null,
at integer not null,
reason text not null`,
  ),
  `create unique index import_refusal_at on import_refusal (tenant_id, import_id, at)`,
  reference('import_refusal', 'import_id', 'contact_import'),
  // Only their owner may analyse tables; who brought fifty thousand rows in may ask for it.
  `create function analyse_contacts() returns void language plpgsql security definer set search_path = public, pg_temp as
  $$ begin analyze contact; analyze company; analyze vehicle; end $$`,
  `revoke all on function analyse_contacts() from public`,
  `grant execute on function analyse_contacts() to comptoir_runtime`,
];
