import type { ExpectedAppointment, ExpectedOffer } from './expectation.ts';
import type { RowChange, ToldRow } from './rows.ts';

/** What became of an appointment since the start. `lost` was moved away and has no new time. */
export interface DiaryChange {
  /** As `visitOf` says it. */
  service: string;
  /** Local: `2026-11-26T14:00`. */
  startsAt: string;
  status: string;
  isOthers: boolean;
}

/** What changes when an appointment is moved or its state does; any other column is another story. */
const movingColumns = ['status', 'starts_at', 'ends_at', 'bay', 'technician', 'held_until'];

/** What a told appointment is for: `vidange`, or of several `vidange + parallelisme`. */
export function visitOf({ service, also }: ToldRow): string {
  return [service, ...(Array.isArray(also) ? also : [])].join(' + ');
}

/** Whether two are for the same, in whatever order. */
export function isOfSameServices(one: string, other: string): boolean {
  const sorted = (visit: string) => visit.split(' + ').toSorted().join(' + ');
  return sorted(one) === sorted(other);
}

/** A hold occupies a time until it is answered; it comes and goes, and is no change. */
const holdStates = ['held', 'expired', 'released'];

/** A change as the diary shows it; null for what is not about a time or a state. One that was replaced is none: see below. */
export function diaryChangeOf(change: RowChange, callerName: string): DiaryChange | null {
  const { table, op, row, was } = change;
  if (table !== 'appointment' || op === 'delete') return null;
  if (op === 'update' && !Object.keys(was).every((column) => movingColumns.includes(column))) return null;
  return {
    ...{ service: visitOf(row), startsAt: String(row['starts_at']) },
    status: statusOf(change),
    isOthers: row['contact'] !== callerName,
  };
}

export function isHold({ table, op, row }: RowChange): boolean {
  return table === 'appointment' && op === 'insert' && holdStates.includes(String(row['status']));
}

/** An appointment that was moved by booking another in its place: the other one tells it. */
export function isReplaced(change: RowChange, all: RowChange[]): boolean {
  const isMoved = change.table === 'appointment' && change.op === 'update' && change.row['status'] === 'moved';
  return isMoved && all.some(({ row }) => row['status'] === 'booked' && row['replaces'] === change.name);
}

function statusOf({ row, was }: RowChange): string {
  if (row['status'] === 'moved') return 'lost';
  if (row['status'] !== 'booked') return String(row['status']);
  return row['replaces'] !== null || 'starts_at' in was ? 'moved' : 'booked';
}

export function isWhen(startsAt: string, { startsAt: exact, days, from, to }: Omit<ExpectedOffer, 'service'>): boolean {
  const [day = '', time = ''] = startsAt.split('T');
  if (exact && startsAt !== exact) return false;
  return (!days || days.includes(day)) && time >= from && time < to;
}

export function sayDiaryChange({ service, status, startsAt, isOthers }: DiaryChange): string {
  return `${service} ${status} ${startsAt}${isOthers ? ' for somebody else' : ''}`;
}

export function sayExpectedAppointment(expected: ExpectedAppointment): string {
  const time = expected.choice ? `at choice ${expected.choice}` : sayExpectedTime(expected);
  return `${expected.service} ${expected.status} ${time}`.trim();
}

export function sayExpectedTime({ startsAt, days, from, to }: Omit<ExpectedOffer, 'service'>): string {
  return startsAt ?? (days ? `on ${days.join(' or ')} between ${from} and ${to}` : '');
}
