import { Migration } from '@mikro-orm/migrations';

/** When a customer said, to its reminder, that they will come. */
export class ConfirmedAppointment extends Migration {
  override async up(): Promise<void> {
    this.addSql(`alter table appointment add column confirmed_at timestamptz`);
  }
}
