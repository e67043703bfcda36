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

/** Behind `meant`, for kinds and a limit: of each word the newest records that have it, by `search_term_pkey`. */
const recordsOfWords = `cross join jsonb_array_elements_text(?::jsonb) as kind (name)
       cross join lateral (
         select record_id
         from search_term
         where term = meant.word and search_term.kind = kind.name
         order by record_id desc
         limit ?) as found`;

/** So far the records of a word are counted, to see by which of the said words to begin. */
const counted = 2_500;
/** Looking up more than this costs more than reading all that have one of the words. */
const mostLookups = 20_000;

/**
 * The records whose names have all of several words, the nearest and then the newest first. Those of the rarest word are read, and of each
 * it is asked whether it has the others, by `search_term_pkey`: of a frequent name no more is read than that.
 */
export async function recordsWithAll(
  db: Db,
  meant: readonly WordMeant[],
  kinds: readonly string[],
  limit: number,
): Promise<NameHit[]> {
  const said = [...new Set(meant.map((word) => word.said))];
  const rarest = await rarestOf(db, meant, kinds);
  if (rarest === null) return [];
  const others = meant.filter((word) => word.said !== rarest.said).length;
  if (rarest.n * others > mostLookups) {
    const found = await recordsNamed(db, meant, kinds, limit);
    return found.filter(({ words }) => words === said.length);
  }
  return db.execute<NameHit[]>(
    `with meant as materialized (select * from jsonb_to_recordset(?::jsonb) as meant (said int, word text, nearness real)),
     first as materialized (
       select kind.name as kind, found.record_id as id, max(meant.nearness) as nearness
       from meant
       ${recordsOfWords}
       where meant.said = ?
       group by 1, 2)
     select first.kind, first.id, count(*)::int + 1 as words, (first.nearness + sum(best.nearness))::float8 as nearness
     from first
     cross join (select distinct said from meant where said <> ?) as other
     cross join lateral (
       select max(meant.nearness) as nearness
       from meant
       cross join lateral (
         select from search_term
         where term = meant.word and search_term.kind = first.kind and record_id = first.id
         limit 1) as has
       where meant.said = other.said) as best
     where best.nearness is not null
     group by first.kind, first.id, first.nearness
     having count(*) = ?
     order by nearness desc, first.id desc
     limit ?`,
    [JSON.stringify(meant), JSON.stringify(kinds), mostOfWord, rarest.said, rarest.said, said.length - 1, limit],
  );
}

/** The said word that the fewest records have; null where one of them has none. */
async function rarestOf(
  db: Db,
  meant: readonly WordMeant[],
  kinds: readonly string[],
): Promise<{ said: number; n: number } | null> {
  const rows = await db.execute<{ said: number; n: number }[]>(
    `select meant.said, sum(found.n)::int as n
     from jsonb_to_recordset(?::jsonb) as meant (said int, word text)
     cross join jsonb_array_elements_text(?::jsonb) as kind (name)
     cross join lateral (
       select count(*) as n
       from (select from search_term where term = meant.word and search_term.kind = kind.name limit ?) as few) as found
     group by meant.said
     order by n`,
    [JSON.stringify(meant), JSON.stringify(kinds), counted],
  );
  const [first] = rows;
  return first && first.n > 0 ? first : null;
}

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
       ${recordsOfWords}
       group by 1, 2, 3)
     select kind, id, count(*)::int as words, sum(nearness)::float8 as nearness
     from hit
     group by kind, id
     order by words desc, nearness desc, id desc
     limit ?`,
    [JSON.stringify(meant), JSON.stringify(kinds), isOne ? limit : mostOfWord, limit],
  );
}
