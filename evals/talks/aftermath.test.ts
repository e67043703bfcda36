import { describe, expect, it } from 'vitest';
import type { Played, PlayedTurn } from '../played.ts';
import type { Snapshot, StoredRow } from '../snapshot.ts';
import { aftermathOf } from './aftermath.ts';

const rows: Record<string, StoredRow[]> = {
  contact: [{ id: 'claire', first_name: 'Claire', last_name: 'Martin' }],
  service: [
    { id: 's1', code: 'revision' },
    { id: 's2', code: 'parallelisme' },
  ],
  vehicle: [
    { id: 'v1', contact_id: 'claire', plate: 'AB-123-CD' },
    { id: 'v2', contact_id: 'paul', plate: 'EF-456-GH' },
  ],
};

describe('what a talk left', () => {
  it('has the appointments of the customer in the words of a talk, each with all its services', () => {
    const { before, after } = aftermathOf(
      played({
        after: [appointment({}), appointment({ id: 'a2', also: ['s2'], replaces_id: 'a1', vehicle_id: null })],
      }),
    );
    const own = { startsAt: '2026-11-26T09:00', status: 'booked' };
    expect(before).toEqual([]);
    expect(after).toEqual([
      { ...own, id: 'a1', services: ['revision'], plate: 'AB-123-CD', replaces: null },
      { ...own, id: 'a2', services: ['revision', 'parallelisme'], plate: null, replaces: 'a1' },
    ]);
  });

  it('knows no holds, no appointments of others, and none that was deleted as one that stands', () => {
    const held = ['held', 'expired', 'released'].map((status) => appointment({ id: status, status }));
    const deleted = appointment({ deleted_at: '2026-11-23T08:00:00Z' });
    const { after } = aftermathOf(played({ after: [...held, appointment({ id: 'p', contact_id: 'paul' }), deleted] }));
    expect(after).toMatchObject([{ id: 'a1', status: 'cancelled' }]);
  });

  it('lets the team read notes, messages to them, and what was passed on', () => {
    const { teamReads, isTeamAlerted } = aftermathOf(
      played({
        changes: [note({ words: 'un bruit' })],
        told: [
          { to: 'julie', contactId: null, text: 'Une panne' },
          { to: 'claire', contactId: 'claire', text: 'À demain' },
        ],
        turns: [turn('request_member', { reason: 'le devis' }), turn('book_appointment', { reason: 'rien' })],
      }),
    );
    expect(teamReads).toEqual(['un bruit', 'Une panne', 'le devis']);
    expect(isTeamAlerted).toBe(true);
  });

  it('is an alert by an urgent note, and by no other', () => {
    const isAlerted = (change: StoredRow) => aftermathOf(played({ changes: [note(change)] })).isTeamAlerted;
    expect([isAlerted({ urgent: true }), isAlerted({ urgent: false })]).toEqual([true, false]);
    expect(aftermathOf(played({ turns: [turn('request_member', { reason: 'au secours' })] })).isTeamAlerted).toBe(
      false,
    );
  });

  it('knows what kind of request was kept', () => {
    const turns = [turn('leave_note', { kind: 'data_export' })];
    expect(aftermathOf(played({ changes: [note({ kind: 'callback' })], turns })).kinds).toEqual([
      'callback',
      'data_export',
    ]);
  });

  it('has the vehicles of the customer, and what was deleted', () => {
    const gone = { table: 'vehicle', op: 'update' as const, name: '', row: {}, was: { deleted_at: null } };
    const aftermath = aftermathOf(played({ changes: [gone] }));
    expect(aftermath.vehicles.map(({ plate }) => plate)).toEqual(['AB-123-CD']);
    expect(aftermath.deletedFrom).toEqual(['vehicle']);
  });
});

function played({ after = [], ...change }: Partial<Omit<Played, 'after'>> & { after?: StoredRow[] }): Played {
  const caller = { name: 'Claire Martin', memberWanted: false, optedOut: false, firstName: null, lastName: null };
  return {
    ...{ turns: [], changes: [], told: [], caller: { ...caller, email: null, plates: [] }, customerId: 'claire' },
    ...{ before: snapshotOf(rows), after: snapshotOf({ ...rows, appointment: after }) },
    ...change,
  };
}

function snapshotOf(tables: Record<string, StoredRow[]>): Snapshot {
  return new Map(
    Object.entries(tables).map(([table, own]) => [table, new Map(own.map((row) => [String(row['id']), row]))]),
  );
}

function appointment(change: StoredRow): StoredRow {
  return {
    ...{ id: 'a1', contact_id: 'claire', service_id: 's1', vehicle_id: 'v1', status: 'booked' },
    ...{ starts_at: '2026-11-26T08:00:00+00:00', replaces_id: null, deleted_at: null },
    ...change,
  };
}

function note(row: StoredRow): Played['changes'][number] {
  return { table: 'note', op: 'insert', name: 'note', row, was: {} };
}

function turn(tool: string, input: Record<string, unknown>): PlayedTurn {
  return {
    ...{ speaker: 'claire', said: 'oui', replies: [], lane: 'agent', model: 'rules', guard: null },
    ...{ failed: [], wrote: [], calls: [{ tool, input, output: null }], offers: [], ms: 1, costMicros: 0 },
  };
}
