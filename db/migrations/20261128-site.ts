import { Migration } from '@mikro-orm/migrations';

/** What a business answers about itself, beside its hours; nothing until its owner writes it down. */
export class FactsOfSite extends Migration {
  override async up(): Promise<void> {
    this.addSql(`alter table site add column facts jsonb not null default '[]'`);
  }
}
