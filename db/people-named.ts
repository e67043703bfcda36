import type { Db } from './db.ts';
import type { MemberRole } from './member.ts';

/** Whom a member may speak of: colleagues, bays, and those of the customers who are named in some words. */
export interface PeopleNamed {
  team: { name: string; role: MemberRole }[];
  places: { kind: 'bay' | 'technician'; name: string }[];
  /** Folded names that some customer or company has, among the words that were asked about. */
  named: { words: string; kind: 'first' | 'last' | 'company' }[];
  /** The business's own fields. */
  fields: string[];
}

/** In one query; names by `contact_last_name`, `contact_first_name` and `company_name`. */
export async function peopleNamed(db: Db, keys: readonly string[]): Promise<PeopleNamed> {
  const [row] = await db.execute<PeopleNamed[]>(
    `select
       (select coalesce(json_agg(json_build_object('name', name, 'role', role) order by created_at, id), '[]')
        from member
        where deleted_at is null) as team,
       (select coalesce(json_agg(json_build_object('kind', kind, 'name', name) order by kind, position), '[]')
        from resource
        where deleted_at is null) as places,
       (select coalesce(json_agg(name order by created_at, id), '[]') from custom_field where deleted_at is null) as fields,
       (select coalesce(json_agg(json_build_object('words', key, 'kind', kind) order by key, kind), '[]')
        from (
          select distinct last_key as key, 'last' as kind from contact where last_key in (?) and deleted_at is null
          union
          select distinct first_key, 'first' from contact where first_key in (?) and deleted_at is null
          union
          select distinct name_key, 'company' from company where name_key in (?) and deleted_at is null) as names) as named`,
    [[...keys], [...keys], [...keys]],
  );
  if (!row) throw new Error('The database did not answer whom a member speaks of.');
  return row;
}
