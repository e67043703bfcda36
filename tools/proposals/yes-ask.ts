import type { Ask, AskOption } from '../ask.ts';
import type { ToolContext } from '../tool.ts';

/** How long the question stands. */
const answerMinutes = 60;

/** A question of a tool's own that waits for a plain yes, which runs exactly the one option. */
export function yesAsk({ now }: Pick<ToolContext, 'now'>, option: AskOption): Ask {
  const until = new Date(now().getTime() + answerMinutes * 60_000).toISOString();
  return { topic: 'yes', kind: 'confirm', options: [option], no: null, until, late: 'lapses' };
}
