import { Migration } from '@mikro-orm/migrations';

/** The messages of a turn, whether it runs or is looked at, are found without reading their whole conversation. */
export class MessageOfTurn extends Migration {
  override async up(): Promise<void> {
    this.addSql(`create index message_turn on message (tenant_id, turn_id) where turn_id is not null`);
  }
}
