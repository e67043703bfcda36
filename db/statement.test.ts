import { raw } from '@mikro-orm/core';
import { expect, test } from 'vitest';
import { statements } from './statement.ts';

test('marks become numbers, and the same words keep their name', () => {
  const { marked: statementOf } = statements();
  const first = statementOf('select ? where a = ?', [1, 'x']);
  expect(first).toEqual({ name: 'q0', text: 'select $1 where a = $2', values: [1, 'x'] });
  expect(statementOf('select ? where a = ?', [2, null])).toEqual({ ...first, values: [2, null] });
  expect(statementOf('select ?', [1]).name).toBe('q1');
});

test('a list behind "in" is one value, so that lists of all lengths share one plan', () => {
  const { marked: statementOf } = statements();
  const [one, three] = [['a'], ['a', 'b', 'c']].map((ids) => statementOf('delete from t where id in (?)', [ids]));
  expect(one).toEqual({ name: 'q0', text: 'delete from t where id = any ($1)', values: [['a']] });
  expect(three).toEqual({ ...one, values: [['a', 'b', 'c']] });
  expect(statementOf('select 1 where id not in (?) and b = ?', [['a'], 2])).toMatchObject({
    text: 'select 1 where id <> all ($1) and b = $2',
    values: [['a'], 2],
  });
});

test('a value of raw SQL is written into the text, with its own values in their order', () => {
  const language = raw('coalesce((select language from contact where id = ?), ?)', ['c-1', 'fr']);
  expect(statements().marked('insert into t values (?, ?, ?)', [1, language, 2])).toEqual({
    text: 'insert into t values ($1, coalesce((select language from contact where id = $2), $3), $4)',
    values: [1, 'c-1', 'fr', 2],
  });
});

test('an instant is written in UTC, whatever zone the machine is in', () => {
  expect(statements().marked('select ?', [new Date('2026-11-23T08:00:00Z')]).values).toEqual([
    '2026-11-23T08:00:00.000Z',
  ]);
});

test('a connection is not asked to keep texts without end', () => {
  const { marked: statementOf } = statements();
  const names = Array.from({ length: 500 }, (_, index) => statementOf(`select ${index} + ?`, [1]).name);
  expect(new Set(names.slice(0, 400)).size).toBe(400);
  expect(names.slice(400).filter((name) => name !== undefined)).toEqual([]);
});

test('what others have numbered is named too, and what has its values in the text is not', () => {
  const { numbered } = statements();
  expect(numbered('select $1', [1])).toEqual({ name: 'q0', text: 'select $1', values: [1] });
  expect(numbered("select '1'", [])).toEqual({ text: "select '1'", values: [] });
});
