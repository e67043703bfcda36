import { inCaseWords, type Names } from '../names.ts';
import type { Snapshot, StoredRow } from '../snapshot.ts';
import type { Window } from './talk-end.ts';

/** An appointment of a customer, in a case's words. What was only held is none. */
export interface KeptVisit {
  id: string;
  /** By their codes: the main one, then what is done at the same time. */
  services: string[];
  /** Local: `2026-11-26T14:00`. */
  startsAt: string;
  status: string;
  plate: string | null;
  /** The id of the visit in whose place it came. */
  replaces: string | null;
}

/** One service of a visit that stands: what a customer would call an appointment. */
export interface Standing {
  service: string;
  visit: KeptVisit;
}

/** Nobody came to count on these. */
const heldStates = ['held', 'expired', 'released'];
const goneStates = ['cancelled', 'moved'];

/** Of a customer; of null everybody's. */
export function visitsOf(customerId: string | null, snapshot: Snapshot, names: Names): KeptVisit[] {
  return [...(snapshot.get('appointment')?.values() ?? [])]
    .filter(
      (row) => (customerId === null || row['contact_id'] === customerId) && !heldStates.includes(String(row['status'])),
    )
    .map((row) => visitOf(row, names));
}

/** What stands, service by service. */
export function standingIn(visits: KeptVisit[]): Standing[] {
  return visits
    .filter(({ status }) => !goneStates.includes(status))
    .flatMap((visit) => visit.services.map((service) => ({ service, visit })));
}

/** What came, what went and what stayed between two times. The same service at the same time for the same vehicle is the same, whatever its row. */
export function differenceOf(before: KeptVisit[], after: KeptVisit[]): Record<'came' | 'went' | 'stayed', Standing[]> {
  const [old, now] = [standingIn(before), standingIn(after)];
  const came = without(now, old);
  return { came, went: without(old, now), stayed: now.filter((one) => !came.includes(one)) };
}

/** Whether a visit is another one, or came from it by being moved any number of times. */
export function comesFrom(visit: KeptVisit, other: KeptVisit, all: KeptVisit[]): boolean {
  if (visit.id === other.id) return true;
  const replaced = all.find(({ id }) => id === visit.replaces);
  return replaced !== undefined && comesFrom(replaced, other, all);
}

export function isIn({ service, visit }: Standing, window: Window): boolean {
  const [day, time = ''] = visit.startsAt.split('T');
  return (
    service === window.service &&
    day === window.day &&
    time >= window.from &&
    time <= window.to &&
    (window.plate === undefined || window.plate === visit.plate)
  );
}

export function sayStanding({ service, visit: { startsAt, plate, status } }: Standing): string {
  return `${service} ${startsAt}${plate ? ` (${plate})` : ''}${status === 'booked' ? '' : `, ${status}`}`;
}

export function sayWindow({ service, day, from, to, plate }: Window): string {
  return `${service} ${day} ${from === to ? from : `from ${from} to ${to}`}${plate ? ` (${plate})` : ''}`;
}

function visitOf(row: StoredRow, names: Names): KeptVisit {
  const told = (column: string) => inCaseWords(row[column] ?? null, names);
  const also = told('also');
  return {
    id: String(row['id']),
    services: [told('service_id'), ...(Array.isArray(also) ? also : [])].map(String),
    startsAt: String(told('starts_at')),
    status: row['deleted_at'] ? 'cancelled' : String(row['status']),
    plate: row['vehicle_id'] ? String(told('vehicle_id')) : null,
    replaces: row['replaces_id'] ? String(row['replaces_id']) : null,
  };
}

function without(all: Standing[], others: Standing[]): Standing[] {
  const left = others.map(keyOf);
  return all.filter((one) => {
    const index = left.indexOf(keyOf(one));
    if (index >= 0) left.splice(index, 1);
    return index < 0;
  });
}

function keyOf({ service, visit: { startsAt, plate, status } }: Standing): string {
  return JSON.stringify([service, startsAt, plate, status]);
}
