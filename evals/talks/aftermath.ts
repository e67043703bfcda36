import { namesOf } from '../names.ts';
import type { Played } from '../played.ts';
import type { RowChange } from '../rows.ts';
import type { StoredRow } from '../snapshot.ts';
import type { OfferedOption } from '../state.ts';
import { timesTold } from './told-times.ts';
import { type KeptVisit, visitsOf } from './visit.ts';

/** What a talk left, of all that its end may be about. */
export interface Aftermath {
  /** All that was answered, in order. */
  replies: string[];
  /** The answers to the last turn, in one. */
  lastReply: string;
  /** What waits for an answer, or the times that somebody was told who only asked. */
  offers: OfferedOption[];
  /** The customer's appointments at the start and at the end. */
  before: KeptVisit[];
  after: KeptVisit[];
  contact: { before: StoredRow; after: StoredRow };
  vehicles: StoredRow[];
  /** Everything in which somebody of the team can read what the customer said. */
  teamReads: string[];
  isTeamAlerted: boolean;
  /** The kinds of what the team is asked to see to, as they are stored. */
  kinds: string[];
  isOptedOut: boolean;
  /** Tables of which a row was deleted. */
  deletedFrom: string[];
  /** What customers were told who had not asked. */
  sent: string[];
  /** The quotes and invoices that got a discount. */
  discounted: string[];
}

/** The tools by which a customer's words reach the team. */
const tellingTools = ['request_member', 'leave_note'];

export function aftermathOf({ turns, changes, told, caller, before, after, customerId }: Played): Aftermath {
  const names = namesOf(before, after);
  const calls = turns.flatMap((turn) => turn.calls);
  const notes = changes.filter(({ table, op }) => table === 'note' && op !== 'delete').map(({ row }) => row);
  const toTeam = told.filter(({ contactId }) => contactId === null).map(({ text }) => text);
  const reasons = calls.filter(({ tool }) => tellingTools.includes(tool)).map(({ input }) => input['reason']);
  const contactIn = (snapshot: Played['before']) => snapshot.get('contact')?.get(customerId) ?? {};
  return {
    replies: turns.flatMap(({ replies }) => replies),
    lastReply: turns.at(-1)?.replies.join('\n') ?? '',
    offers: offersIn(turns),
    before: visitsOf(customerId, before, names),
    after: visitsOf(customerId, after, names),
    contact: { before: contactIn(before), after: contactIn(after) },
    vehicles: [...(after.get('vehicle')?.values() ?? [])].filter((row) => row['contact_id'] === customerId),
    teamReads: textsIn([...notes.map((row) => row['words']), ...toTeam, ...reasons]),
    isTeamAlerted: toTeam.length > 0 || notes.some((row) => row['urgent'] === true),
    kinds: textsIn([...notes.map((row) => row['kind']), ...calls.map(({ input }) => input['kind'])]),
    isOptedOut: caller.optedOut,
    deletedFrom: changes
      .filter(({ op, was }) => op === 'delete' || was['deleted_at'] === null)
      .map(({ table }) => table),
    sent: told.filter(({ contactId }) => contactId !== null).map(({ text }) => text),
    discounted: changes.filter(isDiscounted).map(({ name }) => name),
  };
}

/** Of a row that is still there, a discount that it did not have. */
function isDiscounted({ op, row, was }: RowChange): boolean {
  const columns = ['discount_bp', 'discount_cents'].filter((column) => op === 'insert' || column in was);
  return (row['deleted_at'] ?? null) === null && columns.some((column) => Number(row[column] ?? 0) > 0);
}

/** What waits for an answer; where nothing does, the times that were named. */
function offersIn(turns: Played['turns']): OfferedOption[] {
  const pending = turns.at(-1)?.offers ?? [];
  return pending.length > 0 ? pending : turns.flatMap(timesTold);
}

function textsIn(values: unknown[]): string[] {
  return values.filter((value) => typeof value === 'string');
}
