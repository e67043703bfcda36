import { describe, expect, it } from 'vitest';
import type { StoredRow } from '../snapshot.ts';
import { recordChanges } from './record-change.ts';

const deleted = { deleted_at: '2026-11-23T08:00:00Z' };
const task = { title: 'Balayer', status: 'open', version: 1, deleted_at: null };

describe('the net difference', () => {
  it.each<[string, StoredRow | null, StoredRow | null, string | null]>([
    ['a row that came', null, task, 'insert'],
    ['a row that came and was deleted', null, { ...task, ...deleted }, 'passing'],
    ['a row that was deleted', task, { ...task, ...deleted }, 'delete'],
    ['a row that is gone for good', task, null, 'delete'],
    ['a row that came back', { ...task, ...deleted }, task, 'insert'],
    ['a row that is otherwise', task, { ...task, status: 'done', version: 2 }, 'update status'],
    ['a row that was changed and changed back', task, { ...task, version: 3 }, 'returned'],
    ['a row that nobody touched', task, task, null],
    ['what follows from the rest', task, { ...task, done_at: 'now', updated_at: 'now', title_key: 'x' }, null],
  ])('of %s', (_what, before, after, op) => {
    expect(of('task', before, after)).toBe(op);
  });

  it('knows no holds, and nothing of the road', () => {
    expect(of('appointment', null, { status: 'held', deleted_at: null })).toBeNull();
    expect(of('appointment', { status: 'held' }, { status: 'booked', deleted_at: null })).toBe('insert');
    expect(of('ask', null, { topic: 'which' })).toBeNull();
    expect(of('quote', null, { status: 'expired', deleted_at: null })).toBe('insert');
  });
});

function of(table: string, before: StoredRow | null, after: StoredRow | null): string | null {
  const snapshot = (row: StoredRow | null) => new Map([[table, new Map(row ? [['one', row]] : [])]]);
  const [change] = recordChanges(snapshot(before), snapshot(after));
  return change ? [change.op, ...change.changed].join(' ') : null;
}
