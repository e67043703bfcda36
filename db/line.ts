import { p } from '@mikro-orm/core';
import { tenantColumns } from './columns.ts';

/** A line of a quote or an invoice: the price of one includes VAT, the quantity has hundredths. */
export const lineProperties = {
  ...tenantColumns,
  label: p.text(),
  position: p.integer(),
  serviceId: p.uuid().nullable(),
  quantity: p.decimal('number').precision(12).scale(2).default(1),
  unitCents: p.integer(),
  vatBp: p.integer().default(2000),
  version: p.integer().default(1),
};

export interface LineRow {
  id: string;
  version: number;
  label: string;
  position: number;
  serviceId: string | null;
  quantity: number;
  unitCents: number;
  vatBp: number;
}

/** For a query on a table of lines. */
export const lineSql = `id, version, label, position, service_id as "serviceId", quantity, unit_cents as "unitCents",
  vat_bp as "vatBp"`;

export function readLine(row: LineRow): LineRow {
  return { ...row, quantity: Number(row.quantity) };
}
