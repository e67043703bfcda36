import type { Db } from '../db.ts';
import type { Hit } from './kinds.ts';

export interface TextHit extends Hit {
  /** How many of the said words it has. */
  words: number;
}

/** A stem of a said word, and in how many texts it stands; of each kind counted to just above `common`. */
interface Stem {
  said: number;
  term: string;
  count: number;
}

/** What stands in more texts tells little: it is looked for only in those that a rarer word found. */
const common = 1_000;

/**
 * The texts that have the most of some words, the rarest words counting most, then the newest first. Every text that has a rare one is
 * weighed, and where all are common every text that has all of them; by `search_term_pkey`. What is `limit`ed, or has an
 * `offset`, is looked up key by key: as a join it was sometimes planned to read all words of a large business, which took seconds.
 */
export async function textsWith(
  db: Db,
  words: readonly string[],
  kinds: readonly string[],
  limit: number,
): Promise<TextHit[]> {
  if (words.length === 0 || kinds.length === 0) return [];
  const stems = (await stemsOf(db, words, kinds)).filter(({ count }) => count > 0);
  const rare = stems.filter(({ count }) => count <= common);
  if (rare.length > 0) return withRare(db, stems, kinds, limit);
  const all = [...new Set(stems.map(({ said }) => said))].map((said) =>
    stems.filter((stem) => stem.said === said).map(({ term }) => term),
  );
  return all.length === 0 ? [] : withAll(db, all, kinds, limit);
}

async function stemsOf(db: Db, words: readonly string[], kinds: readonly string[]): Promise<Stem[]> {
  return db.execute<Stem[]>(
    `select said.place::int as said, stem as term, (
       select count(*)::int
       from jsonb_array_elements_text(?::jsonb) as kind (name)
       cross join lateral (
         select from search_term
         where term = stem and search_term.kind = kind.name
         limit ?) as counted) as count
     from jsonb_array_elements_text(?::jsonb) with ordinality as said (word, place)
     cross join lateral stems_in(said.word) as stem`,
    [JSON.stringify(kinds), common + 1, JSON.stringify(words)],
  );
}

async function withRare(db: Db, stems: readonly Stem[], kinds: readonly string[], limit: number): Promise<TextHit[]> {
  const weighed = stems.map((stem) => ({
    ...stem,
    weight: 1 / Math.log(2 + Math.min(stem.count, common + 1)),
    rare: stem.count <= common,
  }));
  return db.execute<TextHit[]>(
    `with stem as (select * from jsonb_to_recordset(?::jsonb) as stem (said int, term text, weight real, rare boolean)),
     hit as materialized (
       select kind.name as kind, found.record_id as id, stem.said, stem.weight
       from stem
       cross join jsonb_array_elements_text(?::jsonb) as kind (name)
       cross join lateral (
         select record_id from search_term where term = stem.term and search_term.kind = kind.name offset 0) as found
       where stem.rare),
     also as (
       select found.kind, found.id, stem.said, stem.weight
       from (select distinct kind, id from hit) as found
       join stem on not stem.rare
       cross join lateral (
         select from search_term
         where search_term.term = stem.term and search_term.kind = found.kind and search_term.record_id = found.id
         limit 1) as has)
     select kind, id, count(*)::int as words
     from (
       select kind, id, said, max(weight) as weight
       from (select * from hit union all select * from also) as both_ways
       group by kind, id, said) as weighed
     group by kind, id
     order by sum(weight) desc, id desc
     limit ?`,
    [JSON.stringify(weighed), JSON.stringify(kinds), limit],
  );
}

/** Those that have one of each group of terms, newest first; where none has, those that have the first. */
async function withAll(
  db: Db,
  groups: readonly (readonly string[])[],
  kinds: readonly string[],
  limit: number,
): Promise<TextHit[]> {
  const [first = [], ...others] = groups;
  const rows = await db.execute<TextHit[]>(
    `select kind.name as kind, found.record_id as id
     from jsonb_array_elements_text(?::jsonb) as kind (name)
     cross join lateral (
       select distinct first.record_id
       from search_term as first
       where first.kind = kind.name and first.term in (?)
         ${others.map(() => `and exists (select from search_term as other where other.kind = kind.name and other.term in (?) and other.record_id = first.record_id)`).join('\n')}
       order by first.record_id desc
       limit ?) as found
     order by found.record_id desc
     limit ?`,
    [JSON.stringify(kinds), [...first], ...others.map((terms) => [...terms]), limit, limit],
  );
  if (rows.length > 0 || others.length === 0) return rows.map((row) => ({ ...row, words: groups.length }));
  return withAll(db, [first], kinds, limit);
}
