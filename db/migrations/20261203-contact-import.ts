import { Migration } from '@mikro-orm/migrations';

/**
 * An import that failed at every try has stopped: it goes on behind its last batch when somebody says so, or is taken back. A long one is
 * taken back batch by batch too, and counts what it did.
 */
export class StoppedImport extends Migration {
  override async up(): Promise<void> {
    this.addSql(`alter table contact_import drop constraint contact_import_status_check`);
    this.addSql(
      `alter table contact_import add constraint contact_import_status_check
        check (status in ('preview', 'running', 'stopped', 'done', 'undoing', 'undone'))`,
    );
    this.addSql(
      `alter table contact_import add removed integer not null default 0, add restored integer not null default 0`,
    );
    this.addSql(
      `create index import_change_left on import_change (tenant_id, import_id, table_name, id) where deleted_at is null`,
    );
  }
}
