import { toLocal } from '#language/zone.ts';
import { demoZone } from './expectation.ts';
import type { Snapshot, StoredRow } from './snapshot.ts';

/** The words in which a case speaks of a row, by the row's id; of an address also by its index. */
export type Names = ReadonlyMap<string, string>;

type Naming = (row: StoredRow, nameOf: (id: unknown) => string) => string;

const namings: Record<string, Naming> = {
  contact: (row) => [row['first_name'], row['last_name']].filter(Boolean).join(' ') || 'a stranger',
  member: (row) => String(row['name']),
  service: (row) => String(row['code']),
  vehicle: (row) => String(row['plate']),
  resource: (row) => String(row['name']),
  site: (row) => String(row['name']),
  company: (row) => String(row['name']),
  part: (row) => String(row['name']),
  task: (row) => String(row['title']),
  deal: (row) => String(row['title']),
  channel_account: (row) => String(row['channel']),
  address: (row, nameOf) => nameOf(row['contact_id'] ?? row['member_id']),
  conversation: (row, nameOf) => nameOf(row['contact_id'] ?? row['member_id']),
  appointment: (row, nameOf) =>
    `${nameOf(row['contact_id'])}, ${nameOf(row['service_id'])} ${localTime(String(row['starts_at']))}`,
  note: (row, nameOf) => `${String(row['kind'])} of ${nameOf(row['contact_id'])}`,
  quote: (row, nameOf) => `quote of ${nameOf(row['contact_id'])}`,
  invoice: (row, nameOf) => `invoice of ${nameOf(row['contact_id'])}`,
  proposal: (row, nameOf) => `${String(row['tool'])} of ${nameOf(row['proposer_id'])}`,
};

/** Names for all rows, as they were called at the start: a case speaks of the appointment at 9:00 that was moved. */
export function namesOf(before: Snapshot, after: Snapshot): Names {
  const rows = new Map<string, { table: string; row: StoredRow }>();
  for (const snapshot of [after, before]) {
    for (const [table, own] of snapshot) for (const [id, row] of own) rows.set(id, { table, row });
  }
  const nameOf = (id: unknown): string => {
    const found = rows.get(String(id));
    return (found && namings[found.table]?.(found.row, nameOf)) ?? String(id);
  };
  const names = new Map<string, string>();
  for (const [id, { table, row }] of rows) {
    if (!namings[table]) continue;
    names.set(id, nameOf(id));
    if (table === 'address') names.set(String(row['value_index']), nameOf(id));
  }
  return names;
}

const instant = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})$/;

/** A value in a case's words, however deep it is: names for ids, local times for instants. */
export function inCaseWords(value: unknown, names: Names): unknown {
  if (typeof value === 'string') return names.get(value) ?? (instant.test(value) ? localTime(value) : value);
  if (Array.isArray(value)) return value.map((item) => inCaseWords(item, names));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, inCaseWords(item, names)]));
}

function localTime(text: string): string {
  const { date, time } = toLocal(new Date(text), demoZone);
  return `${date}T${time}`;
}
