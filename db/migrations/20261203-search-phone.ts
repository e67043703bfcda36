import { Migration } from '@mikro-orm/migrations';
import { derivedTable } from './20261202-search.ts';
import { forAllTenants } from './tenant-table.ts';

/**
 * The ends of phone numbers, of which people remember four figures. A number is sealed with the business's key, which the database
 * does not have: each waits here, its `end_index` empty, until who has the key writes the keyed hash of its end. Equality of plain
 * text is leakproof, so that row-level security lets the index be used.
 */
export class SearchPhoneTable extends Migration {
  override async up(): Promise<void> {
    for (const statement of statements) this.addSql(statement);
  }
}

/** A contact's own number, and that of an address they write from. */
const kept = {
  contact: {
    owner: 'id',
    columns: 'phone_index, deleted_at',
    when: 'row.phone_index is not null and row.deleted_at is null',
  },
  address: {
    owner: 'contact_id',
    columns: 'contact_id, deleted_at',
    when: `row.contact_id is not null and row.channel in ('sms', 'whatsapp', 'voice') and row.deleted_at is null`,
  },
} as const;

function fill(table: keyof typeof kept, from: string): string {
  const { owner, when } = kept[table];
  return `insert into search_phone (tenant_id, record_id, contact_id)
  select row.tenant_id, row.id, row.${owner} from ${from} where ${when}
  on conflict (tenant_id, record_id) do update set contact_id = excluded.contact_id, end_index = ''`;
}

function keptIn(table: keyof typeof kept): string[] {
  const { columns } = kept[table];
  const of = (row: 'old' | 'new') =>
    `(${columns
      .split(', ')
      .map((column) => `${row}.${column}`)
      .join(', ')})`;
  return [
    `create function search_phone_of_${table}_added() returns trigger language plpgsql as $$
begin
  ${fill(table, 'added as row')};
  return null;
end $$`,
    `create function search_phone_of_${table}_changed() returns trigger language plpgsql as $$
begin
  delete from search_phone where tenant_id = old.tenant_id and record_id = old.id;
  if tg_op = 'UPDATE' then
    ${fill(table, '(select new.*) as row')};
  end if;
  return null;
end $$`,
    `create trigger search_phone_added after insert on ${table} referencing new table as added
  for each statement execute function search_phone_of_${table}_added()`,
    `create trigger search_phone_changed after update of ${columns} on ${table} for each row
  when (${of('old')} is distinct from ${of('new')}) execute function search_phone_of_${table}_changed()`,
    `create trigger search_phone_gone after delete on ${table} for each row execute function search_phone_of_${table}_changed()`,
  ];
}

const statements = [
  ...derivedTable(
    'search_phone',
    `  record_id uuid not null,
  contact_id uuid not null,
  end_index text collate "C" not null default '',
  primary key (tenant_id, record_id)`,
    'select, insert, update, delete',
  ),
  `create index search_phone_end on search_phone (tenant_id, end_index)`,
  ...keptIn('contact'),
  ...keptIn('address'),
  ...forAllTenants(
    ['contact', 'address', 'search_phone'],
    [fill('contact', 'contact as row'), fill('address', 'address as row')],
  ),
];
