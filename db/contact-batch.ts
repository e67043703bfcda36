import type { Db } from './db.ts';

/** Of some keyed hashes of phones and e-mails, those by which a contact is reached, as their own or as where they write from. */
export async function knownReaches(db: Db, reaches: readonly string[]): Promise<Set<string>> {
  if (reaches.length === 0) return new Set();
  const rows = await db.execute<{ reach: string }[]>(
    `with asked as materialized (select value as reach from jsonb_array_elements_text(?::jsonb))
     select asked.reach from asked join contact on contact.phone_index = asked.reach and contact.deleted_at is null
     union
     select asked.reach from asked join contact on contact.email_index = asked.reach and contact.deleted_at is null
     union
     select asked.reach from asked join address on address.value_index = asked.reach and address.contact_id is not null`,
    [JSON.stringify(reaches)],
  );
  return new Set(rows.map(({ reach }) => reach));
}

/** A contact as a batch looks at it: who it is, and what is still blank. */
export interface KnownPerson {
  id: string;
  version: number;
  firstName: string | null;
  lastName: string | null;
  phoneIndex: string | null;
  emailIndex: string | null;
  postcode: string | null;
  companyId: string | null;
  /** The asked-for hash it was found by. */
  reach: string;
}

const person = `contact.id, contact.version, first_name as "firstName", last_name as "lastName", phone_index as "phoneIndex",
  email_index as "emailIndex", postcode, company_id as "companyId"`;

/** The live contacts behind some hashes; by the indexes of contacts on phone and e-mail, and of addresses on their value. */
export async function peopleReached(db: Db, reaches: readonly string[]): Promise<KnownPerson[]> {
  if (reaches.length === 0) return [];
  return db.execute<KnownPerson[]>(
    `with asked as materialized (select value as reach from jsonb_array_elements_text(?::jsonb))
     select asked.reach, ${person} from asked
       join contact on contact.phone_index = asked.reach and contact.deleted_at is null
     union
     select asked.reach, ${person} from asked
       join contact on contact.email_index = asked.reach and contact.deleted_at is null
     union
     select asked.reach, ${person} from asked
       join address on address.value_index = asked.reach
       join contact on contact.tenant_id = address.tenant_id and contact.id = address.contact_id and contact.deleted_at is null`,
    [JSON.stringify(reaches)],
  );
}

/** Who is called so, and of which company. */
export interface ListedName {
  at: number;
  firstName: string | null;
  lastName: string | null;
  company: string | null;
}

/**
 * Of some names, those that a live contact has: both its names, as the database folds them, unless each is of another company.
 * By `contact_last_name`.
 */
export async function namesKnown(db: Db, names: readonly ListedName[]): Promise<Set<number>> {
  if (names.length === 0) return new Set();
  const rows = await db.execute<{ at: number }[]>(
    `select asked.at
     from jsonb_to_recordset(?::jsonb) as asked(at int, "firstName" text, "lastName" text, company text)
     where exists (
       select from contact
       left join company on company.tenant_id = contact.tenant_id and company.id = contact.company_id
       where contact.last_key = name_key(asked."lastName")
         and coalesce(contact.first_key, '') = coalesce(name_key(asked."firstName"), '')
         and (asked.company is null or company.name_key is null or company.name_key = name_key(asked.company))
         and contact.deleted_at is null)`,
    [JSON.stringify(names)],
  );
  return new Set(rows.map(({ at }) => at));
}

/** The live companies of some names, by the names that were asked for. */
export async function companiesCalled(db: Db, names: readonly string[]): Promise<Map<string, string>> {
  if (names.length === 0) return new Map();
  const rows = await db.execute<{ name: string; id: string }[]>(
    `select distinct on (asked.name) asked.name, company.id
     from (select value as name from jsonb_array_elements_text(?::jsonb)) as asked
     join company on company.name_key = name_key(asked.name) and company.deleted_at is null
     order by asked.name, company.created_at, company.id`,
    [JSON.stringify(names)],
  );
  return new Map(rows.map(({ name, id }) => [name, id]));
}

export interface NewPerson {
  id: string;
  first_name: string | null;
  last_name: string | null;
  phone_sealed: string | null;
  phone_index: string | null;
  email_sealed: string | null;
  email_index: string | null;
  postcode: string | null;
  company_id: string | null;
}

/** What an import wrote, told with the version it left. */
interface ImportWrite {
  importId: string;
  newId: () => string;
}

export async function addCompanies(
  db: Db,
  companies: readonly { id: string; name: string }[],
  write: ImportWrite,
): Promise<void> {
  if (companies.length === 0) return;
  await db.execute(
    `insert into company (id, name) select id, name from jsonb_to_recordset(?::jsonb) as given(id uuid, name text)`,
    [JSON.stringify(companies)],
  );
  await keepMade(
    db,
    'company',
    companies.map(({ id }) => id),
    write,
  );
}

export async function addPeople(db: Db, people: readonly NewPerson[], write: ImportWrite): Promise<void> {
  if (people.length === 0) return;
  await db.execute(
    `insert into contact (id, first_name, last_name, phone_sealed, phone_index, email_sealed, email_index, postcode, company_id)
     select id, first_name, last_name, phone_sealed, phone_index, email_sealed, email_index, postcode, company_id
     from jsonb_to_recordset(?::jsonb) as given(id uuid, first_name text, last_name text, phone_sealed text, phone_index text,
       email_sealed text, email_index text, postcode text, company_id uuid)`,
    [JSON.stringify(people)],
  );
  await keepMade(
    db,
    'contact',
    people.map(({ id }) => id),
    write,
  );
}

/** Adds vehicles whose plate nobody has yet; the others are left as they are. */
export async function addVehicles(
  db: Db,
  vehicles: readonly { id: string; contact_id: string; plate: string; model: string }[],
  write: ImportWrite,
): Promise<void> {
  if (vehicles.length === 0) return;
  const made = await db.execute<{ id: string }[]>(
    `insert into vehicle (id, contact_id, plate, model)
     select id, contact_id, plate, model
     from jsonb_to_recordset(?::jsonb) as given(id uuid, contact_id uuid, plate text, model text)
     on conflict (tenant_id, plate) where deleted_at is null do nothing
     returning id`,
    [JSON.stringify(vehicles)],
  );
  await keepMade(
    db,
    'vehicle',
    made.map(({ id }) => id),
    write,
  );
}

/** Fills in what is blank of contacts, and keeps what was there; what is not blank stays. */
export async function fillPeople(
  db: Db,
  people: readonly NewPerson[],
  { importId, newId }: ImportWrite,
): Promise<void> {
  if (people.length === 0) return;
  const given = people.map((one) => ({ ...one, change_id: newId() }));
  await db.execute(
    `with given as (
       select * from jsonb_to_recordset(?::jsonb) as given(id uuid, change_id uuid, first_name text, last_name text, phone_sealed text,
         phone_index text, email_sealed text, email_index text, postcode text, company_id uuid)),
     old as (
       select contact.id, to_jsonb(contact) as was from contact join given on given.id = contact.id),
     filled as (
       update contact
       set first_name = coalesce(contact.first_name, given.first_name), last_name = coalesce(contact.last_name, given.last_name),
         phone_sealed = coalesce(contact.phone_sealed, given.phone_sealed), phone_index = coalesce(contact.phone_index, given.phone_index),
         email_sealed = coalesce(contact.email_sealed, given.email_sealed), email_index = coalesce(contact.email_index, given.email_index),
         postcode = coalesce(contact.postcode, given.postcode), company_id = coalesce(contact.company_id, given.company_id)
       from given
       where contact.id = given.id
       returning contact.id, contact.version, given.change_id)
     insert into import_change (id, import_id, table_name, row_id, before, version)
     select filled.change_id, ?, 'contact', filled.id, jsonb_build_object(
       'first_name', was -> 'first_name', 'last_name', was -> 'last_name', 'phone_sealed', was -> 'phone_sealed',
       'phone_index', was -> 'phone_index', 'email_sealed', was -> 'email_sealed', 'email_index', was -> 'email_index',
       'postcode', was -> 'postcode', 'company_id', was -> 'company_id'), filled.version
     from filled join old on old.id = filled.id
     on conflict (tenant_id, import_id, table_name, row_id) do update set version = excluded.version`,
    [JSON.stringify(given), importId],
  );
}

async function keepMade(
  db: Db,
  table: 'contact' | 'company' | 'vehicle',
  ids: readonly string[],
  { importId, newId }: ImportWrite,
): Promise<void> {
  const changes = ids.map((row) => ({ id: newId(), row }));
  await db.execute(
    `insert into import_change (id, import_id, table_name, row_id, before, version)
     select id, ?, ?, row, null, 1 from jsonb_to_recordset(?::jsonb) as given(id uuid, row uuid)`,
    [importId, table, JSON.stringify(changes)],
  );
}
