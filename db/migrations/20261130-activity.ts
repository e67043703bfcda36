import { Migration } from '@mikro-orm/migrations';
import { reference, tenantTable, versioned } from './tenant-table.ts';

/** What a member wrote down of a customer or a vehicle. */
export class ActivityTable extends Migration {
  override async up(): Promise<void> {
    for (const statement of statements) this.addSql(statement);
  }
}

const statements = [
  ...tenantTable(
    'activity',
    `kind text not null check (kind in ('note', 'call', 'visit', 'finding')),
words text not null check (words <> ''),
contact_id uuid,
vehicle_id uuid,
appointment_id uuid,
author_id uuid,
at timestamptz not null`,
  ),
  ...versioned('activity'),
  `create index activity_contact on activity (tenant_id, contact_id, at) where contact_id is not null`,
  `create index activity_vehicle on activity (tenant_id, vehicle_id, at) where vehicle_id is not null`,
  `create index activity_appointment on activity (tenant_id, appointment_id) where appointment_id is not null`,
  reference('activity', 'contact_id', 'contact'),
  reference('activity', 'vehicle_id', 'vehicle'),
  reference('activity', 'appointment_id', 'appointment'),
  reference('activity', 'author_id', 'member'),
];
