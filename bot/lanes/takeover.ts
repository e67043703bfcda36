import { type Answer, answerOf } from '../answer.ts';
import type { Scene } from '../begin.ts';
import type { BotContext } from '../context.ts';
import { maskMessages } from '../mask.ts';
import { codesIn } from './link.ts';

/** A member holds the conversation: the machine says nothing. */
export async function takeoverLane(ctx: BotContext, scene: Scene): Promise<Answer | null> {
  if (scene.setting.holder !== 'member') return null;
  // Nothing is tried here, and nobody who reads on is left a code that is still good.
  const codes = codesIn(scene);
  if (codes.length > 0) await ctx.store.forTenant(scene.setting.tenant.id, (db) => maskMessages(db, codes));
  return silence(scene);
}

/** Says nothing, and leaves all as it is. */
export function silence({ setting }: Scene): Answer {
  return answerOf({ lane: 'takeover', language: setting.language, text: null });
}
