import { defineEntity, p } from '@mikro-orm/core';
import { tenantColumns } from './columns.ts';
import type { Db } from './db.ts';
import { insertRow } from './insert-row.ts';

/** A customer's company; its contacts point to it. */
export const Company = defineEntity({
  name: 'Company',
  tableName: 'company',
  properties: {
    ...tenantColumns,
    name: p.text(),
    siret: p.text().nullable(),
    vatNumber: p.text().nullable(),
    phoneSealed: p.text().nullable(),
    phoneIndex: p.text().nullable(),
    version: p.integer().default(1),
  },
});

export interface CompanyRow {
  id: string;
  version: number;
  name: string;
  siret: string | null;
  vatNumber: string | null;
  phoneSealed: string | null;
}

const columns = `id, name, siret, vat_number as "vatNumber", phone_sealed as "phoneSealed", version`;

export async function companyById(db: Db, id: string): Promise<CompanyRow | null> {
  const [row] = await db.execute<CompanyRow[]>(`select ${columns} from company where id = ? and deleted_at is null`, [
    id,
  ]);
  return row ?? null;
}

/** The companies whose name has some folded words, the ones that are called just so first. A business has some hundreds. */
export async function companiesNamed(db: Db, keys: readonly string[], limit: number): Promise<CompanyRow[]> {
  if (keys.length === 0) return [];
  return db.execute<CompanyRow[]>(
    `select ${columns} from company
     where deleted_at is null
       and (name_key in (?) or string_to_array(name_key, ' ') && string_to_array(?, ' '))
     order by (name_key in (?)) desc, name_key, id
     limit ?`,
    [[...keys], keys.filter((key) => !key.includes(' ')).join(' '), [...keys], limit],
  );
}

export async function companyWithSiret(db: Db, siret: string): Promise<CompanyRow | null> {
  const [row] = await db.execute<CompanyRow[]>(
    `select ${columns} from company where siret = ? and deleted_at is null`,
    [siret],
  );
  return row ?? null;
}

export async function addCompany(
  db: Db,
  company: Pick<CompanyRow, 'id' | 'name' | 'siret' | 'vatNumber'> & { phoneSealed?: string; phoneIndex?: string },
): Promise<void> {
  await insertRow(db, Company, company);
}

export async function contactsOfCompany(db: Db, companyId: string): Promise<{ id: string; name: string }[]> {
  return db.execute<{ id: string; name: string }[]>(
    `select id, concat_ws(' ', first_name, last_name) as name
     from contact
     where company_id = ? and deleted_at is null
     order by created_at, id`,
    [companyId],
  );
}
