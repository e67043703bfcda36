import { Migration } from '@mikro-orm/migrations';
import { reference, tenantTable, versioned } from './tenant-table.ts';

/** Parts on the shelf, what was used of them, and what is to be ordered. */
export class PartTables extends Migration {
  override async up(): Promise<void> {
    for (const statement of statements) this.addSql(statement);
  }
}

const statements = [
  ...tenantTable(
    'part',
    `name text not null,
synonyms jsonb not null default '[]',
reference text,
unit text not null default 'piece' check (unit in ('piece', 'litre', 'set', 'metre')),
quantity numeric(12, 2) not null,
minimum numeric(12, 2) not null default 0 check (minimum >= 0)`,
  ),
  ...versioned('part'),
  ...tenantTable(
    'part_use',
    `part_id uuid,
words text not null check (words <> ''),
quantity numeric(12, 2) not null check (quantity > 0),
appointment_id uuid,
vehicle_id uuid,
member_id uuid`,
  ),
  ...versioned('part_use'),
  ...tenantTable(
    'part_order',
    `part_id uuid,
words text not null check (words <> ''),
quantity numeric(12, 2) check (quantity > 0),
vehicle_id uuid,
member_id uuid,
status text not null default 'wanted' check (status in ('wanted', 'ordered', 'received'))`,
  ),
  ...versioned('part_order'),
  `create index part_use_vehicle on part_use (tenant_id, vehicle_id) where vehicle_id is not null`,
  `create index part_use_appointment on part_use (tenant_id, appointment_id) where appointment_id is not null`,
  `create index part_order_open on part_order (tenant_id, created_at) where status <> 'received' and deleted_at is null`,
  reference('part_use', 'part_id', 'part'),
  reference('part_use', 'appointment_id', 'appointment'),
  reference('part_use', 'vehicle_id', 'vehicle'),
  reference('part_use', 'member_id', 'member'),
  reference('part_order', 'part_id', 'part'),
  reference('part_order', 'vehicle_id', 'vehicle'),
  reference('part_order', 'member_id', 'member'),
];
