import { createHash } from 'node:crypto';
import { defineEntity, type InferEntity, p } from '@mikro-orm/core';
import { tenantColumns } from './columns.ts';
import type { Db } from './db.ts';
import { insertRow } from './insert-row.ts';

/** What the platform lets a business switch, and the share it has where the business has said nothing. It alone decides which there are. */
export const flagDefaults = { reminders: 100 } as const;

export type FlagName = keyof typeof flagDefaults;

export const flagNames = ['reminders'] as const satisfies readonly FlagName[];

/** How much of a business a flag is on for, where that is not the platform's own share. */
export const Flag = defineEntity({
  name: 'Flag',
  tableName: 'flag',
  properties: { ...tenantColumns, name: p.text(), share: p.integer(), version: p.integer().default(1) },
});

export type FlagRow = Pick<InferEntity<typeof Flag>, 'id' | 'name' | 'share' | 'version'>;

/** What a business has set. */
async function flagRows(db: Db): Promise<FlagRow[]> {
  return db.execute<FlagRow[]>(`select id, name, share, version from flag where deleted_at is null order by name`);
}

export async function addFlag(db: Db, flag: Omit<FlagRow, 'version'>): Promise<void> {
  await insertRow(db, Flag, flag);
}

/** The share of a flag in this tenant, from 0 to 100. */
export async function shareOf(db: Db, name: FlagName): Promise<number> {
  const rows = await flagRows(db);
  return rows.find((row) => row.name === name)?.share ?? flagDefaults[name];
}

/** The share of every flag in this tenant. */
export async function allShares(db: Db): Promise<{ name: FlagName; share: number }[]> {
  const rows = await flagRows(db);
  return flagNames.map((name) => ({ name, share: rows.find((row) => row.name === name)?.share ?? flagDefaults[name] }));
}

/** Sets a flag of this tenant; with null it is the platform's own share again. The rows that changed: none where it was so. */
export async function setFlag(
  db: Db,
  { id, name, share }: { id: string; name: FlagName; share: number | null },
): Promise<{ id: string; op: 'insert' | 'update' | 'delete' }[]> {
  const known = (await flagRows(db)).find((row) => row.name === name);
  if (known?.share === share || (!known && share === null)) return [];
  if (!known && share !== null) {
    await addFlag(db, { id, name, share });
    return [{ id, op: 'insert' }];
  }
  if (!known) return [];
  if (share === null) await db.execute(`update flag set deleted_at = app_now() where id = ?`, [known.id]);
  else await db.execute(`update flag set share = ? where id = ?`, [share, known.id]);
  return [{ id: known.id, op: share === null ? 'delete' : 'update' }];
}

/** Whether a flag with a share is on for one of its subjects: the same subject is always on the same side, and a larger share keeps it. */
export function isInShare(name: FlagName, share: number, subjectId: string): boolean {
  const digest = createHash('sha256').update(`${name} ${subjectId}`).digest();
  return digest.readUInt32BE(0) % 100 < share;
}
