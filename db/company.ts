import { defineEntity, type InferEntity, p } from '@mikro-orm/core';
import { tenantColumns } from './columns.ts';
import type { Db } from './db.ts';

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

export type CompanyRow = Pick<
  InferEntity<typeof Company>,
  'id' | 'name' | 'siret' | 'vatNumber' | 'phoneSealed' | 'version'
>;

const columns = `id, name, siret, vat_number as "vatNumber", phone_sealed as "phoneSealed", version`;

export async function companyById(db: Db, id: string): Promise<CompanyRow | null> {
  const [row] = await db.execute<CompanyRow[]>(`select ${columns} from company where id = ? and deleted_at is null`, [
    id,
  ]);
  return row ?? null;
}

/** The companies one of whose names is one of some folded ones, by `company_name`. */
export async function companiesNamed(db: Db, keys: readonly string[], limit: number): Promise<CompanyRow[]> {
  if (keys.length === 0) return [];
  return db.execute<CompanyRow[]>(
    `select ${columns} from company
     where deleted_at is null and name_key in (?)
     order by name_key, id
     limit ?`,
    [[...keys], limit],
  );
}

export async function companyWithSiret(db: Db, siret: string): Promise<CompanyRow | null> {
  const [row] = await db.execute<CompanyRow[]>(
    `select ${columns} from company where siret = ? and deleted_at is null`,
    [siret],
  );
  return row ?? null;
}
