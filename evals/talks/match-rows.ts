import { hasValue, type Records } from './columns.ts';
import type { RecordChange } from './record-change.ts';
import type { StoredRow } from '../snapshot.ts';
import type { WantedRow } from './talk-end.ts';

/** Which change is the one that each row of an end wants, and the rows for which there is none. */
export interface MatchedRows {
  taken: { wanted: WantedRow; change: RecordChange }[];
  missing: WantedRow[];
}

/**
 * Finds a change of its own for as many wanted rows as can be, whatever their order. An update is there too where a row is at
 * the end as it wants, changed or not: who starts on a car that is in the workshop changes nothing.
 */
export function matchRows(
  wanted: WantedRow[],
  { changes, records }: { changes: RecordChange[]; records: Records },
): MatchedRows {
  const owner = new Map<RecordChange, WantedRow>();
  const place = (row: WantedRow, seen: RecordChange[]): boolean =>
    changes.some((change) => {
      if (seen.includes(change) || !isChange(change, row, records)) return false;
      seen.push(change);
      const other = owner.get(change);
      if (other && !place(other, seen)) return false;
      owner.set(change, row);
      return true;
    });
  const unplaced = wanted.filter((row) => !place(row, []));
  return {
    taken: [...owner].map(([change, row]) => ({ wanted: row, change })),
    missing: unplaced.filter((row) => !(row.op === 'update' && asWanted(row, records).length > 0)),
  };
}

function isChange(change: RecordChange, wanted: WantedRow, records: Records): boolean {
  const { table, row } = change;
  if (table !== wanted.table || !isOp(change, wanted.op) || !isRow(row, wanted, records)) return false;
  const live = wanted.values['live'];
  return live === undefined || asWanted(wanted, records).length === live;
}

/** An appointment is moved by another in its place; a row that came and went was deleted, if that is what is wanted. */
function isOp({ table, op, row }: RecordChange, wanted: WantedRow['op']): boolean {
  const isReplacing = table === 'appointment' && op === 'insert' && (row['replaces_id'] ?? null) !== null;
  return op === wanted || (op === 'passing' && wanted === 'delete') || (isReplacing && wanted === 'update');
}

function asWanted(wanted: WantedRow, records: Records): StoredRow[] {
  return records.live(wanted.table).filter((row) => isRow(row, wanted, records));
}

function isRow(row: StoredRow, { table, values }: WantedRow, records: Records): boolean {
  return Object.entries(values).every((value) => value[0] === 'live' || hasValue(table, row, value, records));
}
