import type { Db } from '../db.ts';

/** A word that names of the business have, and that a said one may be a slip of. */
export interface NearWord {
  said: string;
  word: string;
  soundsAlike: boolean;
}

/** More words share a key only where the key is two letters. */
const mostPerWord = 60;

/**
 * The words of names that some folded words may mean: those one letter away, those that sound alike or nearly, and those that begin so.
 * All of the first, by `search_near_pkey`; whether one is near enough is its reader's to say.
 */
export async function nearWords(db: Db, said: readonly string[]): Promise<NearWord[]> {
  if (said.length === 0) return [];
  return db.execute<NearWord[]>(
    `select said.word as said, near.word, sound_of(near.word) = sound_of(said.word) as "soundsAlike"
     from (select distinct value as word from jsonb_array_elements_text(?::jsonb)) as said
     cross join lateral (
       select distinct search_near.word
       from near_keys(said.word) as said_key
       join search_near on search_near.near_key = said_key
       limit ?) as near`,
    [JSON.stringify(said), mostPerWord],
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
