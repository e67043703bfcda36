import { Migration } from '@mikro-orm/migrations';
import { forAllTenants } from './tenant-table.ts';

/**
 * What everything is found by. Of all operators that search, only equality and order of plain values are leakproof, so that under
 * row-level security no text, trigram or array index is used: the index of words is therefore a table of its own, and slips of a
 * name are found by keys that are equal.
 */
export class SearchTables extends Migration {
  override async up(): Promise<void> {
    for (const statement of statements) this.addSql(statement);
  }
}

/** A table whose rows follow from others: no id, no times, so that a word of a record costs a hundred bytes. */
export function derivedTable(name: string, columns: string, grants: string): string[] {
  return [
    `create table ${name} (
  tenant_id uuid not null default app_tenant(),
${columns}
)`,
    `alter table ${name} enable row level security`,
    `alter table ${name} force row level security`,
    `create policy tenant_only on ${name} using (tenant_id = app_tenant()) with check (tenant_id = app_tenant())`,
    `grant ${grants} on ${name} to comptoir_runtime`,
  ];
}

const kindColumn = `kind text collate "C" not null`;

const tables = [
  // `term`: a folded word of a name, or the stem of a word of a text. By its primary key alone; the newest have the highest ids.
  ...derivedTable(
    'search_term',
    `  term text collate "C" not null,
  ${kindColumn},
  record_id uuid not null,
  primary key (tenant_id, term, kind, record_id)`,
    'select, insert, delete',
  ),
  // Every word of a name once, under each of its `near_keys`.
  ...derivedTable(
    'search_near',
    `  near_key text collate "C" not null,
  word text collate "C" not null,
  primary key (tenant_id, near_key, word)`,
    'select, insert, delete',
  ),
  // `model` says whose vector it is; '' until there is one.
  ...derivedTable(
    'search_meaning',
    `  ${kindColumn},
  record_id uuid not null,
  model text collate "C" not null default '',
  embedding vector(256),
  primary key (tenant_id, kind, record_id)`,
    'select, insert, update, delete',
  ),
  `create index search_meaning_model on search_meaning (tenant_id, model)`,
  `create index search_meaning_embedding on search_meaning using hnsw (embedding vector_cosine_ops)`,
];

const functions = [
  // The folded words of a name. What nobody would type is cut.
  `create function words_in(words text) returns setof text language sql immutable parallel safe rows 3 as $$
  select distinct left(word, 40) from regexp_split_to_table(name_key(coalesce(words, '')), ' ') as word where word <> ''
$$`,
  // The French and the English stem of each word that is a stop word in neither, since a text tells its language to nobody; and in
  // one piece what is written like a plate or a number of ours.
  `create function stems_in(words text) returns setof text language sql immutable parallel safe rows 20 as $$
  select distinct left(stem, 40)
  from regexp_split_to_table(name_key(coalesce(words, '')), ' ') as word
  cross join lateral (select ts_lexize('french_stem', word) as fr, ts_lexize('english_stem', word) as en) as read
  cross join lateral unnest(fr || en) as stem
  where word not in ('', 'les') and fr <> '{}' and en <> '{}'
  union
  select replace(code[1], ' ', '')
  from regexp_matches(name_key(coalesce(words, '')),
    '(?<![a-z0-9])([a-z]{2} ?[0-9]{3} ?[a-z]{2}|[a-z]{1,2} ?20[0-9]{2} ?[0-9]{2,6})(?![a-z0-9])', 'g') as code
$$`,
  `create function plate_terms(plate text) returns setof text language sql immutable parallel safe rows 4 as $$
  select words_in(plate) union select replace(name_key(plate), ' ', '') where name_key(plate) <> ''
$$`,
  // How a name sounds to a French or an English ear: "Dupond" like "Dupont", "Kéméneur" like "Quemeneur".
  `create function sound_of(word text) returns text language plpgsql immutable parallel safe as $$
declare
  sound text := replace(name_key(word), ' ', '');
begin
  sound := regexp_replace(replace(replace(sound, 'ph', 'f'), 'ck', 'k'), '[bf]v(?=r?e)', 'v', 'g');
  sound := regexp_replace(sound, 'ch(?=[lr])|qu?|c(?![eiyh])', 'k', 'g');
  sound := regexp_replace(sound, 'sch|sh|ch', 'x', 'g');
  sound := regexp_replace(replace(sound, 'c', 's'), 'gu(?=[ei])', 'k', 'g');
  sound := translate(regexp_replace(sound, 'ge(?=[ao])|g(?=[eiy])|dj', 'j', 'g'), 'wzh', 'vs');
  sound := regexp_replace(sound, 'm(?=[bp])', 'n', 'g');
  sound := regexp_replace(sound, 'eaux?|aux?|au[dl]t?$|o[ts]$|oo', 'o', 'g');
  sound := regexp_replace(sound, 'ai|ei|ay|ey|ae|oe|ee|ea', 'e', 'g');
  sound := replace(replace(replace(sound, 'ou', 'u'), 'eu', 'u'), 'y', 'i');
  return regexp_replace(regexp_replace(sound, '(?<=..)(er|et|es|[estdpx])$', ''), '(.)\\1+', '\\1', 'g');
end $$`,
  // The consonants of a sound; of one that has hardly any all of it, or half the names would be one.
  `create function sound_key(sound text) returns text language plpgsql immutable parallel safe as $$
declare
  bones text := left(sound, 1) || translate(substr(sound, 2), 'aeiou', '');
begin
  return case when length(bones) < 3 then sound else bones end;
end $$`,
  // The word; the word with each of its letters left out in turn, so that two words with a slip between them have a key in
  // common; its sound (=); the consonants of that (~), and those likewise.
  `create function near_keys(word text) returns setof text language sql immutable parallel safe rows 12 as $$
  with sound as materialized (select heard, sound_key(heard) as key from (select sound_of(word) as heard) as said)
  select word
  union all
  select '=' || heard from sound
  union all
  select overlay(word placing '' from at for 1) from generate_series(1, least(length(word), 20)) as at where length(word) > 3
  union all
  select '~' || key from sound
  union all
  select '~' || overlay(key placing '' from at for 1)
  from sound, generate_series(1, least(length(key), 12)) as at
  where length(key) > 3
$$`,
];

/** What of a table is found, and by which terms: `row` stands for the row. */
export interface Source {
  table: string;
  kind: string;
  /** The record that is found. */
  id: string;
  columns: readonly string[];
  terms: string;
  /** Whose slips are looked for: of a name, each word; null of a text. */
  name: string | null;
  /** Whether its meaning is looked for too. */
  hasMeaning: boolean;
  when: string;
}

const text = (table: string, column: string): Source => ({
  ...{ table, kind: table, id: 'row.id', columns: [column], terms: `stems_in(row.${column})`, name: null },
  ...{ hasMeaning: true, when: 'row.deleted_at is null' },
});
const paper = (kind: string): Source[] => [
  {
    ...{
      table: kind,
      kind,
      id: 'row.id',
      columns: ['number'],
      terms: `stems_in(row.number)`,
      name: null,
      hasMeaning: false,
    },
    when: 'row.deleted_at is null',
  },
  {
    ...{
      table: `${kind}_line`,
      kind,
      id: `row.${kind}_id`,
      columns: ['label'],
      terms: `stems_in(row.label)`,
      name: null,
    },
    ...{ hasMeaning: false, when: 'row.deleted_at is null' },
  },
];
const contactName = `concat_ws(' ', row.first_name, row.last_name)`;

export const sources: readonly Source[] = [
  {
    ...{ table: 'contact', kind: 'contact', id: 'row.id', columns: ['first_name', 'last_name'], hasMeaning: false },
    ...{ terms: `words_in(${contactName})`, name: contactName, when: 'row.deleted_at is null' },
  },
  {
    ...{ table: 'company', kind: 'company', id: 'row.id', columns: ['name'], hasMeaning: false },
    ...{ terms: `words_in(row.name)`, name: 'row.name', when: 'row.deleted_at is null' },
  },
  {
    ...{ table: 'vehicle', kind: 'vehicle', id: 'row.id', columns: ['plate', 'model'], hasMeaning: false },
    terms: `(select words_in(row.model) union select plate_terms(row.plate))`,
    ...{ name: 'row.model', when: 'row.deleted_at is null' },
  },
  text('activity', 'words'),
  text('note', 'words'),
  text('task', 'title'),
  text('deal', 'title'),
  ...paper('quote'),
  ...paper('invoice'),
  {
    ...{ table: 'appointment', kind: 'appointment', id: 'row.id', columns: ['service_id', 'status'], name: null },
    terms: `(select stems_in(concat_ws(' ', name_fr, name_en)) from service
      where service.tenant_id = row.tenant_id and service.id = row.service_id)`,
    ...{
      hasMeaning: false,
      when: `row.deleted_at is null and row.status in ('booked', 'in_workshop', 'ready', 'done')`,
    },
  },
];

/** Fills the index from some rows, which `from` names `row`. */
export function fill({ kind, id, terms, name, hasMeaning, when }: Source, from: string): string[] {
  return [
    `insert into search_term (tenant_id, term, kind, record_id)
  select distinct row.tenant_id, term, '${kind}', ${id} from ${from} cross join lateral ${terms} as found (term) where ${when}
  on conflict do nothing`,
    // In one order, so that two who write the same names at once wait for each other one way only.
    ...(name === null
      ? []
      : [
          `insert into search_near (tenant_id, near_key, word)
  select tenant_id, near_key, word
  from (select distinct row.tenant_id, word from ${from} cross join lateral words_in(${name}) as word where ${when}) as said
  cross join lateral near_keys(word) as near_key
  where not exists (select from search_near as known
    where known.tenant_id = said.tenant_id and known.near_key = said.word and known.word = said.word)
  order by tenant_id, near_key, word
  on conflict do nothing`,
        ]),
    ...(hasMeaning
      ? [
          `insert into search_meaning (tenant_id, kind, record_id) select row.tenant_id, '${kind}', ${id} from ${from} where ${when}
  on conflict (tenant_id, kind, record_id) do update set model = '', embedding = null`,
        ]
      : []),
  ];
}

/** Takes out of the index what was there of one row; what another line of the same paper says is put back. */
function empty({ table, kind, id, terms, name, hasMeaning }: Source): string[] {
  const paperLines = table.endsWith('_line')
    ? fill(
        { ...{ table, kind, id, columns: [], terms, name: null, hasMeaning: false }, when: 'row.deleted_at is null' },
        `(select * from ${table} as line where line.tenant_id = old.tenant_id and line.${kind}_id = old.${kind}_id and line.id <> old.id) as row`,
      )
    : [];
  const ofOld = (sql: string) => sql.replaceAll('row.', 'old.');
  return [
    `delete from search_term
  where tenant_id = old.tenant_id and kind = '${kind}' and record_id = ${ofOld(id)} and term in (select term from ${ofOld(terms)} as gone (term))`,
    ...paperLines,
    ...(name === null
      ? []
      : [
          `delete from search_near
  using (select word from words_in(${ofOld(name)}) as word
    where not exists (select from search_term
      where tenant_id = old.tenant_id and term = word and kind in ('contact', 'company', 'vehicle'))) as gone
  cross join lateral near_keys(gone.word) as gone_key
  where search_near.tenant_id = old.tenant_id and search_near.near_key = gone_key and search_near.word = gone.word`,
        ]),
    ...(hasMeaning
      ? [`delete from search_meaning where tenant_id = old.tenant_id and kind = '${kind}' and record_id = ${ofOld(id)}`]
      : []),
  ];
}

/** Many rows that come at once are read at once; a change of one costs nothing where it changes no words. */
function keptIn(source: Source): string[] {
  const { table, columns } = source;
  const differs = [...columns, 'deleted_at'];
  const body = (statements: readonly string[]) => `${statements.join(';\n')};`;
  return [
    `create function search_${table}_added() returns trigger language plpgsql as $$
begin
${body(fill(source, 'added as row'))}
  return null;
end $$`,
    `create function search_${table}_changed() returns trigger language plpgsql as $$
begin
${body(empty(source))}
  if tg_op = 'UPDATE' then
${body(fill(source, `(select new.*) as row`))}
  end if;
  return null;
end $$`,
    `create trigger search_added after insert on ${table} referencing new table as added
  for each statement execute function search_${table}_added()`,
    `create trigger search_changed after update of ${differs.join(', ')} on ${table} for each row
  when ((${differs.map((column) => `old.${column}`).join(', ')}) is distinct from (${differs.map((column) => `new.${column}`).join(', ')}))
  execute function search_${table}_changed()`,
    `create trigger search_gone after delete on ${table} for each row execute function search_${table}_changed()`,
  ];
}

const statements = [
  `create extension if not exists vector`,
  ...functions,
  ...tables,
  ...sources.flatMap(keptIn),
  ...forAllTenants(
    [...new Set(sources.map(({ table }) => table)), 'service', 'search_term', 'search_near', 'search_meaning'],
    sources.flatMap((source) => fill(source, `${source.table} as row`)),
  ),
];
