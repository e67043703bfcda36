import type { Db } from './db.ts';

/** A vehicle as it goes into a file. */
export interface ExportedVehicle {
  id: string;
  plate: string;
  model: string;
  vin: string | null;
  mileage: number | null;
  contact: string | null;
}

/** The live vehicles behind an id, in the order of their ids, with whose they are. By the primary key. */
export async function vehiclesAfter(db: Db, after: string | null, limit: number): Promise<ExportedVehicle[]> {
  return db.execute<ExportedVehicle[]>(
    `select vehicle.id, plate, model, vin, mileage, nullif(concat_ws(' ', first_name, last_name), '') as contact
     from vehicle
     left join contact on contact.tenant_id = vehicle.tenant_id and contact.id = vehicle.contact_id and contact.deleted_at is null
     where vehicle.deleted_at is null
       and (?::uuid is null or vehicle.id > ?::uuid)
     order by vehicle.id
     limit ?`,
    [after, after, limit],
  );
}
