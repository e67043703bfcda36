import type { Db } from '../db.ts';

/** A word that names of the business have, and that a said one may be a slip of. */
export interface NearWord {
  said: string;
  word: string;
  soundsAlike: boolean;
}

/**
 * The words of names that some folded words may mean: all that are one letter away, that sound alike, or whose consonants do nearly; whether
 * one is near enough is its reader's to say. By `search_near_pkey`, key by key: `offset 0` keeps a plan for thousands of keys away.
 */
export async function nearWords(db: Db, said: readonly string[]): Promise<NearWord[]> {
  if (said.length === 0) return [];
  return db.execute<NearWord[]>(
    `select said.word as said, near.word, bool_or(said_key like '=%') as "soundsAlike"
     from (select distinct value as word from jsonb_array_elements_text(?::jsonb)) as said
     cross join lateral near_keys(said.word) as said_key
     cross join lateral (select word from search_near where near_key = said_key offset 0) as near
     group by said.word, near.word`,
    [JSON.stringify(said)],
  );
}

/** The words of names that begin with some folded letters. */
export async function wordsBeginning(db: Db, letters: string, limit: number): Promise<string[]> {
  const rows = await db.execute<{ word: string }[]>(
    `select word
     from search_near
     where near_key >= ? and near_key < ? and word = near_key
     order by near_key
     limit ?`,
    [letters, `${letters}~`, limit],
  );
  return rows.map(({ word }) => word);
}
