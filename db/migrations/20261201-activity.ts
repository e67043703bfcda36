import { Migration } from '@mikro-orm/migrations';

/** A visit ends when the member leaves; one that has not is where they are. */
export class ActivityWithEnd extends Migration {
  override async up(): Promise<void> {
    this.addSql(`alter table activity add column ended_at timestamptz,
  add constraint activity_end_check check (ended_at is null or (kind = 'visit' and ended_at >= at))`);
    this.addSql(`alter table activity add column is_present boolean not null default false,
  add constraint activity_present_check check (not is_present or (kind = 'visit' and ended_at is null))`);
    this.addSql(
      `create unique index activity_present on activity (tenant_id, author_id) where is_present and deleted_at is null`,
    );
  }
}
