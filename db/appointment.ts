import { defineEntity, type InferEntity, p } from '@mikro-orm/core';
import { tenantColumns } from './columns.ts';
import type { Db } from './db.ts';
import { anyConstraint, insertRow } from './insert-row.ts';
import { type NamedService, servicesOfAppointment } from './service.ts';

/** A row that occupies its bay and technician: the exclusion constraints count these, the free slots leave them out. */
const occupying = `('held', 'booked', 'in_workshop', 'ready')`;

export const Appointment = defineEntity({
  name: 'Appointment',
  tableName: 'appointment',
  properties: {
    ...tenantColumns,
    contactId: p.uuid(),
    vehicleId: p.uuid().nullable(),
    serviceId: p.uuid(),
    /** What else is done in the same visit, in order. */
    also: p.array().columnType('uuid[]').default([]),
    siteId: p.uuid(),
    bayId: p.uuid(),
    technicianId: p.uuid(),
    conversationId: p.uuid().nullable(),
    replacesId: p.uuid().nullable(),
    startsAt: p.datetime(),
    endsAt: p.datetime(),
    status: p.enum([
      'held',
      'booked',
      'in_workshop',
      'ready',
      'done',
      'cancelled',
      'expired',
      'released',
      'moved',
      'no_show',
    ] as const),
    heldUntil: p.datetime().nullable(),
    priceCents: p.integer(),
    readyAt: p.datetime().nullable(),
    remindedAt: p.datetime().nullable(),
    /** The customer said, to its reminder, that they will come. */
    confirmedAt: p.datetime().nullable(),
    version: p.integer().default(1),
  },
});

export type AppointmentRow = InferEntity<typeof Appointment>;

/** A stretch of time in which a bay and a technician are taken. */
export interface Occupied {
  bayId: string;
  technicianId: string;
  startsAt: Date;
  endsAt: Date;
}

/** Lets one transaction of the tenant at a time change the diary, so that two of them never wait for each other in a circle. */
export async function lockDiary(db: Db): Promise<void> {
  await db.execute(`select pg_advisory_xact_lock(hashtextextended('diary:' || app_tenant()::text, 0))`);
}

/**
 * What is taken between two instants, blocked time included; `except` leaves out a conversation's own holds, and the appointment that
 * is changed. A block takes its one bay or technician: it stands for both, which no other resource meets.
 */
export async function occupiedBetween(
  db: Db,
  siteId: string,
  from: Date,
  to: Date,
  except: { conversationId?: string | null; appointmentId?: string | null } = {},
): Promise<Occupied[]> {
  const rows = await db.execute<Occupied[]>(
    `select bay_id as "bayId", technician_id as "technicianId", starts_at as "startsAt", ends_at as "endsAt"
     from appointment
     where site_id = ?
       and starts_at < ?
       and ends_at > ?
       and status in ${occupying}
       and (status <> 'held' or (held_until > app_now() and conversation_id is distinct from ?))
       and id is distinct from ?
     union all
     select resource_id, resource_id, starts_at, ends_at
     from block
     where starts_at < ? and ends_at > ? and deleted_at is null`,
    [siteId, to, from, except.conversationId ?? null, except.appointmentId ?? null, to, from],
  );
  return rows.map((row) => ({ ...row, startsAt: new Date(row.startsAt), endsAt: new Date(row.endsAt) }));
}

/** Ends the holds that nobody answered in time; gives them. */
export async function expireHolds(db: Db): Promise<string[]> {
  const rows = await db.execute<{ id: string }[]>(
    `update appointment
     set status = 'expired'
     where status = 'held' and held_until <= app_now()
     returning id`,
  );
  return rows.map(({ id }) => id);
}

/** Gives back what is held for the person at the other end of a conversation, wherever they write from with that address. */
export async function releaseHoldsAt(db: Db, conversationId: string): Promise<string[]> {
  const rows = await db.execute<{ id: string }[]>(
    `update appointment
     set status = 'released'
     from conversation
     where appointment.status = 'held'
       and conversation.tenant_id = appointment.tenant_id
       and conversation.id = appointment.conversation_id
       and conversation.address_id = (select address_id from conversation where id = ?)
     returning appointment.id`,
    [conversationId],
  );
  return rows.map(({ id }) => id);
}

export type NewHold = Pick<
  AppointmentRow,
  'id' | 'contactId' | 'serviceId' | 'also' | 'siteId' | 'bayId' | 'technicianId' | 'startsAt' | 'endsAt' | 'priceCents'
> & { conversationId: string; vehicleId: string | null; replacesId: string | null; heldUntil: Date };

/** Holds a slot; false when somebody took its bay or technician meanwhile, which the exclusion constraints decide. */
export async function placeHold(db: Db, hold: NewHold): Promise<boolean> {
  return insertRow(db, Appointment, { ...hold, status: 'held' }, anyConstraint);
}

export type NewBooking = Omit<NewHold, 'conversationId' | 'replacesId' | 'heldUntil'>;

/** Books a slot at once; false when its bay or technician is taken. */
export async function placeBooking(db: Db, booking: NewBooking): Promise<boolean> {
  return insertRow(db, Appointment, { ...booking, status: 'booked' }, anyConstraint);
}

/** A contact's coming appointments, soonest first, and those of today that are not over. */
export async function upcomingOf(db: Db, contactId: string, limit = 10): Promise<AppointmentRow[]> {
  const now = await dbNow(db);
  return db.find(
    Appointment,
    { contactId, status: 'booked', startsAt: { $gt: now }, deletedAt: null },
    { orderBy: { startsAt: 'asc' }, limit, disableIdentityMap: true },
  );
}

/** A contact's appointments whose vehicle is with us now: being worked on, or waiting to be fetched. */
export async function inWorkshopOf(db: Db, contactId: string): Promise<AppointmentRow[]> {
  return db.find(
    Appointment,
    { contactId, status: { $in: ['in_workshop', 'ready'] }, deletedAt: null },
    { orderBy: { startsAt: 'asc' }, disableIdentityMap: true },
  );
}

/** A conversation's live holds, soonest first. */
export async function holdsOf(db: Db, conversationId: string): Promise<AppointmentRow[]> {
  const now = await dbNow(db);
  return db.find(
    Appointment,
    { conversationId, status: 'held', heldUntil: { $gt: now } },
    { orderBy: { startsAt: 'asc' }, disableIdentityMap: true },
  );
}

/** The contact's appointment, or null when it is somebody else's or does not exist: the two look the same. */
export async function appointmentOf(db: Db, contactId: string, id: string): Promise<AppointmentRow | null> {
  return db.findOne(Appointment, { id, contactId, deletedAt: null }, { disableIdentityMap: true });
}

/** Changes an appointment's state; the clock columns that go with it are given by the caller. */
export async function changeAppointment(
  db: Db,
  id: string,
  change: Partial<
    Pick<
      AppointmentRow,
      | 'status'
      | 'heldUntil'
      | 'remindedAt'
      | 'confirmedAt'
      | 'readyAt'
      | 'vehicleId'
      | 'bayId'
      | 'technicianId'
      | 'startsAt'
      | 'endsAt'
    >
  >,
): Promise<void> {
  await db.nativeUpdate(Appointment, { id }, change);
}

async function dbNow(db: Db): Promise<Date> {
  const [row] = await db.execute<{ now: Date }[]>('select app_now() as now');
  if (!row) throw new Error('The database did not tell its time.');
  return new Date(row.now);
}

export interface ToRemind {
  id: string;
  conversationId: string;
  language: 'fr' | 'en';
  startsAt: Date;
  /** What it is for, the main one first. */
  services: NamedService[];
}

/**
 * The booked appointments between two instants that nobody was reminded of, each with the conversation to remind in. Whoever
 * booked after `madeBefore` knows it still.
 */
export async function appointmentsToRemind(db: Db, from: Date, to: Date, madeBefore: Date): Promise<ToRemind[]> {
  const rows = await db.execute<ToRemind[]>(
    `select appointment.id, conversation.id as "conversationId", conversation.language,
       appointment.starts_at as "startsAt", ${servicesOfAppointment} as services
     from appointment
     join lateral (
       select conversation.id, conversation.language
       from conversation
       where conversation.tenant_id = appointment.tenant_id and conversation.contact_id = appointment.contact_id
         and conversation.deleted_at is null
       order by (conversation.id = appointment.conversation_id) desc, conversation.updated_at desc
       limit 1) as conversation on true
     where appointment.status = 'booked'
       and appointment.starts_at >= ?
       and appointment.starts_at < ?
       and appointment.reminded_at is null
       and appointment.created_at < ?
       and appointment.deleted_at is null
     order by appointment.starts_at`,
    [from, to, madeBefore],
  );
  return rows.map((row) => ({ ...row, startsAt: new Date(row.startsAt) }));
}

/** Whether an appointment would stand at a time with its bay and its technician without meeting another one there. */
export async function wouldFit(
  db: Db,
  {
    id,
    bayId,
    technicianId,
    startsAt,
    endsAt,
  }: { id: string; bayId: string; technicianId: string; startsAt: Date; endsAt: Date },
): Promise<boolean> {
  const rows = await db.execute<unknown[]>(
    `select from appointment
     where (bay_id = ? or technician_id = ?)
       and starts_at < ? and ends_at > ?
       and status in ${occupying}
       and (status <> 'held' or held_until > app_now())
       and id <> ?
     limit 1`,
    [bayId, technicianId, endsAt, startsAt, id],
  );
  return rows.length === 0;
}
