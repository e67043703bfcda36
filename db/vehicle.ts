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
  vehicle: Pick<VehicleRow, 'id' | 'contactId' | 'plate' | 'model'>,
): Promise<boolean> {
  return insertRow(db, Vehicle, vehicle, '(tenant_id, plate) where deleted_at is null');
}

export async function nameVehicle(db: Db, id: string, model: string): Promise<void> {
  await db.nativeUpdate(Vehicle, { id }, { model });
}
