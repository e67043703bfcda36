import { Migration } from '@mikro-orm/migrations';

/** A proposal may be about each record that has a version. */
export class ProposalTables extends Migration {
  override async up(): Promise<void> {
    this.addSql(`alter table proposal drop constraint proposal_record_table_check`);
    this.addSql(
      `alter table proposal add constraint proposal_record_table_check check (record_table in ('appointment', 'contact', 'company',
        'vehicle', 'task', 'activity', 'part', 'part_use', 'part_order', 'quote', 'quote_line', 'invoice', 'invoice_line', 'payment',
        'deal', 'block', 'preference', 'fact', 'open_question', 'site', 'service', 'resource', 'member', 'custom_field', 'field_value',
        'flag', 'document', 'contact_import'))`,
    );
  }
}
