import { defineEntity, type InferEntity, p } from '@mikro-orm/core';
import { tenantColumns } from './columns.ts';
import type { Db } from './db.ts';
import { insertRow } from './insert-row.ts';

export const Vehicle = defineEntity({
  name: 'Vehicle',
  tableName: 'vehicle',
  properties: {
    ...tenantColumns,
    contactId: p.uuid(),
    plate: p.text(),
    model: p.text(),
    mileage: p.integer().nullable(),
    mileageAt: p.datetime().nullable(),
    vin: p.text().nullable(),
    version: p.integer().default(1),
  },
});

export type VehicleRow = Pick<InferEntity<typeof Vehicle>, 'id' | 'contactId' | 'plate' | 'model'>;

const columns = 'id, contact_id as "contactId", plate, model';

/** A contact's vehicles, the one known longest first. */
export async function vehiclesOf(db: Db, contactId: string): Promise<VehicleRow[]> {
  return db.execute<VehicleRow[]>(
    `select ${columns}
     from vehicle
     where contact_id = ? and deleted_at is null
     order by created_at, id`,
    [contactId],
  );
}

/** The vehicle with this plate, whoever owns it. */
export async function vehicleByPlate(db: Db, plate: string): Promise<VehicleRow | null> {
  const [row] = await db.execute<VehicleRow[]>(
    `select ${columns} from vehicle where plate = ? and deleted_at is null`,
    [plate],
  );
  return row ?? null;
}

/** Gives a contact a vehicle; false when the plate is known already, whoever owns it. */
export async function addVehicle(
  db: Db,
  vehicle: VehicleRow & Partial<Pick<InferEntity<typeof Vehicle>, 'vin' | 'mileage' | 'mileageAt'>>,
): Promise<boolean> {
  return insertRow(db, Vehicle, vehicle, '(tenant_id, plate) where deleted_at is null');
}

export async function nameVehicle(db: Db, id: string, model: string): Promise<void> {
  await db.nativeUpdate(Vehicle, { id }, { model });
}

/** A vehicle with whose it is. */
export interface KnownVehicle {
  id: string;
  version: number;
  plate: string;
  model: string;
  vin: string | null;
  mileage: number | null;
  mileageAt: Date | null;
  contactId: string;
  contact: string | null;
}

export async function vehicleById(db: Db, id: string): Promise<KnownVehicle | null> {
  const [row] = await known(db, `vehicle.id = ?`, [id], 1);
  return row ?? null;
}

export async function knownByPlate(db: Db, plate: string): Promise<KnownVehicle | null> {
  const [row] = await known(db, `vehicle.plate = ?`, [plate], 1);
  return row ?? null;
}

export async function knownVehiclesOf(db: Db, contactIds: readonly string[]): Promise<KnownVehicle[]> {
  return contactIds.length === 0 ? [] : known(db, `vehicle.contact_id in (?)`, [[...contactIds]], 50);
}

/** The vehicles that are with us or come today between two instants, whoever owns them. */
export async function vehiclesHere(db: Db, from: Date, to: Date): Promise<KnownVehicle[]> {
  return known(
    db,
    `vehicle.id in (
       select vehicle_id from appointment
       where deleted_at is null and vehicle_id is not null
         and (status in ('in_workshop', 'ready') or (status = 'booked' and starts_at >= ? and starts_at < ?)))`,
    [from, to],
    100,
  );
}

/** The vehicles whose model has a folded word. */
export async function vehiclesOfModel(db: Db, word: string, limit: number): Promise<KnownVehicle[]> {
  return known(db, `string_to_array(vehicle.model_key, ' ') @> array[?::text]`, [word], limit);
}

async function known(db: Db, which: string, values: unknown[], limit: number): Promise<KnownVehicle[]> {
  const rows = await db.execute<KnownVehicle[]>(
    `select vehicle.id, vehicle.version, vehicle.plate, vehicle.model, vehicle.vin, vehicle.mileage,
       vehicle.mileage_at as "mileageAt", vehicle.contact_id as "contactId",
       nullif(concat_ws(' ', contact.first_name, contact.last_name), '') as contact
     from vehicle
     join contact on contact.tenant_id = vehicle.tenant_id and contact.id = vehicle.contact_id
     where ${which}
       and vehicle.deleted_at is null
     order by vehicle.created_at, vehicle.id
     limit ?`,
    [...values, limit],
  );
  return rows.map((row) => ({ ...row, mileageAt: row.mileageAt === null ? null : new Date(row.mileageAt) }));
}
