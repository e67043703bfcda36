import { Migration } from '@mikro-orm/migrations';
import { reference, tenantTable, versioned } from './tenant-table.ts';

/** What somebody of the team has to do. */
export class TaskTable extends Migration {
  override async up(): Promise<void> {
    for (const statement of statements) this.addSql(statement);
  }
}

const statements = [
  ...tenantTable(
    'task',
    `title text not null check (title <> ''),
status text not null default 'open' check (status in ('open', 'in_progress', 'blocked', 'done')),
due_on date,
due_at time,
assignee_id uuid,
contact_id uuid,
vehicle_id uuid,
created_by uuid,
done_at timestamptz,
check (due_at is null or due_on is not null),
check ((status = 'done') = (done_at is not null))`,
  ),
  ...versioned('task'),
  `create index task_open on task (tenant_id, assignee_id, due_on) where status <> 'done' and deleted_at is null`,
  `create index task_contact on task (tenant_id, contact_id) where contact_id is not null`,
  reference('task', 'assignee_id', 'member'),
  reference('task', 'contact_id', 'contact'),
  reference('task', 'vehicle_id', 'vehicle'),
  reference('task', 'created_by', 'member'),
];
