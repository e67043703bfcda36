import type { Db } from './db.ts';

/** Every table whose rows are a contact's; `conversation` and `address` are how they write to us. */
const owned = [
  'vehicle',
  'appointment',
  'note',
  'task',
  'activity',
  'quote',
  'invoice',
  'deal',
  'document',
  'address',
  'conversation',
] as const;

/** Gives all that is one contact's to another. */
export async function handOver(db: Db, { from, to }: { from: string; to: string }): Promise<void> {
  for (const table of owned) await db.execute(`update ${table} set contact_id = ? where contact_id = ?`, [to, from]);
}
