import { Migration } from '@mikro-orm/migrations';

/** Notes of what a carrier told us of a customer. */
export class LearntNotes extends Migration {
  override async up(): Promise<void> {
    this.addSql(`alter table note drop constraint note_kind_check`);
    this
      .addSql(`alter table note add constraint note_kind_check check (kind in ('appointment', 'late', 'call_back', 'complaint',
  'allergy', 'waiting_list', 'quote', 'bill', 'data_export', 'data_erasure', 'urgent', 'other', 'opted_out', 'no_messages'))`);
  }
}
