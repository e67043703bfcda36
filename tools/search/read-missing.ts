import { keepMeanings, unreadMeanings } from '#db/search/meanings.ts';
import type { ToolContext } from '../tool.ts';

/** What a colleague can wait for: some milliseconds of it. The job reads the rest. */
const mostRead = 200;

/** Reads what was written down since, where that costs nothing: a note of a minute ago is found by its meaning. */
export async function readMissing({ db, meaning }: Pick<ToolContext, 'db' | 'meaning'>): Promise<number> {
  return meaning.isLocal ? readMeanings({ db, meaning }, mostRead) : 0;
}

/** Reads the meaning of texts that nobody has read yet, and says of how many. */
async function readMeanings({ db, meaning }: Pick<ToolContext, 'db' | 'meaning'>, limit: number): Promise<number> {
  const unread = await unreadMeanings(db, meaning.model, limit);
  if (unread.length === 0) return 0;
  const vectors = await meaning.read(
    unread.map(({ text }) => text),
    'text',
  );
  const kept = unread.flatMap(({ kind, id }, at) => (vectors[at] ? [{ kind, id, vector: vectors[at] }] : []));
  await keepMeanings(db, meaning.model, kept);
  return kept.length;
}
