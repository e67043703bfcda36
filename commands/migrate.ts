import { migratePostgres } from '#db/store.ts';
import type { Environment } from '#root/config.ts';
import { readOptions, UsageError } from './args.ts';

/** `migrate`: brings PostgreSQL up to date with the migration login. An embedded database migrates itself at the start. */
export async function migrate(args: string[], env: Environment): Promise<void> {
  readOptions(args, {});
  if (!env.DATABASE_URL || !env.DATABASE_MIGRATION_URL) {
    throw new UsageError(
      'migrate needs DATABASE_URL (the login that runs) and DATABASE_MIGRATION_URL (the login that owns the tables). ' +
        'Without them the data is embedded, and is migrated at every start.',
    );
  }
  const applied = await migratePostgres(env.DATABASE_MIGRATION_URL, env.DATABASE_URL);
  process.stdout.write(applied.length > 0 ? `Applied: ${applied.join(', ')}.\n` : 'Nothing to apply.\n');
}
