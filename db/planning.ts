import type { AppointmentRow } from './appointment.ts';
import type { Db } from './db.ts';
import { type NamedService, servicesOfAppointment } from './service.ts';

/** An appointment with all that the team calls it by. */
export interface Planned {
  id: string;
  version: number;
  contactId: string;
  /** What it is for, the main one first. */
  services: NamedService[];
  firstName: string | null;
  lastName: string | null;
  vehicleId: string | null;
  plate: string | null;
  model: string | null;
  bayId: string;
  bay: string;
  technicianId: string;
  technician: string;
  startsAt: Date;
  endsAt: Date;
  status: AppointmentRow['status'];
  /** When it will be done, as far as one knows, or was done. */
  readyAt: Date | null;
  /** The customer answered the reminder that they will come. */
  isConfirmed: boolean;
}

/** What is planned between two instants, in order, uses `appointment_start`. Holds and what was called off are no plan. */
export async function plannedBetween(db: Db, from: Date, to: Date): Promise<Planned[]> {
  return planned(
    db,
    `appointment.starts_at >= ? and appointment.starts_at < ?
     and appointment.status in ('booked', 'in_workshop', 'ready', 'done', 'no_show')`,
    [from, to],
  );
}

/** What is booked from now on, soonest first: what can still be moved. */
export async function plannedAhead(db: Db, limit: number): Promise<Planned[]> {
  return planned(db, `appointment.starts_at > app_now() and appointment.status = 'booked'`, [], limit);
}

/** What is with us now, and what comes between two instants; what was handed back then too. */
export async function plannedHere(db: Db, from: Date, to: Date): Promise<Planned[]> {
  return planned(
    db,
    `(appointment.status in ('in_workshop', 'ready')
      or (appointment.starts_at >= ? and appointment.starts_at < ? and appointment.status in ('booked', 'done')))`,
    [from, to],
  );
}

/** What takes time between two instants as a diary shows it: what is held for somebody right now, and what is over. */
export async function diaryBetween(db: Db, from: Date, to: Date): Promise<Planned[]> {
  return planned(
    db,
    `appointment.starts_at < ? and appointment.ends_at > ?
     and (appointment.status in ('booked', 'in_workshop', 'ready', 'done')
       or (appointment.status = 'held' and appointment.held_until > app_now()))`,
    [to, from],
  );
}

/** One appointment, whatever its state; null when there is none. */
export async function plannedById(db: Db, id: string): Promise<Planned | null> {
  const [row] = await planned(db, `appointment.id = ?`, [id]);
  return row ?? null;
}

async function planned(db: Db, which: string, values: unknown[], limit: number | null = null): Promise<Planned[]> {
  const rows = await db.execute<Planned[]>(
    `select
       appointment.id, appointment.version, appointment.contact_id as "contactId",
       appointment.bay_id as "bayId", appointment.technician_id as "technicianId", appointment.starts_at as "startsAt",
       appointment.ends_at as "endsAt", appointment.status, appointment.ready_at as "readyAt",
       appointment.confirmed_at is not null as "isConfirmed", ${servicesOfAppointment} as services,
       contact.first_name as "firstName", contact.last_name as "lastName", appointment.vehicle_id as "vehicleId", vehicle.plate, vehicle.model, bay.name as bay,
       technician.name as technician
     from appointment
     join contact on contact.tenant_id = appointment.tenant_id and contact.id = appointment.contact_id
     join resource as bay on bay.tenant_id = appointment.tenant_id and bay.id = appointment.bay_id
     join resource as technician
       on technician.tenant_id = appointment.tenant_id and technician.id = appointment.technician_id
     left join vehicle on vehicle.tenant_id = appointment.tenant_id and vehicle.id = appointment.vehicle_id
     where ${which}
       and appointment.deleted_at is null
     order by appointment.starts_at, appointment.id
     limit ?`,
    [...values, limit],
  );
  return rows.map((row) => ({
    ...row,
    startsAt: new Date(row.startsAt),
    endsAt: new Date(row.endsAt),
    readyAt: row.readyAt === null ? null : new Date(row.readyAt),
  }));
}
