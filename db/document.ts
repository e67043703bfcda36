import { defineEntity, type InferEntity, p } from '@mikro-orm/core';
import { tenantColumns } from './columns.ts';
import type { Db } from './db.ts';
import { insertRow } from './insert-row.ts';
import { type ListOrder, type ListPage, type Listed, pageSql } from './page.ts';

/** A file that belongs to one record of the business. */
export const Document = defineEntity({
  name: 'Document',
  tableName: 'document',
  properties: {
    ...tenantColumns,
    fileId: p.uuid(),
    /** What it is called: "carte grise". */
    label: p.text(),
    contactId: p.uuid().nullable(),
    vehicleId: p.uuid().nullable(),
    appointmentId: p.uuid().nullable(),
    quoteId: p.uuid().nullable(),
    invoiceId: p.uuid().nullable(),
    /** The member who put it there; null where the customer sent it. */
    authorId: p.uuid().nullable(),
    version: p.integer().default(1),
  },
});

/** What a document is of. */
export const documentKinds = ['contact', 'vehicle', 'appointment', 'quote', 'invoice'] as const;

export type DocumentKind = (typeof documentKinds)[number];

/** A document with its file, and what it is of as one says it. */
export interface KnownDocument extends Listed {
  id: string;
  version: number;
  label: string;
  fileId: string;
  name: string;
  type: string;
  bytes: number;
  createdAt: Date;
  contact: string | null;
  vehicle: string | null;
  paper: string | null;
}

export type NewDocument = Pick<InferEntity<typeof Document>, 'id' | 'fileId' | 'label' | 'authorId'> & {
  kind: DocumentKind;
  /** Of the record it is of. */
  subjectId: string;
};

export async function addDocument(db: Db, { kind, subjectId, ...document }: NewDocument): Promise<void> {
  await insertRow(db, Document, { ...document, [`${kind}Id`]: subjectId });
}

/** Whether a file is a document of that record already. */
export async function isDocumentOf(
  db: Db,
  { fileId, kind, subjectId }: Omit<NewDocument, 'id' | 'label' | 'authorId'>,
) {
  const [row] = await db.execute<{ id: string }[]>(
    `select document.id
     from document
     join file as known on known.tenant_id = document.tenant_id and known.id = document.file_id
     join file as given on given.tenant_id = known.tenant_id and given.hash = known.hash
     where given.id = ? and document.${kind}_id = ? and document.deleted_at is null
     limit 1`,
    [fileId, subjectId],
  );
  return row !== undefined;
}

export const documentOrder: ListOrder = {
  keys: [
    { sql: 'document.created_at', type: 'timestamptz' },
    { sql: 'document.id', type: 'uuid' },
  ],
  isNewestFirst: true,
};

/** Whose documents: those of a customer with their cars, jobs and papers; of a vehicle with its jobs; or of one record alone. */
export interface DocumentFilter {
  kind: DocumentKind;
  subjectId: string;
  /** Folded words that all stand in the label or the name of the file. */
  words: readonly string[];
}

/** Newest first. By the index of each kind of record on its documents. */
export async function documentsOf(
  db: Db,
  { kind, subjectId, words }: DocumentFilter,
  page: ListPage,
): Promise<KnownDocument[]> {
  const { place, beyond, values, end } = pageSql(documentOrder, page);
  const where = within[kind];
  const rows = await db.execute<KnownDocument[]>(
    `select document.id, document.version, document.label, document.file_id as "fileId", file.name, file.type, file.bytes,
       document.created_at as "createdAt", ${place},
       (select nullif(concat_ws(' ', first_name, last_name), '') from contact
        where contact.tenant_id = document.tenant_id
          and contact.id = coalesce(document.contact_id, appointment.contact_id, quote.contact_id, invoice.contact_id)) as contact,
       (select concat_ws(' ', model, plate) from vehicle
        where vehicle.tenant_id = document.tenant_id
          and vehicle.id = coalesce(document.vehicle_id, appointment.vehicle_id)) as vehicle,
       coalesce(quote.number, invoice.number) as paper
     from document
     join file on file.tenant_id = document.tenant_id and file.id = document.file_id
     left join appointment on appointment.tenant_id = document.tenant_id and appointment.id = document.appointment_id
     left join quote on quote.tenant_id = document.tenant_id and quote.id = document.quote_id
     left join invoice on invoice.tenant_id = document.tenant_id and invoice.id = document.invoice_id
     where document.deleted_at is null
       and (${where.sql})
       and string_to_array(name_key(document.label || ' ' || file.name), ' ') @> string_to_array(?, ' ')
       and ${beyond}
     ${end}`,
    [...Array.from({ length: where.count }, () => subjectId), words.join(' '), ...values],
  );
  return rows.map((row) => ({ ...row, createdAt: new Date(row.createdAt) }));
}

const ofTheirs = (table: string, column: string) =>
  `document.${table}_id in (select id from ${table} where ${column} = ? and tenant_id = document.tenant_id)`;

const within: Record<DocumentKind, { sql: string; count: number }> = {
  contact: {
    sql: [
      'document.contact_id = ?',
      ...['vehicle', 'appointment', 'quote', 'invoice'].map((table) => ofTheirs(table, 'contact_id')),
    ].join(' or '),
    count: 5,
  },
  vehicle: { sql: `document.vehicle_id = ? or ${ofTheirs('appointment', 'vehicle_id')}`, count: 2 },
  appointment: { sql: 'document.appointment_id = ?', count: 1 },
  quote: { sql: 'document.quote_id = ?', count: 1 },
  invoice: { sql: 'document.invoice_id = ?', count: 1 },
};
