import { Migration } from '@mikro-orm/migrations';
import { reference, tenantTable, versioned } from './tenant-table.ts';

/** Of what a member wants to be told, and when; and a purpose for what may wait for their day. */
export class PreferenceTable extends Migration {
  override async up(): Promise<void> {
    for (const statement of statements) this.addSql(statement);
  }
}

const statements = [
  ...tenantTable(
    'preference',
    `member_id uuid not null,
kind text not null check (kind <> ''),
is_on boolean not null,
starts_at time,
ends_at time`,
  ),
  ...versioned('preference'),
  `create unique index preference_once on preference (tenant_id, member_id, kind) where deleted_at is null`,
  reference('preference', 'member_id', 'member'),
  `alter table message drop constraint message_purpose_check`,
  `alter table message add constraint message_purpose_check check (purpose in ('reply', 'reminder', 'notice', 'news'))`,
  `alter table proposal drop constraint proposal_record_table_check`,
  `alter table proposal add constraint proposal_record_table_check check (record_table in ('appointment', 'contact', 'company',
    'vehicle', 'task', 'activity', 'part', 'part_use', 'part_order', 'quote', 'quote_line', 'invoice', 'invoice_line', 'payment', 'deal',
    'block', 'preference'))`,
];
