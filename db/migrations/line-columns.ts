/** A line of a quote or of an invoice: prices include VAT, a quantity has hundredths. */
export const lineColumns = `label text not null check (label <> ''),
position integer not null,
service_id uuid,
quantity numeric(12, 2) not null default 1 check (quantity > 0),
unit_cents integer not null,
vat_bp integer not null default 2000 check (vat_bp between 0 and 10000)`;
