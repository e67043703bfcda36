import { Migration } from '@mikro-orm/migrations';

/** A proposal of something new is about no record yet, and one may be about any record that has versions. */
export class ProposalOfAnything extends Migration {
  override async up(): Promise<void> {
    this.addSql(`alter table proposal drop constraint proposal_record_table_check,
  alter column record_table drop not null,
  alter column record_id drop not null,
  alter column record_version drop not null,
  add constraint proposal_record_table_check check (record_table in ('appointment', 'contact', 'company', 'vehicle', 'task',
    'activity', 'part', 'part_use', 'part_order', 'quote', 'quote_line', 'invoice', 'invoice_line', 'payment', 'deal', 'block')),
  add constraint proposal_record_check check (num_nulls(record_table, record_id, record_version) in (0, 3))`);
  }
}
