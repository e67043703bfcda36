import { Migration } from '@mikro-orm/migrations';

/** A receipt belongs to a turn or to a job, and names the deeds that it proves. */
export class ReceiptOfJob extends Migration {
  override async up(): Promise<void> {
    for (const statement of statements) this.addSql(statement);
  }
}

const statements = [
  `alter table receipt alter column turn_id drop not null`,
  `alter table receipt alter column conversation_id drop not null`,
  `alter table receipt add column job text`,
  `alter table receipt add column deeds jsonb not null default '[]'`,
  `alter table receipt add column closes jsonb not null default '[]'`,
  `alter table receipt add constraint receipt_of_one check (num_nonnulls(turn_id, job) = 1)`,
  `create unique index receipt_job_call on receipt (tenant_id, job, call_key) where job is not null`,
];
