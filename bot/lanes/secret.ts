import { traceOf } from '#agents/trace.ts';
import { rewriteMessage } from '#db/message.ts';
import { withoutSecrets } from '#language/secret.ts';
import { type Answer, answerOf } from '../answer.ts';
import type { Scene } from '../begin.ts';
import type { BotContext } from '../context.ts';
import { speak } from '../words.ts';

/** What a colleague writes that looks like a key of a channel or a password is masked where it is kept, and no model reads it. */
export async function secretLane(ctx: BotContext, scene: Scene): Promise<Answer | null> {
  const { setting, heard } = scene;
  // A key is in no language.
  const { language } = setting;
  if (setting.partner.kind !== 'member') return null;
  const masked = heard.flatMap(({ id, text }) => {
    const without = withoutSecrets(text);
    return without === null ? [] : [{ id, text: without }];
  });
  if (masked.length === 0) return null;
  await ctx.store.forTenant(setting.tenant.id, async (db) => {
    for (const { id, text } of masked) await rewriteMessage(db, id, text);
  });
  const said = heard.map((message) => masked.find(({ id }) => id === message.id)?.text ?? message.text);
  const text = speak('secretMasked', language);
  return answerOf({ lane: 'ask', language, text, trace: traceOf(said, [], text) });
}
