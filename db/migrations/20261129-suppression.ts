import { Migration } from '@mikro-orm/migrations';

/** From whom it is known that somebody wants, or gets, no more messages. Until now they had all said so. */
export class OriginOfSuppression extends Migration {
  override async up(): Promise<void> {
    this.addSql(
      `alter table suppression add column origin text not null default 'said' check (origin in ('said', 'carrier', 'line'))`,
    );
  }
}
