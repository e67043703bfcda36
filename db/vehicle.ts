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
