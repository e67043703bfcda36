import type { Db } from './db.ts';
import { creditedSql } from './invoice.ts';
import { type NamedService, servicesOfAppointment } from './service.ts';

/** What is going on with a contact. */
export interface Overview {
  appointments: { id: string; startsAt: Date; status: string; services: NamedService[]; vehicle: string | null }[];
  lastVisit: Date | null;
  quotes: { id: string; number: string; status: string; totalCents: number }[];
  invoices: {
    id: string;
    number: string | null;
    status: string;
    owedCents: number;
    dueOn: string | null;
    issuedOn: string | null;
  }[];
  tasks: { id: string; title: string; dueOn: string | null }[];
  notes: { id: string; words: string; at: Date }[];
}

type OverviewRow = Omit<Overview, 'appointments' | 'notes' | 'lastVisit'> & {
  appointments: (Omit<Overview['appointments'][number], 'startsAt'> & { startsAt: string })[];
  lastVisit: string | null;
  notes: { id: string; words: string; at: string }[];
};

/** In one round trip: coming and present appointments, the last visit, quotes not settled, what is owed, open tasks, latest notes. */
export async function overviewOf(db: Db, contactId: string): Promise<Overview> {
  const [row] = await db.execute<OverviewRow[]>(
    `select
       (select coalesce(json_agg(to_json(coming)), '[]') from (
          select appointment.id, starts_at as "startsAt", status, ${servicesOfAppointment} as services,
            concat_ws(' ', vehicle.model, vehicle.plate) as vehicle
          from appointment
          left join vehicle on vehicle.tenant_id = appointment.tenant_id and vehicle.id = appointment.vehicle_id
          where appointment.contact_id = ? and appointment.deleted_at is null
            and (status in ('in_workshop', 'ready') or (status = 'booked' and starts_at > app_now()))
          order by starts_at
          limit 5) as coming) as appointments,
       (select max(starts_at) from appointment
        where contact_id = ? and status in ('done', 'in_workshop', 'ready') and deleted_at is null) as "lastVisit",
       (select coalesce(json_agg(to_json(offered)), '[]') from (
          select id, number, status, total_cents as "totalCents"
          from quote
          where contact_id = ? and status in ('draft', 'sent') and deleted_at is null
          order by created_at desc
          limit 5) as offered) as quotes,
       (select coalesce(json_agg(to_json(billed)), '[]') from (
          select id, number, status, total_cents - paid_cents - ${creditedSql} as "owedCents", due_on::text as "dueOn", issued_on::text as "issuedOn"
          from invoice
          where contact_id = ? and kind = 'invoice' and status in ('draft', 'issued') and deleted_at is null
          order by due_on nulls last
          limit 5) as billed) as invoices,
       (select coalesce(json_agg(to_json(todo)), '[]') from (
          select id, title, due_on::text as "dueOn"
          from task
          where contact_id = ? and status <> 'done' and deleted_at is null
          order by due_on nulls last
          limit 5) as todo) as tasks,
       (select coalesce(json_agg(to_json(said)), '[]') from (
          select id, words, at
          from activity
          where contact_id = ? and deleted_at is null
          order by at desc
          limit 3) as said) as notes`,
    [contactId, contactId, contactId, contactId, contactId, contactId],
  );
  if (!row) throw new Error('The database did not answer what is going on with a contact.');
  return {
    ...row,
    appointments: row.appointments.map((one) => ({ ...one, startsAt: new Date(one.startsAt) })),
    lastVisit: row.lastVisit === null ? null : new Date(row.lastVisit),
    notes: row.notes.map((note) => ({ ...note, at: new Date(note.at) })),
  };
}
