import { z } from 'zod';

/** The order of a list in which every row has a place of its own: its keys, all in one direction, the last of them unique. */
export interface ListOrder {
  keys: readonly { sql: string; type: keyof typeof written }[];
  isNewestFirst?: boolean;
}

/** Which rows of a list are read: so many, behind the place of the last one that was shown. */
export interface ListPage {
  limit: number;
  after?: ListPlace | null;
}

/** A row of a list, with its place as JSON. */
export interface Listed {
  place: string;
}

/** What a row has for each key of its order. Rows that come and go before it move no row behind it. */
export type ListPlace = readonly string[];

const written = {
  date: z.union([z.iso.date(), z.literal('infinity')]),
  time: z.iso.time(),
  timestamptz: z.iso.datetime({ offset: true }),
  uuid: z.uuid(),
};

/** The parts of a query that reads a list page by page: `place` of each row, as JSON, those `beyond` a place, and the order itself. */
export function pageSql({ keys, isNewestFirst = false }: ListOrder, { limit, after = null }: ListPage) {
  const columns = keys.map(({ sql }) => sql).join(', ');
  const values = keys.map(({ type }) => `?::${type}`).join(', ');
  return {
    place: `jsonb_build_array(${columns})::text as place`,
    beyond: after === null ? 'true' : `(${columns}) ${isNewestFirst ? '<' : '>'} (${values})`,
    values: after ?? [],
    end: `order by ${keys.map(({ sql }) => `${sql}${isNewestFirst ? ' desc' : ''}`).join(', ')} limit ${Math.trunc(limit)}`,
  };
}

/** A place as it was given out; null where it is none of that order. */
export function readPlace({ keys }: ListOrder, json: string): ListPlace | null {
  const parsed = z.array(z.string()).safeParse(jsonIn(json)).data;
  const isPlace =
    parsed?.length === keys.length && keys.every(({ type }, at) => written[type].safeParse(parsed[at]).success);
  return isPlace ? parsed : null;
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
