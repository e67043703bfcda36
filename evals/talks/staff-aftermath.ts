import { namesOf } from '../names.ts';
import type { Played } from '../played.ts';
import type { Snapshot, StoredRow } from '../snapshot.ts';
import { type Aftermath, aftermathOf } from './aftermath.ts';
import type { Records } from './columns.ts';
import { isLive, type RecordChange, recordChanges } from './record-change.ts';
import { type KeptVisit, visitsOf } from './visit.ts';

/** What a talk of a member left: beside what is the demo customer's, all that became of the business. */
export interface StaffAftermath extends Aftermath {
  /** Everybody's appointments at the start and at the end. */
  diary: { before: KeptVisit[]; after: KeptVisit[] };
  /** Of all tables, and a `message` for each that somebody else than the team was sent. */
  changes: RecordChange[];
  records: Records;
  /** What waits, or waited, for somebody's yes since this talk. */
  proposals: StoredRow[];
}

/** Tables whose rows a customer would miss; a line that is taken out of a quote is no such row. */
const keptForLong = ['contact', 'company', 'vehicle', 'quote', 'invoice', 'deal'];

/** The columns in which a colleague reads what was said. */
const readColumns: Record<string, string> = { activity: 'words', part_order: 'words', task: 'title' };

export function staffAftermathOf(played: Played): StaffAftermath {
  const { before, after, told } = played;
  const names = namesOf(before, after);
  const messages = told
    .filter(({ contactId }) => contactId !== null)
    .map(({ contactId, text }, index) => ({ id: `message ${index + 1}`, contact_id: contactId, text }));
  const changes = [
    ...recordChanges(before, after),
    ...messages.map((row) => ({ table: 'message', op: 'insert' as const, row, changed: [] })),
  ];
  const proposals = rowsIn(after, 'proposal').filter(({ id }) => !before.get('proposal')?.has(String(id)));
  const aftermath = aftermathOf(played);
  // Who was added in the talk is booked like the demo's customer.
  const added = rowsIn(after, 'contact').filter(({ id }) => !before.get('contact')?.has(String(id)));
  return {
    ...aftermath,
    after: [...aftermath.after, ...added.flatMap(({ id }) => visitsOf(String(id), after, names))],
    diary: { before: visitsOf(null, before, names), after: visitsOf(null, after, names) },
    changes,
    records: recordsOf(before, new Map([...after, ['message', new Map(messages.map((row) => [row.id, row]))]]), names),
    proposals,
    teamReads: [...aftermath.teamReads, ...textsIn(changes), ...proposals.flatMap(summariesOf)],
    deletedFrom: changes
      .filter(({ table, op }) => (op === 'delete' || op === 'passing') && keptForLong.includes(table))
      .map(({ table }) => table),
  };
}

function recordsOf(before: Snapshot, after: Snapshot, names: ReadonlyMap<string, string>): Records {
  return {
    row: (table, id) => after.get(table)?.get(String(id)) ?? before.get(table)?.get(String(id)),
    live: (table) => rowsIn(after, table).filter((row) => isLive(table, row)),
    nameOf: (id) => names.get(String(id)),
  };
}

function rowsIn(snapshot: Snapshot, table: string): StoredRow[] {
  return [...(snapshot.get(table)?.values() ?? [])];
}

/** A line of a quote is read with its price: `Disques avant 180 €`. */
function textsIn(changes: RecordChange[]): string[] {
  return changes
    .filter(({ op }) => op === 'insert' || op === 'update')
    .flatMap(({ table, row }) => {
      if (table === 'quote_line') return [`${String(row['label'])} ${Number(row['unit_cents']) / 100} €`];
      const column = readColumns[table];
      return column ? [String(row[column])] : [];
    });
}

/** In both languages. */
function summariesOf({ summary }: StoredRow): string[] {
  return typeof summary === 'object' && summary !== null ? Object.values(summary).map(String) : [];
}
