import { Migration } from '@mikro-orm/migrations';
import { lineColumns } from './line-columns.ts';
import { reference, tenantTable, versioned } from './tenant-table.ts';

/** Invoices, credit notes and what was paid of them. */
export class InvoiceTables extends Migration {
  override async up(): Promise<void> {
    for (const statement of statements) this.addSql(statement);
  }
}

const statements = [
  ...tenantTable(
    'invoice',
    `number text,
kind text not null default 'invoice' check (kind in ('invoice', 'credit_note')),
status text not null default 'draft' check (status in ('draft', 'issued', 'paid', 'credited')),
contact_id uuid not null,
vehicle_id uuid,
appointment_id uuid,
quote_id uuid,
credits_id uuid,
discount_bp integer check (discount_bp between 0 and 10000),
discount_cents integer check (discount_cents >= 0),
total_cents integer not null default 0 check (total_cents >= 0),
paid_cents integer not null default 0 check (paid_cents >= 0),
issued_on date,
due_on date,
chased_at timestamptz,
check (discount_bp is null or discount_cents is null),
check ((status = 'draft') = (number is null)),
check ((kind = 'credit_note') = (credits_id is not null)),
check (paid_cents <= total_cents)`,
  ),
  ...versioned('invoice'),
  `create unique index invoice_number on invoice (tenant_id, number) where number is not null`,
  `create index invoice_contact on invoice (tenant_id, contact_id, created_at)`,
  `create index invoice_due on invoice (tenant_id, due_on) where status = 'issued' and deleted_at is null`,
  ...tenantTable('invoice_line', `invoice_id uuid not null,\n${lineColumns}`),
  ...versioned('invoice_line'),
  `create index invoice_line_invoice on invoice_line (tenant_id, invoice_id, position)`,
  ...tenantTable(
    'payment',
    `invoice_id uuid not null,
amount_cents integer not null check (amount_cents > 0),
method text not null check (method in ('card', 'cash', 'transfer', 'cheque', 'other')),
paid_on date not null,
member_id uuid`,
  ),
  ...versioned('payment'),
  `create index payment_invoice on payment (tenant_id, invoice_id)`,
  // What was numbered is an account's: its lines, its total and its number stay as they are, and it is not deleted. Whose record it
  // stands with may change, when two records turn out to be one customer.
  `create function keep_issued_invoice() returns trigger language plpgsql as $$
begin
  if old.status <> 'draft' and (new.number, new.kind, new.total_cents, new.issued_on, new.discount_bp, new.discount_cents)
    is distinct from (old.number, old.kind, old.total_cents, old.issued_on, old.discount_bp, old.discount_cents) then
    raise exception 'an issued invoice cannot be changed' using errcode = 'insufficient_privilege';
  end if;
  if old.status <> 'draft' and new.deleted_at is not null then
    raise exception 'an issued invoice cannot be deleted' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$`,
  `create trigger keep_issued before update on invoice for each row execute function keep_issued_invoice()`,
  `create function keep_issued_line() returns trigger language plpgsql as $$
begin
  if exists (select from invoice where tenant_id = new.tenant_id and id in (new.invoice_id, old.invoice_id) and status <> 'draft') then
    raise exception 'the lines of an issued invoice cannot be changed' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$`,
  `create trigger keep_issued before insert or update on invoice_line for each row execute function keep_issued_line()`,
  `revoke delete on invoice, invoice_line, payment from comptoir_runtime`,
  reference('invoice', 'contact_id', 'contact'),
  reference('invoice', 'vehicle_id', 'vehicle'),
  reference('invoice', 'appointment_id', 'appointment'),
  reference('invoice', 'quote_id', 'quote'),
  reference('invoice', 'credits_id', 'invoice'),
  reference('invoice_line', 'invoice_id', 'invoice'),
  reference('invoice_line', 'service_id', 'service'),
  reference('payment', 'invoice_id', 'invoice'),
  reference('payment', 'member_id', 'member'),
];
