import { Migration } from '@mikro-orm/migrations';
import { lineColumns } from './line-columns.ts';
import { reference, tenantTable, versioned } from './tenant-table.ts';

/** Quotes with their lines, and the counters that number them. */
export class QuoteTables extends Migration {
  override async up(): Promise<void> {
    for (const statement of statements) this.addSql(statement);
  }
}

const statements = [
  // One row a series and year, locked while a number is taken, so that none is given twice and none is left out.
  ...tenantTable(
    'counter',
    `series text not null,
year integer not null,
value integer not null default 0 check (value >= 0)`,
  ),
  `create unique index counter_series on counter (tenant_id, series, year)`,
  ...tenantTable(
    'quote',
    `number text not null,
kind text not null default 'quote' check (kind in ('quote', 'supplement')),
status text not null default 'draft' check (status in ('draft', 'sent', 'accepted', 'refused', 'expired', 'cancelled')),
contact_id uuid not null,
vehicle_id uuid,
appointment_id uuid,
discount_bp integer check (discount_bp between 0 and 10000),
discount_cents integer check (discount_cents >= 0),
total_cents integer not null default 0 check (total_cents >= 0),
valid_until date,
sent_at timestamptz,
decided_at timestamptz,
decided_by uuid,
check (discount_bp is null or discount_cents is null)`,
  ),
  ...versioned('quote'),
  `create unique index quote_number on quote (tenant_id, number)`,
  `create index quote_contact on quote (tenant_id, contact_id, created_at)`,
  `create index quote_open on quote (tenant_id, sent_at) where status = 'sent' and deleted_at is null`,
  ...tenantTable('quote_line', `quote_id uuid not null,\n${lineColumns}`),
  ...versioned('quote_line'),
  `create index quote_line_quote on quote_line (tenant_id, quote_id, position)`,
  reference('quote', 'contact_id', 'contact'),
  reference('quote', 'vehicle_id', 'vehicle'),
  reference('quote', 'appointment_id', 'appointment'),
  reference('quote', 'decided_by', 'member'),
  reference('quote_line', 'quote_id', 'quote'),
  reference('quote_line', 'service_id', 'service'),
];
