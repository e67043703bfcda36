import { Migration } from '@mikro-orm/migrations';

/** A code may count from one phone alone: the one that was named with the invitation. */
export class LinkCodeAddress extends Migration {
  override async up(): Promise<void> {
    this.addSql(`alter table link_code add column address_index text`);
  }
}
