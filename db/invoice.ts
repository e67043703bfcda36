import { defineEntity, type InferEntity, p } from '@mikro-orm/core';
import { tenantColumns } from './columns.ts';
import type { Db } from './db.ts';
import { type ListOrder, type ListPage, pageSql, type Listed } from './page.ts';
import { insertRow } from './insert-row.ts';
import { lineProperties, type LineRow, lineSql, readLine } from './line.ts';

export const invoiceStatuses = ['draft', 'issued', 'paid', 'credited'] as const;
export const paymentMethods = ['card', 'cash', 'transfer', 'cheque', 'other'] as const;

/** What a customer owes. Once issued it has its number, and neither its lines nor its total change any more. */
export const Invoice = defineEntity({
  name: 'Invoice',
  tableName: 'invoice',
  properties: {
    ...tenantColumns,
    number: p.text().nullable(),
    kind: p.enum(['invoice', 'credit_note'] as const).default('invoice'),
    status: p.enum(invoiceStatuses).default('draft'),
    contactId: p.uuid(),
    vehicleId: p.uuid().nullable(),
    appointmentId: p.uuid().nullable(),
    quoteId: p.uuid().nullable(),
    /** The invoice that a credit note takes back. */
    creditsId: p.uuid().nullable(),
    discountBp: p.integer().nullable(),
    discountCents: p.integer().nullable(),
    totalCents: p.integer().default(0),
    paidCents: p.integer().default(0),
    issuedOn: p.date().nullable(),
    dueOn: p.date().nullable(),
    chasedAt: p.datetime().nullable(),
    version: p.integer().default(1),
  },
});

export const InvoiceLine = defineEntity({
  name: 'InvoiceLine',
  tableName: 'invoice_line',
  properties: { ...lineProperties, invoiceId: p.uuid() },
});

export const Payment = defineEntity({
  name: 'Payment',
  tableName: 'payment',
  properties: {
    ...tenantColumns,
    invoiceId: p.uuid(),
    amountCents: p.integer(),
    method: p.enum(paymentMethods),
    paidOn: p.date(),
    memberId: p.uuid().nullable(),
    version: p.integer().default(1),
  },
});

export type InvoiceStatus = InferEntity<typeof Invoice>['status'];
export type PaymentMethod = InferEntity<typeof Payment>['method'];

/** An invoice with whose it is; days are local. */
export interface KnownInvoice extends Listed {
  id: string;
  version: number;
  number: string | null;
  kind: 'invoice' | 'credit_note';
  status: InvoiceStatus;
  contactId: string;
  contact: string | null;
  vehicleId: string | null;
  vehicle: string | null;
  discountBp: number | null;
  discountCents: number | null;
  totalCents: number;
  paidCents: number;
  /** What credit notes took back of it. */
  creditedCents: number;
  issuedOn: string | null;
  dueOn: string | null;
  /** What its lines are called, in order. */
  what: string;
}

type InvoiceRow = InferEntity<typeof Invoice>;
export type NewInvoice = Pick<
  InvoiceRow,
  'id' | 'kind' | 'contactId' | 'vehicleId' | 'appointmentId' | 'quoteId' | 'creditsId' | 'totalCents'
> &
  Partial<Pick<InvoiceRow, 'discountBp' | 'discountCents'>>;

/** For a query on `invoice`: what its credit notes took back, by the index `invoice_contact`. */
export const creditedSql = `coalesce((
         select sum(note.total_cents)
         from invoice as note
         where note.tenant_id = invoice.tenant_id and note.contact_id = invoice.contact_id and note.credits_id = invoice.id
           and note.status <> 'draft'), 0)::int`;

export async function addInvoice(db: Db, invoice: NewInvoice): Promise<void> {
  await insertRow(db, Invoice, invoice);
}

export async function addInvoiceLine(db: Db, invoiceId: string, line: Omit<LineRow, 'version'>): Promise<void> {
  await insertRow(db, InvoiceLine, { ...line, invoiceId });
}

export async function addPayment(
  db: Db,
  payment: Pick<InferEntity<typeof Payment>, 'id' | 'invoiceId' | 'amountCents' | 'method' | 'paidOn' | 'memberId'>,
): Promise<void> {
  await insertRow(db, Payment, payment);
}

export async function invoiceById(db: Db, id: string): Promise<KnownInvoice | null> {
  const [row] = await known(db, `invoice.id = ?`, [id], { limit: 1 });
  return row ?? null;
}

export async function invoiceByNumber(db: Db, number: string): Promise<KnownInvoice | null> {
  const [row] = await known(db, `invoice.number = ?`, [number], { limit: 1 });
  return row ?? null;
}

/** The invoice that was made of a quote. */
export async function invoiceOfQuote(db: Db, quoteId: string): Promise<KnownInvoice | null> {
  const [row] = await known(db, `invoice.quote_id = ? and invoice.kind = 'invoice'`, [quoteId], { limit: 1 });
  return row ?? null;
}

/** Those that are to be paid first at the head, drafts last. */
export const invoiceOrder: ListOrder = {
  keys: [
    { sql: `coalesce(invoice.due_on, 'infinity')`, type: 'date' },
    { sql: 'invoice.created_at', type: 'timestamptz' },
    { sql: 'invoice.id', type: 'uuid' },
  ],
};

export interface InvoiceFilter {
  /** Only those of some contacts; null for all. */
  contactIds?: readonly string[] | null;
  statuses?: readonly InvoiceStatus[];
  /** Only those that were to be paid before this local day. */
  dueBefore?: string | null;
}

/** Invoices, no credit notes; those that were to be paid first at the head, drafts last. */
export async function invoicesOf(db: Db, filter: InvoiceFilter, page: ListPage) {
  const { contactIds = null, statuses = invoiceStatuses, dueBefore = null } = filter;
  const contacts = contactIds?.join(',') ?? null;
  return known(
    db,
    `invoice.kind = 'invoice'
     and (?::text is null or invoice.contact_id = any(string_to_array(?, ',')::uuid[]))
     and invoice.status in (?)
     and (?::date is null or invoice.due_on < ?)`,
    [contacts, contacts, [...statuses], dueBefore, dueBefore],
    page,
  );
}

/** What is still to be paid of all issued invoices, or of one contact's, and of those that were to be paid before a local day. */
export async function owedIn(
  db: Db,
  today: string,
  contactId: string | null = null,
): Promise<{ owedCents: number; overdueCents: number; overdue: number }> {
  const [row] = await db.execute<{ owedCents: string; overdueCents: string; overdue: number }[]>(
    `select coalesce(sum(owed), 0) as "owedCents", coalesce(sum(owed) filter (where due_on < ?), 0) as "overdueCents",
       count(*) filter (where due_on < ?)::int as overdue
     from (
       select total_cents - paid_cents - ${creditedSql} as owed, due_on
       from invoice
       where status = 'issued' and kind = 'invoice' and deleted_at is null and (?::uuid is null or contact_id = ?)) as unpaid`,
    [today, today, contactId, contactId],
  );
  return {
    owedCents: Number(row?.owedCents ?? 0),
    overdueCents: Number(row?.overdueCents ?? 0),
    overdue: row?.overdue ?? 0,
  };
}

export async function invoiceLinesOf(db: Db, invoiceId: string): Promise<LineRow[]> {
  const rows = await db.execute<LineRow[]>(
    `select ${lineSql} from invoice_line where invoice_id = ? and deleted_at is null order by position, id`,
    [invoiceId],
  );
  return rows.map(readLine);
}

async function known(db: Db, which: string, values: unknown[], page: ListPage): Promise<KnownInvoice[]> {
  const { place, beyond, values: from, end } = pageSql(invoiceOrder, page);
  return db.execute<KnownInvoice[]>(
    `select invoice.id, invoice.version, invoice.number, invoice.kind, invoice.status, invoice.contact_id as "contactId",
       nullif(concat_ws(' ', contact.first_name, contact.last_name), '') as contact, invoice.vehicle_id as "vehicleId",
       nullif(concat_ws(' ', vehicle.model, vehicle.plate), '') as vehicle, invoice.discount_bp as "discountBp",
       invoice.discount_cents as "discountCents", invoice.total_cents as "totalCents", invoice.paid_cents as "paidCents",
       ${creditedSql} as "creditedCents",
       invoice.issued_on::text as "issuedOn", invoice.due_on::text as "dueOn",
       coalesce((
         select string_agg(label, ', ' order by position, invoice_line.id)
         from invoice_line
         where invoice_line.tenant_id = invoice.tenant_id and invoice_id = invoice.id and invoice_line.deleted_at is null), '') as what,
       ${place}
     from invoice
     join contact on contact.tenant_id = invoice.tenant_id and contact.id = invoice.contact_id
     left join vehicle on vehicle.tenant_id = invoice.tenant_id and vehicle.id = invoice.vehicle_id
     where ${which}
       and invoice.deleted_at is null
       and ${beyond}
     ${end}`,
    [...values, ...from],
  );
}
