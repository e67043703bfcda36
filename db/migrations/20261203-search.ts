import { Migration } from '@mikro-orm/migrations';
import { fill, type Source, sources } from './20261202-search.ts';
import { forAllTenants } from './tenant-table.ts';

/**
 * The words of customers' messages and of what the business knows are found too. And a change of one row takes its few words out of the
 * index by their primary keys, one by one: as a join it was planned to read the whole index, so that an import of fifteen hundred took half
 * a minute to take back. What comes in is looked up likewise: a session plans the statements of a trigger once, perhaps while the index is
 * empty, and read it from end to end for each word of a list of fifty thousand.
 */
export class SearchByKey extends Migration {
  override async up(): Promise<void> {
    for (const statement of statements) this.addSql(statement);
  }
}

const kept = 'row.deleted_at is null';
const base = { name: null, hasMeaning: false } as const;

/** What a customer wrote: what is masked or erased of it leaves the index with the text. */
const message: Source = {
  ...{ ...base, table: 'message', kind: 'message', id: 'row.id', columns: ['text'], terms: `stems_in(row.text)` },
  when: `row.direction = 'in' and row.author = 'contact' and ${kept}`,
};
const fact: Source = {
  ...{ ...base, table: 'fact', kind: 'fact', id: 'row.id', columns: ['answer'], when: kept },
  terms: `stems_in(concat_ws(' ', row.answer ->> 'fr', row.answer ->> 'en'))`,
};

/** Of these a plan is made once in a session, for whatever size the tables have then. */
const keysOnly = 'set enable_seqscan = off';

const byKey = [
  `create function search_knows(tenant uuid, name text) returns boolean language plpgsql stable ${keysOnly} as $$
begin
  return exists (select from search_near where tenant_id = tenant and near_key = name and word = name);
end $$`,
  `create function search_forget(tenant uuid, of_kind text, record uuid, terms text[]) returns void language plpgsql ${keysOnly} as $$
declare
  gone text;
begin
  foreach gone in array terms loop
    delete from search_term where tenant_id = tenant and term = gone and kind = of_kind and record_id = record;
  end loop;
end $$`,
  // A word that no other name has leaves with all its keys.
  `create function search_forget_names(tenant uuid, words text[]) returns void language plpgsql ${keysOnly} as $$
declare
  gone text;
  gone_key text;
begin
  foreach gone in array words loop
    continue when exists (select from search_term
      where tenant_id = tenant and term = gone and kind in ('contact', 'company', 'vehicle'));
    for gone_key in select near_keys(gone) loop
      delete from search_near where tenant_id = tenant and near_key = gone_key and word = gone;
    end loop;
  end loop;
end $$`,
];

/** Takes out of the index what was there of one row; what another line of the same paper says is put back. */
function forget({ table, kind, id, terms, hasMeaning }: Source): string[] {
  const ofOld = (sql: string) => sql.replaceAll('row.', 'old.');
  const otherLines = `(select * from ${table} as line where line.tenant_id = old.tenant_id and line.${kind}_id = old.${kind}_id and line.id <> old.id) as row`;
  return [
    `perform search_forget(old.tenant_id, '${kind}', ${ofOld(id)}, array(select term from ${ofOld(terms)} as gone (term)))`,
    ...(table.endsWith('_line')
      ? fill({ ...{ ...base, table, kind, id, columns: [], terms }, when: kept }, otherLines)
      : []),
    ...(hasMeaning
      ? [`delete from search_meaning where tenant_id = old.tenant_id and kind = '${kind}' and record_id = ${ofOld(id)}`]
      : []),
  ];
}

/** Fills the index from some rows, and looks up by its key whether a word is there. */
function fillByKey(source: Source, from: string): string[] {
  return fill(source, from).map((statement) =>
    statement.replace(/not exists \(select from search_near [^)]*\)/, 'not search_knows(said.tenant_id, said.word)'),
  );
}

function added(source: Source): string {
  return `create or replace function search_${source.table}_added() returns trigger language plpgsql as $$
begin
${fillByKey(source, 'added as row').join(';\n')};
  return null;
end $$`;
}

/**
 * What has a name is followed by the statement: whether a word stands in another name is asked once, behind all of it, and not for each row
 * past those that just left. Both tables of the transition are as long as the statement, which a plan that was made for one row does not know.
 */
function named(source: Source & { name: string }): string[] {
  const { table, kind, id, columns, terms, name } = source;
  const of = (row: string) => `(${[...columns, 'deleted_at'].map((column) => `${row}.${column}`).join(', ')})`;
  const isChanged = `${of('was')} is distinct from ${of('now')}`;
  const changed = {
    was: `(select was.* from was join now on now.id = was.id where ${isChanged}) as row`,
    now: `(select now.* from now join was on was.id = now.id where ${isChanged}) as row`,
  };
  const ended = (gone: string) => [
    `perform search_forget(row.tenant_id, '${kind}', ${id}, array(select term from ${terms} as gone (term))) from ${gone}`,
    `perform search_forget_names(gone.tenant_id, gone.words)
  from (select row.tenant_id, array_agg(distinct word) as words from ${gone} cross join lateral words_in(${name}) as word group by 1) as gone`,
  ];
  const does = (when: string, statements: readonly string[]) =>
    `create or replace function search_${table}_${when}() returns trigger language plpgsql set enable_nestloop = off as $$
begin
${statements.join(';\n')};
  return null;
end $$`;
  return [
    does('changed', [...ended(changed.was), ...fillByKey(source, changed.now)]),
    does('gone', ended('was as row')),
    `drop trigger search_changed on ${table}`,
    `drop trigger search_gone on ${table}`,
    `create trigger search_changed after update on ${table} referencing old table as was new table as now
  for each statement execute function search_${table}_changed()`,
    `create trigger search_gone after delete on ${table} referencing old table as was
  for each statement execute function search_${table}_gone()`,
  ];
}

function followed(source: Source): string {
  return `create or replace function search_${source.table}_changed() returns trigger language plpgsql as $$
begin
${forget(source).join(';\n')};
  if tg_op = 'UPDATE' then
${fill(source, `(select new.*) as row`).join(';\n')};
  end if;
  return null;
end $$`;
}

/** Rows that come one by one: what leaves, as most messages do, asks nothing. */
function keptIn(source: Source): string[] {
  const { table, columns, when } = source;
  const differs = [...columns, 'deleted_at'];
  const of = (row: 'old' | 'new') => `(${differs.map((column) => `${row}.${column}`).join(', ')})`;
  return [
    `create function search_${table}_added() returns trigger language plpgsql as $$
begin
${fill(source, `(select new.*) as row`).join(';\n')};
  return null;
end $$`,
    followed(source),
    `create trigger search_added after insert on ${table} for each row
  when (${when.replaceAll('row.', 'new.')}) execute function search_${table}_added()`,
    `create trigger search_changed after update of ${differs.join(', ')} on ${table} for each row
  when (${of('old')} is distinct from ${of('new')}) execute function search_${table}_changed()`,
    `create trigger search_gone after delete on ${table} for each row execute function search_${table}_changed()`,
  ];
}

const statements = [
  ...byKey,
  ...sources.flatMap((source) => [
    added(source),
    ...(source.name === null ? [followed(source)] : named({ ...source, name: source.name })),
  ]),
  ...keptIn(message),
  ...keptIn(fact),
  ...forAllTenants(
    ['message', 'fact', 'search_term'],
    [message, fact].flatMap((source) => fill(source, `${source.table} as row`)),
  ),
  `create or replace function analyse_contacts() returns void language plpgsql security definer set search_path = public, pg_temp as
  $$ begin analyze contact; analyze company; analyze vehicle; analyze search_term; analyze search_near; analyze import_change; end $$`,
];
