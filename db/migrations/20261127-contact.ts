import { Migration } from '@mikro-orm/migrations';
import { versioned } from './tenant-table.ts';

export class VersionedContact extends Migration {
  override async up(): Promise<void> {
    for (const statement of [...versioned('contact'), ...versioned('vehicle')]) this.addSql(statement);
  }
}
