import { Migration } from '@mikro-orm/migrations';
import { reference, tenantTable } from './tenant-table.ts';

/** What somebody may only propose, waiting for the yes of a member who may do it. */
export class ProposalTable extends Migration {
  override async up(): Promise<void> {
    for (const statement of statements) this.addSql(statement);
  }
}

const statements = [
  ...tenantTable(
    'proposal',
    `tool text not null,
input jsonb not null,
summary jsonb not null,
proposer_id uuid not null,
approver_role text not null check (approver_role in ('OWNER', 'MANAGER')),
record_table text not null check (record_table in ('appointment', 'contact', 'vehicle')),
record_id uuid not null,
record_version integer not null,
status text not null default 'open' check (status in ('open', 'approved', 'declined', 'outdated', 'expired')),
expires_at timestamptz not null,
decided_by uuid,
decided_at timestamptz,
check (status not in ('approved', 'declined') or decided_by is not null)`,
  ),
  `create index proposal_open on proposal (tenant_id, expires_at) where status = 'open'`,
  reference('proposal', 'proposer_id', 'member'),
  reference('proposal', 'decided_by', 'member'),
];
