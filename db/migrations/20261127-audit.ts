import { Migration } from '@mikro-orm/migrations';

/** Of what one member proposed and another approved, the audit names both. */
export class AuditProposer extends Migration {
  override async up(): Promise<void> {
    this.addSql(`alter table audit add column proposer_id uuid`);
  }
}
