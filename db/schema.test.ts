import { readFileSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { describeSchema } from './dump.ts';
import { testStore, type TestStore } from './fixtures/test-store.ts';
import { connect } from './orm.ts';

const file = new URL('schema.sql', import.meta.url);

let store: TestStore;
beforeAll(async () => {
  store = await testStore(() => new Date('2026-11-23T08:00:00Z'));
});
afterAll(() => store.close());

test('schema.sql is what the migrations make, on PGlite and on PostgreSQL (UPDATE_SCHEMA=1 writes it anew)', async () => {
  const schema = await store.beforeTenant(describeSchema);
  if (process.env['UPDATE_SCHEMA'] === '1') writeFileSync(file, schema);
  expect(schema).toBe(readFileSync(file, 'utf8'));
});

describe('an entity', () => {
  /** MikroORM's types, and the one of PostgreSQL that holds each without loss. */
  const fitting: Record<string, string> = {
    UuidType: 'uuid',
    ArrayType: 'uuid[]',
    text: 'text',
    integer: 'integer',
    BigIntType: 'bigint',
    float: 'double precision',
    boolean: 'boolean',
    Date: 'timestamp with time zone',
    JsonType: 'jsonb',
    DateType: 'date',
    time: 'time without time zone',
    DecimalType: 'numeric(12,2)',
  };
  /** RowValues that only SQL reads: the order in which messages came, and names as they are looked up. */
  const withoutProperty = [
    'message.seq',
    'company.name_key',
    'contact.first_key',
    'contact.last_key',
    'vehicle.model_key',
    'deal.title_key',
  ];
  const withoutEntity = [
    'receiving_address',
    'mikro_orm_migrations',
    'search_term',
    'search_near',
    'search_meaning',
    'search_phone',
  ];

  test('has a column of a fitting type for every property, and a property for every column', async () => {
    const columns = await store.beforeTenant((db) =>
      db.execute<{ name: string; type: string; nullable: boolean }[]>(
        `select relname || '.' || attname as name, format_type(atttypid, atttypmod) as type, not attnotnull as nullable
         from pg_class
         join pg_attribute on attrelid = pg_class.oid
         where relnamespace = 'public'::regnamespace
           and relkind = 'r'
           and not relname = any(string_to_array(?, ','))
           and attnum > 0
           and not attisdropped`,
        [withoutEntity.join(',')],
      ),
    );
    const expected = (await allProperties()).map(({ name, prop }) => {
      const type = fitting[prop.enum ? 'text' : prop.type] ?? `none known for ${prop.type}`;
      return { name, type, nullable: prop.nullable === true };
    });
    const found = columns.filter(({ name }) => !withoutProperty.includes(name));
    expect(expected.length).toBeGreaterThan(150);
    expect(found.toSorted(byName)).toEqual(expected.toSorted(byName));
  });

  test('lists the same values for an enumeration as the check of its column', async () => {
    const enumerations = (await allProperties()).filter(({ prop }) => prop.enum);
    const checks = await store.beforeTenant((db) =>
      db.execute<{ name: string; text: string }[]>(
        `select relname || '.' || attname as name, pg_get_constraintdef(pg_constraint.oid) as text
         from pg_constraint
         join pg_class on pg_class.oid = conrelid
         join pg_attribute on attrelid = conrelid and conkey = array[attnum]
         where connamespace = 'public'::regnamespace and contype = 'c' and pg_get_constraintdef(pg_constraint.oid) like '%ARRAY%'`,
      ),
    );
    const listed = checks.map(({ name, text }) => ({
      name,
      items: [...text.matchAll(/'(\w+)'/g)].map(([, item]) => item).toSorted(),
    }));
    const expected = enumerations.map(({ name, prop }) => ({ name, items: prop.items?.map(String).toSorted() }));
    expect(expected.length).toBeGreaterThan(10);
    expect(listed.toSorted(byName)).toEqual(expected.toSorted(byName));
  });

  async function allProperties() {
    const orm = await connect({ kind: 'pglite', folder: null, dump: null }); // Asked nothing, it makes no database.
    return [...orm.getMetadata().getAll().values()].flatMap(({ tableName, props }) =>
      props.map((prop) => ({ name: `${tableName}.${prop.fieldNames[0]}`, prop })),
    );
  }

  function byName(a: { name: string }, b: { name: string }): number {
    return a.name < b.name ? -1 : 1;
  }
});
