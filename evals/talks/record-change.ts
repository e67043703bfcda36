import { isDeepStrictEqual } from 'node:util';
import type { Snapshot, StoredRow } from '../snapshot.ts';

/** The net difference of one row between the start and the end of a talk. */
export interface RecordChange {
  table: string;
  /**
   * No differences, but things that happened: `passing` came and was deleted, which may be what is wanted; `returned` was changed and
   * changed back, of which somebody may have been told.
   */
  op: 'insert' | 'update' | 'delete' | 'passing' | 'returned';
  /** As it is at the end; what was deleted, as it was. */
  row: StoredRow;
  /** Of an update the columns that are not as they were. */
  changed: string[];
}

/** The road's records, and what is judged in another way: proposals by their tool, questions by what is asked. */
const keptTables = ['address', 'ask', 'conversation', 'counter', 'proposal'];

const keptColumns = ['id', 'tenant_id', 'created_at', 'updated_at', 'deleted_at', 'version'];

/** What follows from other columns or from other rows: a total from its lines, a stock from what was used. */
const derivedColumns: Record<string, string[]> = {
  appointment: ['held_until', 'reminded_at', 'ready_at', 'confirmed_at', 'price_cents', 'conversation_id'],
  deal: ['stage_at', 'closed_at', 'quote_id'],
  invoice: ['number', 'total_cents', 'paid_cents', 'issued_on', 'due_on', 'chased_at'],
  part: ['quantity'],
  quote: ['number', 'total_cents', 'sent_at', 'valid_until', 'decided_at', 'decided_by'],
  task: ['done_at'],
  vehicle: ['mileage_at'],
};

/** Nobody came to count on these. */
const heldStates = ['held', 'expired', 'released'];

/** All that is otherwise in the tables of a business, by what a row is at the end and not by how it came to be so. */
export function recordChanges(before: Snapshot, after: Snapshot): RecordChange[] {
  const tables = [...new Set([...before.keys(), ...after.keys()])].filter((table) => !keptTables.includes(table));
  return tables.flatMap((table) => {
    const [old, now] = [before.get(table) ?? new Map(), after.get(table) ?? new Map()];
    const ids = [...new Set([...old.keys(), ...now.keys()])];
    return ids.flatMap((id) => changeOf(table, old.get(id), now.get(id)) ?? []);
  });
}

/** Whether a row is one of those that are wanted or not: not deleted, and no mere hold. */
export function isLive(table: string, { deleted_at: deletedAt, status }: StoredRow): boolean {
  return (deletedAt ?? null) === null && !(table === 'appointment' && heldStates.includes(String(status)));
}

/** Whether a change is a net difference. */
export function isDifference({ op }: RecordChange): boolean {
  return op !== 'passing' && op !== 'returned';
}

function changeOf(table: string, was: StoredRow | undefined, row: StoredRow | undefined): RecordChange | null {
  const [old, now] = [was && isLive(table, was) ? was : null, row && isLive(table, row) ? row : null];
  if (old && now) {
    const changed = changedColumns(table, old, now);
    if (changed.length > 0) return { table, op: 'update', row: now, changed };
    return old['version'] === now['version'] ? null : { table, op: 'returned', row: now, changed };
  }
  if (now) return { table, op: 'insert', row: now, changed: [] };
  if (old) return { table, op: 'delete', row: old, changed: [] };
  return !was && row && (row['deleted_at'] ?? null) !== null ? { table, op: 'passing', row, changed: [] } : null;
}

/** `_index` and `_key` find what another column says. */
function changedColumns(table: string, old: StoredRow, now: StoredRow): string[] {
  const silent = [...keptColumns, ...(derivedColumns[table] ?? [])];
  return Object.keys(now)
    .filter((column) => !silent.includes(column) && !/_(index|key)$/.test(column))
    .filter((column) => !isDeepStrictEqual(old[column], now[column]));
}
