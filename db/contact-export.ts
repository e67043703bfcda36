import type { Db } from './db.ts';

/** A contact as it goes into a file. */
export interface ExportedContact {
  id: string;
  firstName: string | null;
  lastName: string | null;
  phoneSealed: string | null;
  emailSealed: string | null;
  company: string | null;
  postcode: string | null;
  vehicles: string | null;
  createdAt: Date;
}

/** The live contacts behind an id, in the order of their ids; those without any name are strangers who only wrote. By the primary key. */
export async function contactsAfter(db: Db, after: string | null, limit: number): Promise<ExportedContact[]> {
  const rows = await db.execute<ExportedContact[]>(
    `select contact.id, first_name as "firstName", last_name as "lastName", contact.phone_sealed as "phoneSealed",
       email_sealed as "emailSealed", company.name as company, postcode, contact.created_at as "createdAt",
       (select string_agg(concat_ws(' ', model, plate), ', ' order by vehicle.created_at, vehicle.id) from vehicle
        where vehicle.tenant_id = contact.tenant_id and vehicle.contact_id = contact.id and vehicle.deleted_at is null) as vehicles
     from contact
     left join company on company.tenant_id = contact.tenant_id and company.id = contact.company_id and company.deleted_at is null
     where contact.deleted_at is null and (first_name is not null or last_name is not null or company_id is not null)
       and (?::uuid is null or contact.id > ?::uuid)
     order by contact.id
     limit ?`,
    [after, after, limit],
  );
  return rows.map((row) => ({ ...row, createdAt: new Date(row.createdAt) }));
}
