import { filesReceived, type ReceivedFile } from '#db/file.ts';
import { fold } from '#language/normalise.ts';
import { idIn, namingWords } from '../meant.ts';
import { conversationIn } from '../subject.ts';
import type { ToolContext } from '../tool.ts';

/** Before this, "ça" is something else. */
const freshMinutes = 60;
const mostLookedAt = 30;

/**
 * The files that words mean, among those that came in this conversation and nowhere else: an id, a name, or those of the last message
 * that brought any, within the hour. Empty where there are none.
 */
export async function meantFiles(
  ctx: Pick<ToolContext, 'db' | 'now' | 'origin'>,
  words: string | undefined,
): Promise<ReceivedFile[]> {
  const received = await filesReceived(ctx.db, conversationIn(ctx), mostLookedAt);
  const id = words === undefined ? null : idIn(words);
  if (id) return received.filter((file) => file.id === id);
  const said = namingWords(words ?? '');
  const named = received.find(({ name }) => {
    const own = fold(name).split(' ');
    return said.length > 0 && said.every((word) => own.includes(word));
  });
  if (named) return [named];
  const since = ctx.now().getTime() - freshMinutes * 60_000;
  const [last] = received;
  if (!last || last.at.getTime() < since) return [];
  return received.filter(({ messageId }) => messageId === last.messageId).toReversed();
}
