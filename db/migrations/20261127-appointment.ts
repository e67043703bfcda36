import { Migration } from '@mikro-orm/migrations';
import { versioned } from './tenant-table.ts';

export class VersionedAppointment extends Migration {
  override async up(): Promise<void> {
    for (const statement of statements) this.addSql(statement);
  }
}

const statements = [
  `alter table appointment rename column place_id to bay_id`,
  `alter table appointment rename column person_id to technician_id`,
  `alter table appointment rename constraint appointment_place_free to appointment_bay_free`,
  `alter table appointment rename constraint appointment_person_free to appointment_technician_free`,
  `alter table appointment rename constraint appointment_place_id_fkey to appointment_bay_id_fkey`,
  `alter table appointment rename constraint appointment_person_id_fkey to appointment_technician_id_fkey`,
  `create function count_version() returns trigger language plpgsql as $$
begin
  new.version := old.version + 1;
  return new;
end $$`,
  ...versioned('appointment', [
    'starts_at',
    'ends_at',
    'status',
    'service_id',
    'contact_id',
    'bay_id',
    'technician_id',
    'price_cents',
  ]),
];
