import type { Db } from './db.ts';

/** A contact as the team knows them. */
export interface ContactCard {
  id: string;
  version: number;
  firstName: string | null;
  lastName: string | null;
  /** Their own, or else the number they write from. */
  phoneSealed: string | null;
  emailSealed: string | null;
  company: string | null;
  owner: string | null;
  vehicles: { id: string; plate: string; model: string }[];
}

export async function cardById(db: Db, id: string): Promise<ContactCard | null> {
  const [card] = await cards(db, `contact.id = ?`, [id], { limit: 1 });
  return card ?? null;
}

/**
 * The contacts of whom a first or last name is one of some folded ones; those of whom both are come first. By `contact_last_name` and
 * `contact_first_name`.
 */
export async function cardsNamed(db: Db, keys: readonly string[], limit: number): Promise<ContactCard[]> {
  if (keys.length === 0) return [];
  return cards(db, `(contact.last_key in (?) or contact.first_key in (?))`, [[...keys], [...keys]], {
    limit,
    order: '(contact.last_key in (?))::int + (contact.first_key in (?))::int desc, (contact.last_key in (?)) desc,',
    orderValues: [[...keys], [...keys], [...keys]],
  });
}

/** Some contacts, the one known longest first. */
export async function cardsById(db: Db, ids: readonly string[]): Promise<ContactCard[]> {
  return ids.length === 0 ? [] : cards(db, `contact.id in (?)`, [[...ids]], { limit: ids.length });
}

/** The contacts with a phone or an e-mail, as our own or as the address they write from. */
export async function cardsReachedAt(db: Db, valueIndex: string): Promise<ContactCard[]> {
  return cards(
    db,
    `(contact.phone_index = ? or contact.email_index = ? or contact.id in (
       select contact_id from address where value_index = ? and contact_id is not null))`,
    [valueIndex, valueIndex, valueIndex],
    { limit: 5 },
  );
}

async function cards(
  db: Db,
  which: string,
  values: unknown[],
  { limit, order = '', orderValues = [] }: { limit: number; order?: string; orderValues?: unknown[] },
): Promise<ContactCard[]> {
  return db.execute<ContactCard[]>(
    `select contact.id, contact.version, contact.first_name as "firstName", contact.last_name as "lastName",
       coalesce(contact.phone_sealed, (
         select value_sealed from address
         where address.tenant_id = contact.tenant_id and address.contact_id = contact.id
           and address.channel in ('sms', 'whatsapp', 'voice')
         order by created_at, address.id
         limit 1)) as "phoneSealed",
       contact.email_sealed as "emailSealed", company.name as company, member.name as owner,
       (select coalesce(jsonb_agg(jsonb_build_object('id', vehicle.id, 'plate', plate, 'model', model)
          order by vehicle.created_at, vehicle.id), '[]')
        from vehicle
        where vehicle.tenant_id = contact.tenant_id and vehicle.contact_id = contact.id and vehicle.deleted_at is null) as vehicles
     from contact
     left join company on company.tenant_id = contact.tenant_id and company.id = contact.company_id
     left join member on member.tenant_id = contact.tenant_id and member.id = contact.owner_id
     where ${which}
       and contact.deleted_at is null
     order by ${order} contact.created_at, contact.id
     limit ?`,
    [...values, ...orderValues, limit],
  );
}
