import { defineEntity, type InferEntity, p } from '@mikro-orm/core';
import { tenantColumns } from './columns.ts';
import type { Db } from './db.ts';
import { type ListOrder, type ListPage, pageSql, type Listed } from './page.ts';
import { insertRow } from './insert-row.ts';
import { lineProperties, type LineRow, lineSql, readLine } from './line.ts';

export const quoteStatuses = ['draft', 'sent', 'accepted', 'refused', 'expired', 'cancelled'] as const;

/** What we would do and for how much; a `supplement` is extra work found while the vehicle is with us. */
export const Quote = defineEntity({
  name: 'Quote',
  tableName: 'quote',
  properties: {
    ...tenantColumns,
    number: p.text(),
    kind: p.enum(['quote', 'supplement'] as const).default('quote'),
    status: p.enum(quoteStatuses).default('draft'),
    contactId: p.uuid(),
    vehicleId: p.uuid().nullable(),
    appointmentId: p.uuid().nullable(),
    discountBp: p.integer().nullable(),
    discountCents: p.integer().nullable(),
    totalCents: p.integer().default(0),
    validUntil: p.date().nullable(),
    sentAt: p.datetime().nullable(),
    decidedAt: p.datetime().nullable(),
    /** The member who recorded the customer's answer; null when the customer gave it. */
    decidedBy: p.uuid().nullable(),
    version: p.integer().default(1),
  },
});

export const QuoteLine = defineEntity({
  name: 'QuoteLine',
  tableName: 'quote_line',
  properties: { ...lineProperties, quoteId: p.uuid() },
});

export type QuoteStatus = InferEntity<typeof Quote>['status'];

/** A quote with whose it is; days are local. */
export interface KnownQuote extends Listed {
  id: string;
  version: number;
  number: string;
  kind: 'quote' | 'supplement';
  status: QuoteStatus;
  contactId: string;
  contact: string | null;
  vehicleId: string | null;
  vehicle: string | null;
  appointmentId: string | null;
  discountBp: number | null;
  discountCents: number | null;
  totalCents: number;
  validUntil: string | null;
  sentAt: Date | null;
  /** What its lines are called, in order. */
  what: string;
}

type QuoteRow = InferEntity<typeof Quote>;
export type NewQuote = Pick<
  QuoteRow,
  'id' | 'number' | 'kind' | 'contactId' | 'vehicleId' | 'appointmentId' | 'validUntil'
> &
  Partial<Pick<QuoteRow, 'totalCents' | 'status' | 'sentAt'>>;

export async function addQuote(db: Db, quote: NewQuote): Promise<void> {
  await insertRow(db, Quote, quote);
}

export async function addQuoteLine(db: Db, quoteId: string, line: Omit<LineRow, 'version'>): Promise<void> {
  await insertRow(db, QuoteLine, { ...line, quoteId });
}

export async function quoteById(db: Db, id: string): Promise<KnownQuote | null> {
  const [row] = await known(db, `quote.id = ?`, [id], { limit: 1 });
  return row ?? null;
}

export async function quoteByNumber(db: Db, number: string): Promise<KnownQuote | null> {
  const [row] = await known(db, `quote.number = ?`, [number], { limit: 1 });
  return row ?? null;
}

export interface QuoteFilter {
  /** Only those of some contacts; null for all. */
  contactIds?: readonly string[] | null;
  statuses?: readonly QuoteStatus[];
  /** The local day: what was sent and held until an earlier one counts as expired. Null where no difference is made. */
  today?: string | null;
}

/** Newest first. */
export const quoteOrder: ListOrder = {
  keys: [
    { sql: 'coalesce(quote.sent_at, quote.created_at)', type: 'timestamptz' },
    { sql: 'quote.id', type: 'uuid' },
  ],
  isNewestFirst: true,
};

export async function quotesOf(
  db: Db,
  { contactIds = null, statuses = quoteStatuses, today = null }: QuoteFilter,
  page: ListPage,
): Promise<KnownQuote[]> {
  const contacts = contactIds?.join(',') ?? null;
  return known(
    db,
    `(?::text is null or quote.contact_id = any(string_to_array(?, ',')::uuid[]))
     and case when quote.status = 'sent' and quote.valid_until < ?::date then 'expired' else quote.status end in (?)`,
    [contacts, contacts, today, [...statuses]],
    page,
  );
}

export async function quoteLinesOf(db: Db, quoteId: string): Promise<LineRow[]> {
  const rows = await db.execute<LineRow[]>(
    `select ${lineSql} from quote_line where quote_id = ? and deleted_at is null order by position, id`,
    [quoteId],
  );
  return rows.map(readLine);
}

async function known(db: Db, which: string, values: unknown[], page: ListPage): Promise<KnownQuote[]> {
  const { place, beyond, values: from, end } = pageSql(quoteOrder, page);
  const rows = await db.execute<KnownQuote[]>(
    `select quote.id, quote.version, quote.number, quote.kind, quote.status, quote.contact_id as "contactId",
       nullif(concat_ws(' ', contact.first_name, contact.last_name), '') as contact, quote.vehicle_id as "vehicleId",
       concat_ws(' ', vehicle.model, vehicle.plate) as vehicle, quote.appointment_id as "appointmentId",
       quote.discount_bp as "discountBp", quote.discount_cents as "discountCents", quote.total_cents as "totalCents",
       quote.valid_until::text as "validUntil", quote.sent_at as "sentAt",
       coalesce((
         select string_agg(label, ', ' order by position, quote_line.id)
         from quote_line
         where quote_line.tenant_id = quote.tenant_id and quote_id = quote.id and quote_line.deleted_at is null), '') as what,
       ${place}
     from quote
     join contact on contact.tenant_id = quote.tenant_id and contact.id = quote.contact_id
     left join vehicle on vehicle.tenant_id = quote.tenant_id and vehicle.id = quote.vehicle_id
     where ${which}
       and quote.deleted_at is null
       and ${beyond}
     ${end}`,
    [...values, ...from],
  );
  return rows.map((row) => ({
    ...row,
    vehicle: row.vehicle === '' ? null : row.vehicle,
    sentAt: row.sentAt === null ? null : new Date(row.sentAt),
  }));
}
