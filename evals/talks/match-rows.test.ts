import { describe, expect, it } from 'vitest';
import type { StoredRow } from '../snapshot.ts';
import type { Records } from './columns.ts';
import { matchRows } from './match-rows.ts';
import type { RecordChange } from './record-change.ts';
import type { WantedRow } from './talk-end.ts';

const inserted = (table: string, row: StoredRow): RecordChange => ({ table, op: 'insert', row, changed: [] });
const finding = (words: string) => inserted('activity', { words });
const wantedText = (text: string): WantedRow => ({ table: 'activity', op: 'insert', values: { 'text~': text } });

describe('the rows of an end', () => {
  const both = [finding('soufflet droit'), finding('pneu droit')];

  it.each([
    [['soufflet', 'droit'], 0],
    [['droit', 'soufflet'], 0],
    [['droit', 'droit'], 0],
    [['soufflet', 'soufflet'], 1],
    [['droit', 'droit', 'droit'], 1],
  ])('%j are each another change, whatever their order: %i missing', (texts, missing) => {
    expect(match(texts.map(wantedText), both).missing).toHaveLength(missing);
  });

  it('tell which change each of them is', () => {
    const { taken } = match([wantedText('droit'), wantedText('soufflet')], both);
    expect(taken).toHaveLength(2);
    expect(taken).toContainEqual({ wanted: wantedText('soufflet'), change: both[0] });
  });

  it('may be an update that was so from the start, and no other op', () => {
    const wanted = (op: WantedRow['op']): WantedRow => ({ table: 'task', op, values: { status: 'done' } });
    const live = { task: [{ status: 'done' }] };
    expect(match([wanted('update')], [], live).missing).toEqual([]);
    expect(match([wanted('insert')], [], live).missing).toHaveLength(1);
    expect(match([wanted('update')], []).missing).toHaveLength(1);
  });

  it.each([
    [1, 0],
    [2, 1],
  ])('may want exactly %i live', (live, missing) => {
    const wanted: WantedRow = { table: 'message', op: 'insert', values: { 'text~': 'prêt', live } };
    const row = { text: 'C’est prêt' };
    expect(match([wanted], [inserted('message', row)], { message: [row] }).missing).toHaveLength(missing);
  });

  it('may be a deletion of what came in the talk, and a move to another appointment', () => {
    const gone: RecordChange = { ...inserted('contact', { last_name: 'Castaing' }), op: 'passing' };
    expect(match([{ table: 'contact', op: 'delete', values: { last_name: 'Castaing' } }], [gone]).missing).toEqual([]);
    const moved = inserted('appointment', { status: 'booked', replaces_id: 'first' });
    expect(match([{ table: 'appointment', op: 'update', values: { status: 'booked' } }], [moved]).missing).toEqual([]);
  });
});

function match(wanted: WantedRow[], changes: RecordChange[], live: Record<string, StoredRow[]> = {}) {
  const records: Records = { row: () => undefined, live: (table) => live[table] ?? [], nameOf: () => undefined };
  return matchRows(wanted, { changes, records });
}
