import { defineEntity, type InferEntity, p } from '@mikro-orm/core';
import { tenantColumns } from './columns.ts';
import type { Db } from './db.ts';
import { type ListOrder, type ListPage, pageSql, type Listed } from './page.ts';
import { insertRow } from './insert-row.ts';

export const taskStatuses = ['open', 'in_progress', 'blocked', 'done'] as const;

/** What somebody of the team has to do. */
export const Task = defineEntity({
  name: 'Task',
  tableName: 'task',
  properties: {
    ...tenantColumns,
    title: p.text(),
    status: p.enum(taskStatuses).default('open'),
    /** The local day, and the hour where one was said. */
    dueOn: p.date().nullable(),
    dueAt: p.time().nullable(),
    assigneeId: p.uuid().nullable(),
    contactId: p.uuid().nullable(),
    vehicleId: p.uuid().nullable(),
    createdBy: p.uuid().nullable(),
    doneAt: p.datetime().nullable(),
    version: p.integer().default(1),
  },
});

type TaskRow = InferEntity<typeof Task>;
export type TaskStatus = (typeof taskStatuses)[number];

/** A task with all that the team calls it by; `dueAt` is `HH:MM`. */
export interface KnownTask extends Listed {
  id: string;
  version: number;
  title: string;
  status: TaskStatus;
  dueOn: string | null;
  dueAt: string | null;
  assigneeId: string | null;
  assignee: string | null;
  contactId: string | null;
  contact: string | null;
}

export type NewTask = Pick<
  TaskRow,
  'id' | 'title' | 'dueOn' | 'dueAt' | 'assigneeId' | 'contactId' | 'vehicleId' | 'createdBy'
>;

export async function addTask(db: Db, task: NewTask): Promise<void> {
  await insertRow(db, Task, task);
}

export async function taskById(db: Db, id: string): Promise<KnownTask | null> {
  const [row] = await known(db, `task.id = ?`, [id]);
  return row ?? null;
}

/** As they are due, those without a day last; of a day, those without an hour first. */
export const taskOrder: ListOrder = {
  keys: [
    { sql: `coalesce(task.due_on, 'infinity')`, type: 'date' },
    { sql: `coalesce(task.due_at, '00:00')`, type: 'time' },
    { sql: 'task.created_at', type: 'timestamptz' },
    { sql: 'task.id', type: 'uuid' },
  ],
};

/** Which tasks are wanted, and after which of them the list goes on. */
export interface TaskFilter {
  assigneeId?: string | null;
  contactId?: string | null;
  statuses: readonly TaskStatus[];
  /** Local days, both included. */
  from?: string | null;
  to?: string | null;
}

/** In the order they are due, those without a day last; by `task_open`. */
export async function tasksOf(db: Db, filter: TaskFilter, page: ListPage) {
  const { assigneeId = null, contactId = null, statuses, from = null, to = null } = filter;
  return known(
    db,
    `task.status in (?)
     and (?::uuid is null or task.assignee_id = ?)
     and (?::uuid is null or task.contact_id = ?)
     and (?::date is null or task.due_on >= ?)
     and (?::date is null or task.due_on <= ?)`,
    [[...statuses], assigneeId, assigneeId, contactId, contactId, from, from, to, to],
    page,
  );
}

/** What is to be done by the end of a local day, and what was done since an instant. */
export async function tasksBy(db: Db, day: string, since: Date, limit: number): Promise<KnownTask[]> {
  return known(
    db,
    `((task.status <> 'done' and task.due_on <= ?) or (task.status = 'done' and task.done_at >= ?))`,
    [day, since],
    { limit },
  );
}

async function known(db: Db, which: string, values: unknown[], page: ListPage = { limit: 1 }): Promise<KnownTask[]> {
  const { place, beyond, values: from, end } = pageSql(taskOrder, page);
  return db.execute<KnownTask[]>(
    `select task.id, task.version, task.title, task.status, task.due_on::text as "dueOn",
       to_char(task.due_at, 'HH24:MI') as "dueAt", task.assignee_id as "assigneeId", member.name as assignee,
       task.contact_id as "contactId", nullif(concat_ws(' ', contact.first_name, contact.last_name), '') as contact, ${place}
     from task
     left join member on member.tenant_id = task.tenant_id and member.id = task.assignee_id
     left join contact on contact.tenant_id = task.tenant_id and contact.id = task.contact_id
     where ${which}
       and task.deleted_at is null
       and ${beyond}
     ${end}`,
    [...values, ...from],
  );
}
