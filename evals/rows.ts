import { isDeepStrictEqual } from 'node:util';
import { inCaseWords, type Names } from './names.ts';
import type { Snapshot, StoredRow } from './snapshot.ts';

/** A row in a case's words: `contact: Claire Martin`, `starts_at: 2026-11-26T14:00`, `email: claire@example.com`. */
export type ToldRow = Record<string, unknown>;

/** What became of a row. */
export interface RowChange {
  table: string;
  op: 'insert' | 'update' | 'delete';
  /** What the row is called: as at the start, where it was there. */
  name: string;
  /** As it is at the end; what was deleted, as it was. */
  row: ToldRow;
  /** The columns of an update that changed, as they were. */
  was: ToldRow;
}

/** The database's book-keeping; `_index` and `_key` find what another column says; a message is the road's record. */
const keptColumns = ['id', 'tenant_id', 'created_at', 'updated_at', 'version', 'message_id'];

/**
 * What the road writes about itself: in which language and how often a conversation changed hands, that it said it is a
 * machine; and that a reminder left, which an hour on the clock decides and no conversation.
 */
const roadColumns: Record<string, string[]> = {
  conversation: ['language', 'disclosed_at', 'epoch'],
  appointment: ['reminded_at'],
};

/** All that is not as it was, table by table. */
export function rowChanges(before: Snapshot, after: Snapshot, names: Names): RowChange[] {
  const tables = [...new Set([...before.keys(), ...after.keys()])];
  return tables.flatMap((table) => {
    const [old, now] = [before.get(table) ?? new Map(), after.get(table) ?? new Map()];
    const ids = [...new Set([...old.keys(), ...now.keys()])];
    return ids.flatMap((id) => changeOf({ table, id, names }, old.get(id), now.get(id)) ?? []);
  });
}

function changeOf(
  { table, id, names }: { table: string; id: string; names: Names },
  before: StoredRow | undefined,
  after: StoredRow | undefined,
): RowChange | null {
  const [was, row] = [before && toldRow(table, before, names), after && toldRow(table, after, names)];
  const change = { table, name: names.get(id) ?? table };
  if (!was) return row ? { ...change, op: 'insert', row, was: {} } : null;
  if (!row) return { ...change, op: 'delete', row: was, was: {} };
  const changed = Object.entries(was).filter(([column, value]) => !isDeepStrictEqual(value, row[column]));
  return changed.length > 0 ? { ...change, op: 'update', row, was: Object.fromEntries(changed) } : null;
}

function toldRow(table: string, row: StoredRow, names: Names): ToldRow {
  const silent = [...keptColumns, ...(roadColumns[table] ?? [])];
  return Object.fromEntries(
    Object.entries(row).flatMap(([column, value]) => {
      const name = column.replace(/_id$/, '').replace(/^address_index$/, 'address');
      if (silent.includes(column) || /_(index|key)$/.test(name)) return [];
      return [[name, inCaseWords(value, names)]];
    }),
  );
}

/** In words: `update appointment “Claire Martin, revision 2026-11-26T09:00”: status booked → cancelled`. */
export function sayRowChange({ table, op, name, row, was }: RowChange): string {
  const columns =
    op === 'update'
      ? Object.keys(was).map((column) => `${column} ${sayValue(was[column])} → ${sayValue(row[column])}`)
      : Object.entries(row).flatMap(([column, value]) => (isNothing(value) ? [] : `${column} ${sayValue(value)}`));
  return `${op} ${table} “${name}”: ${columns.join(', ')}`;
}

function isNothing(value: unknown): boolean {
  return value === null || (Array.isArray(value) && value.length === 0);
}

function sayValue(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value ?? null);
}
