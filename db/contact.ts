import { defineEntity, type InferEntity, p, raw } from '@mikro-orm/core';
import { tenantColumns } from './columns.ts';
import type { Db } from './db.ts';
import { insertRow } from './insert-row.ts';

export const Contact = defineEntity({
  name: 'Contact',
  tableName: 'contact',
  properties: {
    ...tenantColumns,
    firstName: p.text().nullable(),
    lastName: p.text().nullable(),
    emailSealed: p.text().nullable(),
    emailIndex: p.text().nullable(),
    phoneSealed: p.text().nullable(),
    phoneIndex: p.text().nullable(),
    postcode: p.text().nullable(),
    language: p.enum(['fr', 'en'] as const).nullable(),
    /** The member who looks after them. */
    ownerId: p.uuid().nullable(),
    companyId: p.uuid().nullable(),
    version: p.integer().default(1),
  },
});

export type ContactRow = InferEntity<typeof Contact>;

export async function findContact(db: Db, id: string): Promise<ContactRow> {
  return db.findOneOrFail(Contact, { id, deletedAt: null });
}

export async function addContact(
  db: Db,
  contact: Pick<ContactRow, 'id' | 'firstName' | 'lastName'> &
    Partial<Pick<ContactRow, 'phoneSealed' | 'phoneIndex' | 'emailSealed' | 'emailIndex'>>,
): Promise<void> {
  await insertRow(db, Contact, contact);
}

export async function changeContact(
  db: Db,
  id: string,
  change: Partial<Pick<ContactRow, 'firstName' | 'lastName' | 'emailSealed' | 'emailIndex' | 'language'>>,
): Promise<void> {
  await db.nativeUpdate(Contact, { id }, change);
}

/** Deletes a contact softly: whoever wrote was none of the customers. */
export async function putContactAway(db: Db, id: string): Promise<void> {
  await db.nativeUpdate(Contact, { id, deletedAt: null }, { deletedAt: raw('app_now()') });
}
