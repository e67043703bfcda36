import type { RowWritten } from '../tool.ts';

/** The times that were held and are free again, as rows. */
export function asReleased(ids: readonly string[], status: 'released' | 'expired' = 'released'): RowWritten[] {
  return ids.map((id) => ({ table: 'appointment', op: 'update', id, values: { status } }));
}
