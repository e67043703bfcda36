import { defineEntity, type InferEntity, p } from '@mikro-orm/core';
import { tenantColumns } from './columns.ts';
import type { Db } from './db.ts';
import { type ListOrder, type ListPage, pageSql, type Listed } from './page.ts';
import { insertRow } from './insert-row.ts';

/** What a member wrote down of a customer or a vehicle; `finding` is what was seen on the vehicle during the work. */
export const Activity = defineEntity({
  name: 'Activity',
  tableName: 'activity',
  properties: {
    ...tenantColumns,
    kind: p.enum(['note', 'call', 'visit', 'finding'] as const),
    words: p.text(),
    contactId: p.uuid().nullable(),
    vehicleId: p.uuid().nullable(),
    appointmentId: p.uuid().nullable(),
    authorId: p.uuid().nullable(),
    at: p.datetime(),
    /** Of a visit: the author is there now, and when they left. */
    isPresent: p.boolean().default(false),
    endedAt: p.datetime().nullable(),
    version: p.integer().default(1),
  },
});

type ActivityRow = InferEntity<typeof Activity>;
export type ActivityKind = ActivityRow['kind'];

export async function addActivity(
  db: Db,
  activity: Pick<
    ActivityRow,
    'id' | 'kind' | 'words' | 'contactId' | 'vehicleId' | 'appointmentId' | 'authorId' | 'at'
  > &
    Partial<Pick<ActivityRow, 'isPresent'>>,
): Promise<void> {
  await insertRow(db, Activity, activity);
}

/** Where a member is now: the visit they have not left, with whom it is with. */
export interface OpenVisit {
  id: string;
  version: number;
  words: string;
  at: Date;
  contactId: string | null;
  contact: string | null;
}

/** The visit that a member is on; by `activity_present`. */
export async function openVisitOf(db: Db, memberId: string): Promise<OpenVisit | null> {
  const [row] = await db.execute<OpenVisit[]>(
    `select activity.id, activity.version, activity.words, activity.at, activity.contact_id as "contactId",
       nullif(concat_ws(' ', contact.first_name, contact.last_name), '') as contact
     from activity
     left join contact on contact.tenant_id = activity.tenant_id and contact.id = activity.contact_id
     where activity.author_id = ? and activity.is_present and activity.deleted_at is null`,
    [memberId],
  );
  return row ? { ...row, at: new Date(row.at) } : null;
}

export interface KnownActivity {
  id: string;
  version: number;
  kind: ActivityKind;
  words: string;
  contactId: string | null;
  vehicleId: string | null;
  author: string | null;
  at: Date;
}

const known = `select activity.id, activity.version, activity.kind, activity.words, activity.contact_id as "contactId",
       activity.vehicle_id as "vehicleId", member.name as author, activity.at
     from activity
     left join member on member.tenant_id = activity.tenant_id and member.id = activity.author_id`;

export async function activityById(db: Db, id: string): Promise<KnownActivity | null> {
  const [row] = await db.execute<KnownActivity[]>(`${known} where activity.id = ? and activity.deleted_at is null`, [
    id,
  ]);
  return row ? { ...row, at: new Date(row.at) } : null;
}

/** What happened with a customer or a vehicle on any channel and by anybody, newest first. */
export interface TimelineEntry extends Listed {
  kind: ActivityKind | 'appointment' | 'message' | 'said' | 'quote' | 'invoice' | 'payment';
  at: Date;
  words: string;
  by: string | null;
  status: string | null;
}

/** Newest first. */
export const timelineOrder: ListOrder = {
  keys: [
    { sql: 'at', type: 'timestamptz' },
    { sql: 'id', type: 'uuid' },
  ],
  isNewestFirst: true,
};

/**
 * One timeline over every channel and record: activities, appointments, messages, what the customer wanted to be told, quotes,
 * invoices. Each part uses its table's index on the contact or the vehicle.
 */
export async function timelineOf(
  db: Db,
  { contactId, vehicleId, language }: { contactId: string | null; vehicleId: string | null; language: 'fr' | 'en' },
  page: ListPage,
): Promise<TimelineEntry[]> {
  const name = language === 'fr' ? 'service.name_fr' : 'service.name_en';
  const { place, beyond, values: from, end } = pageSql(timelineOrder, page);
  const rows = await db.execute<TimelineEntry[]>(
    `select kind, at, words, by, status, ${place} from (
       select activity.id, activity.kind, activity.at, activity.words, member.name as by, null as status
       from activity
       left join member on member.tenant_id = activity.tenant_id and member.id = activity.author_id
       where (activity.contact_id = ? or activity.vehicle_id = ?) and activity.deleted_at is null
       union all
       select appointment.id, 'appointment', appointment.starts_at, ${name}, resource.name, appointment.status
       from appointment
       join service on service.tenant_id = appointment.tenant_id and service.id = appointment.service_id
       join resource on resource.tenant_id = appointment.tenant_id and resource.id = appointment.technician_id
       where (appointment.contact_id = ? or appointment.vehicle_id = ?) and appointment.deleted_at is null
         and appointment.status in ('booked', 'in_workshop', 'ready', 'done', 'cancelled', 'no_show')
         and appointment.starts_at <= app_now()
       union all
       select message.id, 'message', message.created_at, message.text, null, message.direction
       from conversation
       join message on message.tenant_id = conversation.tenant_id and message.conversation_id = conversation.id
       where conversation.contact_id = ?
       union all
       select note.id, 'said', note.created_at, note.words, null, case when note.done_at is null then 'open' else 'done' end
       from note
       where note.contact_id = ?
       union all
       select quote.id, 'quote', coalesce(quote.sent_at, quote.created_at), quote.number, null, quote.status
       from quote
       where (quote.contact_id = ? or quote.vehicle_id = ?) and quote.deleted_at is null
       union all
       select invoice.id, 'invoice', invoice.created_at, coalesce(invoice.number, ''), null, invoice.status
       from invoice
       where (invoice.contact_id = ? or invoice.vehicle_id = ?) and invoice.deleted_at is null
     ) as entry
     where ${beyond}
     ${end}`,
    [
      ...[contactId, vehicleId, contactId, vehicleId, contactId, contactId, contactId, vehicleId, contactId, vehicleId],
      ...from,
    ],
  );
  return rows.map((row) => ({ ...row, at: new Date(row.at) }));
}
