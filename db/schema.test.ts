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
  /** What MikroORM thinks a property is, and the types of PostgreSQL that hold it without loss. */
  const fitting: Record<string, string[]> = {
    uuid: ['uuid'],
    text: ['text'],
    enum: ['text'],
    integer: ['integer'],
    bigint: ['bigint'],
    double: ['double precision'],
    boolean: ['boolean'],
    datetime: ['timestamp with time zone'],
    json: ['jsonb'],
  };
  /** A column that only SQL reads: the order in which messages came. */
  const withoutProperty = ['message.seq'];
  const withoutEntity = ['receiving_address', 'mikro_orm_migrations'];

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
    const orm = await connect({ kind: 'pglite', folder: null, dump: null }); // Asked nothing, it makes no database.
    const properties = Object.values(orm.getMetadata().getAll()).flatMap(({ tableName, props }) =>
      props.map((prop) => ({
        name: `${tableName}.${prop.fieldNames[0]}`,
        type: kindOf(prop),
        nullable: prop.nullable === true,
      })),
    );
    const expected = properties.map(({ name, type, nullable }) => {
      const column = columns.find((one) => one.name === name);
      const fits = column && fitting[type]?.includes(column.type);
      return { name, type: fits ? column.type : `nothing that holds ${type}`, nullable };
    });
    const found = columns.filter(({ name }) => !withoutProperty.includes(name));
    expect(properties.length).toBeGreaterThan(150);
    expect(found.toSorted(byName)).toEqual(expected.toSorted(byName));
  });

  function kindOf(prop: { enum?: boolean; runtimeType: string; type: string }): string {
    return prop.enum ? 'enum' : prop.type;
  }

  function byName(a: { name: string }, b: { name: string }): number {
    return a.name < b.name ? -1 : 1;
  }
});
