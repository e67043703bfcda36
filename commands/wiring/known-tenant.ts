import { z } from 'zod';
import type { Store } from '#db/store.ts';
import { Tenant } from '#db/tenant.ts';
import { type Options, textFlag, UsageError } from '../args.ts';

/** The business that `--tenant` names, which is there; null without the flag, or where it is no id. */
export async function knownTenant(store: Store, options: Options): Promise<string | null> {
  const id = z.uuid().safeParse(textFlag(options, 'tenant')).data;
  if (!id) return null;
  const there = await store.forTenant(id, (db) => db.count(Tenant, { id }));
  if (there === 0) throw new UsageError(`There is no business ${id}: the id is the one that "tenant create" printed.`);
  return id;
}
