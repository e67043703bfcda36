import type { Db } from '../db.ts';
import { type Hit, meantKinds } from './kinds.ts';

/** A text whose meaning is not known yet. */
export interface UnreadMeaning extends Hit {
  text: string;
}

/** Up to here every vector of a business is compared: that is exact, and faster than a graph that mostly holds those of others. */
const mostCompared = 8_000;
/** How far the graph is searched: of the ten nearest nearly all are found, where 120 found six of them. */
const graphReach = 600;

/** Texts that have no vector of a model yet, the newest first; by `search_meaning_model`. */
export async function unreadMeanings(db: Db, model: string, limit: number): Promise<UnreadMeaning[]> {
  return db.execute<UnreadMeaning[]>(
    `select unread.kind, unread.record_id as id, coalesce(
       (select words from activity where activity.id = unread.record_id),
       (select words from note where note.id = unread.record_id),
       (select title from task where task.id = unread.record_id),
       (select title from deal where deal.id = unread.record_id), '') as text
     from (
       select kind, record_id
       from search_meaning
       where model < ? or model > ?
       order by record_id desc
       limit ?) as unread`,
    [model, model, limit],
  );
}

export async function keepMeanings(
  db: Db,
  model: string,
  meanings: readonly (Hit & { vector: readonly number[] })[],
): Promise<void> {
  if (meanings.length === 0) return;
  await db.execute(
    `update search_meaning
     set model = ?, embedding = kept.vector::vector
     from jsonb_to_recordset(?::jsonb) as kept (kind text, id uuid, vector text)
     where search_meaning.kind = kept.kind and search_meaning.record_id = kept.id`,
    [model, JSON.stringify(meanings.map(({ kind, id, vector }) => ({ kind, id, vector: `[${vector.join(',')}]` })))],
  );
}

/** The texts that mean nearly the same, the nearest first; `closeness` is the least cosine that counts. */
export async function textsMeaning(
  db: Db,
  { model, vector, closeness }: { model: string; vector: readonly number[]; closeness: number },
  kinds: readonly string[],
  limit: number,
): Promise<Hit[]> {
  const wanted = kinds.filter((kind) => (meantKinds as readonly string[]).includes(kind));
  if (wanted.length === 0) return [];
  const [size] = await db.execute<{ n: number }[]>(
    `select count(*)::int as n from (select from search_meaning where model = ? limit ?) as counted`,
    [model, mostCompared + 1],
  );
  if (!size || size.n === 0) return [];
  const isSmall = size.n <= mostCompared;
  if (!isSmall) {
    // Without the first a graph that holds every business gives up before it has found the rows of this one.
    await db.execute(`set local hnsw.iterative_scan = strict_order`);
    await db.execute(`set local hnsw.ef_search = ${graphReach}`);
  }
  const point = `[${vector.join(',')}]`;
  const from = isSmall ? `(select * from search_meaning where model = ? offset 0) as own` : `search_meaning`;
  return db.execute<Hit[]>(
    `select kind, id
     from (
       select kind, record_id as id, embedding <=> ?::vector as distance
       from ${from}
       ${isSmall ? '' : 'where model = ?'}
       order by embedding <=> ?::vector
       limit ?) as near
     where kind in (?) and distance <= ?
     order by distance`,
    isSmall ? [point, model, point, limit, wanted, 1 - closeness] : [point, model, point, limit, wanted, 1 - closeness],
  );
}
