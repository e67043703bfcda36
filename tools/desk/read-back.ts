import { latestMessages } from '#db/history.ts';
import { readClaims } from '#language/quantities.ts';
import { conversationIn } from '../subject.ts';
import type { ToolContext } from '../tool.ts';

/** As far back as somebody may have said what they now sum up. */
const recentMessages = 20;

/**
 * A note as it may be read back; null where there is none, or where it states a figure, day or name that the person never
 * wrote. What a tool returns is taken for true, and these words are a model's.
 */
export async function readBack(ctx: ToolContext, said: string | undefined): Promise<string | null> {
  const text = (said ?? '')
    .replaceAll(/\s+/g, ' ')
    .replace(/[\s.!?…]+$/, '')
    .trim();
  if (text === '') return null;
  const asking = { language: ctx.language, now: ctx.now(), zone: ctx.tenant.zone };
  const claims = readClaims(text, asking);
  if (claims.length === 0) return text;
  const messages = await latestMessages(ctx.db, conversationIn(ctx), recentMessages);
  const heard = messages
    .filter(({ direction }) => direction === 'in')
    .flatMap((message) => readClaims(message.text, asking));
  // An amount is never theirs to state.
  const isHeard = (kind: string, value: string) =>
    kind !== 'money' && kind !== 'percent' && heard.some((claim) => claim.kind === kind && claim.value === value);
  return claims.every(({ kind, value }) => isHeard(kind, value)) ? text : null;
}
