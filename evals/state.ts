import { askSchema } from '#tools/ask.ts';
import type { Speaker } from './cast.ts';
import { visitOf } from './diary.ts';
import { inCaseWords, type Names } from './names.ts';
import type { Snapshot, StoredRow } from './snapshot.ts';

/** One of the times, or of the things, that an open question offers. */
export interface OfferedOption {
  tool: string;
  /** Of several `vidange + parallelisme`. */
  service: string;
  /** Local: `2026-11-26T14:00`. */
  startsAt: string;
}

/** The caller's side of the database. Of a member there is the name alone. */
export interface CallerState {
  name: string;
  memberWanted: boolean;
  optedOut: boolean;
  firstName: string | null;
  lastName: string | null;
  email: string | null;
  plates: string[];
}

/** What waits for somebody's answer: the options of their open questions, the newest question first. */
export function offersTo(
  speaker: Speaker,
  snapshot: Snapshot,
  { names, now }: { names: Names; now: Date },
): OfferedOption[] {
  const address = addressOf(speaker, snapshot);
  const own = rowsOf(snapshot, 'conversation').filter((row) => row['address_id'] === address?.['id']);
  const ids = own.map((row) => row['id']);
  return rowsOf(snapshot, 'ask')
    .filter((ask) => ids.includes(ask['conversation_id']) && ask['closed_at'] === null)
    .filter((ask) => new Date(String(ask['until'])) > now)
    .toSorted((a, b) => orderOf(b).localeCompare(orderOf(a)))
    .flatMap((ask) => askSchema.shape.options.parse(ask['options']))
    .map(({ tool, input, startsAt }) => {
      const entry = snapshot.get('appointment')?.get(String(input['hold'] ?? input['appointment']));
      const told = (column: string) => inCaseWords(entry?.[column] ?? 'unknown', names);
      const service = visitOf({ service: told('service_id'), also: told('also') });
      return { tool, service, startsAt: startsAt ?? String(told('starts_at')) };
    });
}

export function callerState(speaker: Speaker, snapshot: Snapshot, names: Names): CallerState {
  const address = addressOf(speaker, snapshot);
  const contactId = address?.['contact_id'] ?? null;
  const contact = snapshot.get('contact')?.get(String(contactId)) ?? {};
  const isOwn = (row: StoredRow) => contactId !== null && row['contact_id'] === contactId;
  const isHere = (row: StoredRow) =>
    row['channel'] === speaker.channel && row['address_index'] === address?.['value_index'];
  const text = (column: string) => (typeof contact[column] === 'string' ? contact[column] : null);
  return {
    name: names.get(String(address?.['id'])) ?? 'nobody',
    memberWanted: rowsOf(snapshot, 'conversation').some((row) => isOwn(row) && row['member_wanted_at'] !== null),
    optedOut: rowsOf(snapshot, 'suppression').some((row) => isHere(row) && row['lifted_at'] === null),
    ...{ firstName: text('first_name'), lastName: text('last_name'), email: text('email') },
    plates: rowsOf(snapshot, 'vehicle')
      .filter((row) => isOwn(row) && row['deleted_at'] === null)
      .map((row) => String(row['plate'])),
  };
}

function addressOf({ channel, from }: Speaker, snapshot: Snapshot): StoredRow | undefined {
  return rowsOf(snapshot, 'address').find((row) => row['channel'] === channel && row['value'] === from);
}

function rowsOf(snapshot: Snapshot, table: string): StoredRow[] {
  return [...(snapshot.get(table)?.values() ?? [])];
}

/** The clock stands still in a turn, and ids are in the order in which they were made. */
function orderOf(row: StoredRow): string {
  return `${String(row['created_at'])} ${String(row['id'])}`;
}
