import type { Db } from './db.ts';
import { Site } from './site.ts';
import type { TenantRow } from './tenant.ts';

/** How far a business's setting up has come, locked until the transaction ends; null once it is open. */
export async function lockSetup(db: Db): Promise<unknown> {
  const [row] = await db.execute<{ setup: unknown }[]>(`select setup from tenant for update`);
  return row?.setup ?? null;
}

export async function keepSetup(db: Db, setup: object | null): Promise<void> {
  await db.execute(`update tenant set setup = (?::text)::jsonb`, [setup === null ? null : JSON.stringify(setup)]);
}

/** The site that stood in until the business was told has gone; gives its phone. */
export async function dropPlaceholder(db: Db): Promise<string> {
  const [site] = await db.execute<{ phone: string }[]>(`select phone from site order by created_at, id limit 1`);
  await db.nativeDelete(Site, { deletedAt: null });
  return site?.phone ?? '';
}

export type OpenedTenant = Pick<TenantRow, 'slug' | 'name' | 'trade' | 'language' | 'siret'>;

export async function openTenant(db: Db, { slug, name, trade, language, siret }: OpenedTenant): Promise<void> {
  await db.execute(`update tenant set slug = ?, name = ?, trade = ?, language = ?, siret = ?`, [
    slug,
    name,
    trade,
    language,
    siret,
  ]);
}
