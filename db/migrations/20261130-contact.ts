import { Migration } from '@mikro-orm/migrations';
import { reference, tenantTable, versioned } from './tenant-table.ts';

/** Contacts as the team keeps them: found by name, with a phone of their own, a company, and a member who looks after them. */
export class KeptContact extends Migration {
  override async up(): Promise<void> {
    for (const statement of statements) this.addSql(statement);
  }
}

/** Lower case, without accents, one space between words: what `fold` makes of a name in the alphabets of western Europe. */
const nameKey = `create function name_key(name text) returns text language sql immutable parallel safe
  return btrim(regexp_replace(replace(replace(lower(translate(name,
    'ÀÂÄÁÃÅÇÉÈÊËÍÌÎÏÑÓÒÔÖÕÚÙÛÜÝŸàâäáãåçéèêëíìîïñóòôöõúùûüýÿ',
    'AAAAAACEEEEIIIINOOOOOUUUUYYaaaaaaceeeeiiiinooooouuuuyy')), 'œ', 'oe'), 'æ', 'ae'), '[^a-z0-9]+', ' ', 'g'))`;

const statements = [
  nameKey,
  ...tenantTable(
    'company',
    `name text not null,
name_key text generated always as (name_key(name)) stored,
siret text check (siret ~ '^[0-9]{14}$'),
vat_number text,
phone_sealed text,
phone_index text`,
  ),
  ...versioned('company'),
  `create index company_name on company (tenant_id, name_key)`,
  `create unique index company_siret on company (tenant_id, siret) where siret is not null and deleted_at is null`,
  `alter table contact add column phone_sealed text, add column phone_index text, add column owner_id uuid,
  add column company_id uuid,
  add column first_key text generated always as (name_key(first_name)) stored,
  add column last_key text generated always as (name_key(last_name)) stored`,
  `create index contact_last_name on contact (tenant_id, last_key) where deleted_at is null`,
  `create index contact_first_name on contact (tenant_id, first_key) where deleted_at is null`,
  `create index contact_phone on contact (tenant_id, phone_index) where phone_index is not null`,
  `create index contact_company on contact (tenant_id, company_id) where company_id is not null`,
  reference('contact', 'owner_id', 'member'),
  reference('contact', 'company_id', 'company'),
];
