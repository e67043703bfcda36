import { Migration } from '@mikro-orm/migrations';
import { reference, tenantTable } from './tenant-table.ts';

/** One-time codes that make an address a member's, and the attempts to use one. */
export class LinkCodeTables extends Migration {
  override async up(): Promise<void> {
    for (const statement of statements) this.addSql(statement);
  }
}

const statements = [
  ...tenantTable(
    'link_code',
    `member_id uuid not null,
issued_by uuid,
code_index text not null,
until timestamptz not null,
used_at timestamptz,
revoked_at timestamptz,
check (used_at is null or revoked_at is null)`,
  ),
  `create unique index link_code_live on link_code (tenant_id, code_index) where used_at is null and revoked_at is null`,
  `create index link_code_member on link_code (tenant_id, member_id)`,
  reference('link_code', 'member_id', 'member'),
  reference('link_code', 'issued_by', 'member'),
  ...tenantTable(
    'link_attempt',
    `message_id uuid not null,
address_index text not null,
code_id uuid`,
  ),
  `create unique index link_attempt_message on link_attempt (tenant_id, message_id)`,
  `create index link_attempt_wrong on link_attempt (tenant_id, created_at) where code_id is null`,
  reference('link_attempt', 'message_id', 'message'),
  reference('link_attempt', 'code_id', 'link_code'),
];
