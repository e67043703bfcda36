import { defineEntity, type InferEntity, p } from '@mikro-orm/core';
import { tenantColumns } from './columns.ts';
import type { Db } from './orm.ts';

export const Vehicle = defineEntity({
  name: 'Vehicle',
  tableName: 'vehicle',
  properties: {
    ...tenantColumns,
    contactId: p.uuid(),
    plate: p.text(),
    model: p.text(),
    mileage: p.integer().nullable(),
  },
});

export type VehicleRow = InferEntity<typeof Vehicle>;

export async function vehiclesOf(db: Db, contactId: string): Promise<VehicleRow[]> {
  return db.find(Vehicle, { contactId, deletedAt: null }, { orderBy: { createdAt: 'asc', id: 'asc' } });
}

/** The vehicle with this plate, whoever owns it. */
export async function vehicleByPlate(db: Db, plate: string): Promise<VehicleRow | null> {
  return db.findOne(Vehicle, { plate, deletedAt: null });
}

/** Gives a contact a vehicle; false when the plate is known already, whoever owns it. */
export async function addVehicle(
  db: Db,
  vehicle: Pick<VehicleRow, 'id' | 'contactId' | 'plate' | 'model'>,
): Promise<boolean> {
  const rows = await db.execute<{ id: string }[]>(
    `insert into vehicle (id, contact_id, plate, model)
     values (?, ?, ?, ?)
     on conflict do nothing
     returning id`,
    [vehicle.id, vehicle.contactId, vehicle.plate, vehicle.model],
  );
  return rows.length === 1;
}

export async function nameVehicle(db: Db, id: string, model: string): Promise<void> {
  await db.nativeUpdate(Vehicle, { id }, { model });
}
