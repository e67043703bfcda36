import { Migration } from '@mikro-orm/migrations';

/** The vehicle's identity number, and when its mileage was read. */
export class VehicleDetails extends Migration {
  override async up(): Promise<void> {
    this.addSql(`alter table vehicle add column vin text check (vin ~ '^[A-HJ-NPR-Z0-9]{17}$'),
  add column mileage_at timestamptz,
  add column model_key text generated always as (name_key(model)) stored`);
    this.addSql(`create index vehicle_model on vehicle (tenant_id, model_key) where deleted_at is null`);
    this.addSql(
      `create unique index vehicle_vin on vehicle (tenant_id, vin) where vin is not null and deleted_at is null`,
    );
  }
}
