import { versionedTables, type VersionedTable } from '#db/change.ts';
import type { RowWritten } from '../tool.ts';

/** A row of which is known what it was before, and the version it has had since. */
export interface Reversible extends RowWritten {
  table: VersionedTable;
  version: number;
}

export function isReversible(row: RowWritten): row is Reversible {
  const isKnown = versionedTables.some((table) => table === row.table);
  return isKnown && row.version !== undefined && (row.op === 'insert' || row.before !== undefined);
}
