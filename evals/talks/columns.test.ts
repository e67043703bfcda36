import { describe, expect, it } from 'vitest';
import type { StoredRow } from '../snapshot.ts';
import { hasValue, isColumn, type Records } from './columns.ts';

const names: Record<string, string> = {
  ...{ claire: 'Claire Martin', clio: 'AB-123-CD', julie: 'Julie Petit', co: 'Taxis Haverford', pads: 'Plaquettes' },
};
const tables: Record<string, StoredRow[]> = {
  appointment: [{ id: 'a', vehicle_id: 'clio' }],
  resource: [{ id: 'bay1', kind: 'bay', name: 'Pont 1' }],
  quote_line: [{ quote_id: 'q' }, { quote_id: 'q' }, { quote_id: 'other' }],
  address: [{ contact_id: 'claire', value: '+33639980101' }],
};
const records: Records = {
  row: (table, id) => tables[table]?.find((row) => row['id'] === id),
  live: (table) => tables[table] ?? [],
  nameOf: (id) => names[String(id)],
};

describe('a column of the talks', () => {
  it.each<[string, StoredRow, string, unknown]>([
    ['task', { title: 'Rappeler', contact_id: 'claire' }, 'title~', 'martin'],
    ['task', { title: 'Rappeler Mme Martin', contact_id: null }, 'contact~', 'Martin'],
    ['task', { assignee_id: 'julie' }, 'assignee', 'Julie'],
    ['task', { due_on: '2026-11-24', due_at: '09:30:00' }, 'due', '2026-11-24'],
    ['task', { due_on: '2026-11-24', due_at: '09:30:00' }, 'due', '2026-11-24T09:30'],
    ['task', { due_on: '2026-11-24', due_at: null }, 'due', '2026-11-24'],
    ['activity', { words: 'La clé est dans la BOITE bleue' }, 'text~', 'boîte bleue'],
    ['activity', { words: 'prêt à 17 h' }, 'text~', '17h'],
    ['activity', { kind: 'finding' }, 'kind', 'note'],
    ['activity', { vehicle_id: null, appointment_id: 'a' }, 'plate', 'AB-123-CD'],
    ['contact', { id: 'claire', phone: null }, 'phone', '+33639980101'],
    ['contact', { id: 'x', first_name: 'Gwenn' }, 'firstName', 'Gwenn'],
    ['contact', { owner_id: 'julie' }, 'assignee~', 'julie'],
    ['block', { resource_id: 'bay1' }, 'bay~', 'pont 1'],
    ['block', { starts_at: '2027-01-20T13:00:00Z' }, 'from', '2027-01-20T14:00'],
    ['block', { ends_at: '2027-02-26T23:00:00Z' }, 'to', '2027-02-26'],
    ['quote', { id: 'q' }, 'lines', 2],
    ['quote', { discount_bp: 500 }, 'discount_percent', 5],
    ['invoice', { status: 'issued' }, 'status', 'sent'],
    ['payment', { method: 'card' }, 'method~', 'cart|card'],
    ['payment', { method: 'cash' }, 'method~', 'cash|esp'],
    ['payment', { amount_cents: 18_900 }, 'amount', 189],
    ['deal', { title: '8 berlines', company_id: 'co' }, 'title~', 'Haverford'],
    ['part_use', { words: 'deux', part_id: 'pads', quantity: 2 }, 'part~', 'plaquettes'],
    ['message', { contact_id: 'claire', text: 'Fermé à 18 h' }, 'text~', '18|6'],
  ])('of %s %o has %s %s', (table, row, key, value) => {
    expect(isColumn(table, key)).toBe(true);
    expect(hasValue(table, row, [key, value], records)).toBe(true);
  });

  it.each<[string, StoredRow, string, unknown]>([
    ['task', { due_on: '2026-11-24', due_at: null }, 'due', '2026-11-24T09:30'],
    ['task', { due_on: '2026-11-24', due_at: '09:30:00' }, 'due', '2026-11-24T09:00'],
    ['activity', { kind: 'call' }, 'kind', 'note'],
    ['activity', { words: 'à 170 km/h' }, 'text~', '17'],
    ['block', { resource_id: 'bay1' }, 'technician~', 'Pont 1'],
    ['block', { starts_at: '2027-02-22T23:00:00Z' }, 'from', '2027-02-22'],
    ['quote', { discount_bp: null, discount_cents: 500 }, 'discount_percent', 5],
    ['payment', { method: 'transfer' }, 'method~', 'cart|card'],
    ['contact', { id: 'x', last_name: null }, 'last_name~', 'null'],
  ])('of %s %o has not %s %s', (table, row, key, value) => {
    expect(hasValue(table, row, [key, value], records)).toBe(false);
  });

  it('is none that is not listed', () => {
    expect([isColumn('task', 'colour'), isColumn('gift', 'name'), isColumn('contact', 'live')]).toEqual([
      ...[false, false, true],
    ]);
  });
});
