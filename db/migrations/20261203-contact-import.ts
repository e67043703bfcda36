import { Migration } from '@mikro-orm/migrations';

/** An import that failed at every try has stopped: it goes on behind its last batch when somebody says so, or is taken back. */
export class StoppedImport extends Migration {
  override async up(): Promise<void> {
    this.addSql(`alter table contact_import drop constraint contact_import_status_check`);
    this.addSql(
      `alter table contact_import add constraint contact_import_status_check
        check (status in ('preview', 'running', 'stopped', 'done', 'undone'))`,
    );
  }
}
