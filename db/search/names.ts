import type { Db } from '../db.ts';
import type { Hit } from './kinds.ts';

/** One of the words that a said one may be, and how near it is: 1 is the very word. */
export interface WordMeant {
  said: number;
  word: string;
  nearness: number;
}

export interface NameHit extends Hit {
  /** How many of the said words it has. */
  words: number;
  nearness: number;
}

/** Where several words narrow it, all that have one of them are read: the most frequent name of a large business. */
const mostOfWord = 20_000;

/** The records whose names have the most of some words, the nearest and then the newest first; by `search_term_pkey`. */
export async function recordsNamed(
  db: Db,
  meant: readonly WordMeant[],
  kinds: readonly string[],
  limit: number,
): Promise<NameHit[]> {
  if (meant.length === 0 || kinds.length === 0) return [];
  const isOne = new Set(meant.map(({ said }) => said)).size === 1;
  return db.execute<NameHit[]>(
    `with hit as (
       select kind.name as kind, found.record_id as id, meant.said, max(meant.nearness) as nearness
       from jsonb_to_recordset(?::jsonb) as meant (said int, word text, nearness real)
       cross join jsonb_array_elements_text(?::jsonb) as kind (name)
       cross join lateral (
         select record_id
         from search_term
         where term = meant.word and search_term.kind = kind.name
         order by record_id desc
         limit ?) as found
       group by 1, 2, 3)
     select kind, id, count(*)::int as words, sum(nearness)::float8 as nearness
     from hit
     group by kind, id
     order by words desc, nearness desc, id desc
     limit ?`,
    [JSON.stringify(meant), JSON.stringify(kinds), isOne ? limit : mostOfWord, limit],
  );
}
