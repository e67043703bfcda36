import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { Db } from './db.ts';
import { describeSchema } from './dump.ts';
import { connect } from './orm.ts';
import { withPrepared, writePrepared } from './prepared.ts';
import { dumpPglite } from './store.ts';

const fresh = { kind: 'pglite', folder: null, dump: null } as const;

test(
  'a new embedded database begins with every migration (UPDATE_SCHEMA=1 writes it anew)',
  { timeout: 60_000 },
  async () => {
    if (process.env['UPDATE_SCHEMA'] === '1') await writePrepared(await dumpPglite(fresh));
    const orm = await connect(await withPrepared(fresh));
    try {
      expect((await orm.migrator.getPending()).map(({ name }) => name)).toEqual([]);
      const schema = await orm.em.fork().transactional((db) => describeSchema(db as Db)); // An SQL one on both drivers.
      expect(schema).toBe(readFileSync(new URL('schema.sql', import.meta.url), 'utf8'));
      expect(await orm.em.fork().execute('select name from pgboss.queue order by name')).toEqual([
        { name: 'turn' },
        { name: 'turn-dead' },
      ]);
    } finally {
      await orm.close(true);
    }
  },
);
