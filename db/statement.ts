import { isRaw } from '@mikro-orm/core';

/** A statement as PostgreSQL takes it; one with a name is parsed and planned once a connection, then only bound and run. */
export interface Statement {
  name?: string;
  text: string;
  values: unknown[];
}

/** Each connection keeps each named statement, with its plan. */
const mostNamed = 400;

/**
 * Writes our queries, with their marks `?` and values, as prepared statements. A list behind `in` is one value, so that lists
 * of all lengths share one plan. A value of raw SQL is written into the text, as everywhere in MikroORM.
 */
export function statements(): Statements {
  const named = new Map<string, { name: string; text: string }>();
  const nameOf = (sql: string, write: (sql: string) => string): Omit<Statement, 'values'> => {
    const known = named.get(sql);
    if (known) return known;
    const text = write(sql);
    if (named.size >= mostNamed) return { text };
    const statement = { name: `q${named.size}`, text };
    named.set(sql, statement);
    return statement;
  };
  return {
    marked: (sql, values) =>
      values.some(isRaw) ? writtenOut(sql, values) : { ...nameOf(sql, numbered), values: values.map(plain) },
    numbered: (sql, values) =>
      values.length === 0 ? { text: sql, values: [] } : { ...nameOf(sql, (text) => text), values: values.map(plain) },
  };
}

/** Makes statements of text and values. */
export interface Statements {
  /** Of our own queries, with the marks `?`. */
  marked(sql: string, values: readonly unknown[]): Statement;
  /** Of others', whose values are numbered; without values they have them in their text, and each is another one. */
  numbered(sql: string, values: readonly unknown[]): Statement;
}

function writtenOut(sql: string, given: readonly unknown[]): Statement {
  const values: unknown[] = [];
  const expand = (part: string, of: readonly unknown[]): string => {
    let next = 0;
    return part.replaceAll('?', () => {
      const value = of[next];
      next += 1;
      if (isRaw(value)) return expand(value.sql, value.params);
      values.push(plain(value));
      return '?';
    });
  };
  const text = numbered(expand(sql, given));
  return { text, values };
}

/** `?` becomes `$1`, and `in (?)` becomes `= any ($1)`. No query of ours has a question mark that is none. */
function numbered(sql: string): string {
  let count = 0;
  return sql
    .replaceAll(/\bnot in \(\?\)/g, '<> all (?)')
    .replaceAll(/\bin \(\?\)/g, '= any (?)')
    .replaceAll('?', () => `$${(count += 1)}`);
}

/** pg writes a date with the offset of the machine. */
function plain(value: unknown): unknown {
  return value instanceof Date ? value.toISOString() : value;
}
