import { Migration } from '@mikro-orm/migrations';
import { reference, tenantTable, versioned } from './tenant-table.ts';

/** Time in which a bay or a technician takes no appointment. */
export class BlockTable extends Migration {
  override async up(): Promise<void> {
    for (const statement of statements) this.addSql(statement);
  }
}

const statements = [
  ...tenantTable(
    'block',
    `resource_id uuid not null,
starts_at timestamptz not null,
ends_at timestamptz not null,
reason text,
member_id uuid,
check (ends_at > starts_at)`,
  ),
  ...versioned('block'),
  `create index block_time on block (tenant_id, resource_id, starts_at) where deleted_at is null`,
  reference('block', 'resource_id', 'resource'),
  reference('block', 'member_id', 'member'),
];
