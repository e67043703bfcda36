import { traceOf } from '#agents/trace.ts';
import { withoutSecrets } from '#language/secret.ts';
import { type Answer, answerOf } from '../answer.ts';
import type { Scene } from '../begin.ts';
import type { BotContext } from '../context.ts';
import { heardMasked, maskMessages } from '../mask.ts';
import { speak } from '../words.ts';

/** What a colleague writes that looks like a key of a channel or a password is masked where it is kept, and no model reads it. */
export async function secretLane(ctx: BotContext, scene: Scene): Promise<Answer | null> {
  const { setting, heard } = scene;
  // A key is in no language.
  const { language } = setting;
  if (setting.partner.kind !== 'member') return null;
  const secrets = heard.flatMap(({ id, text }) => {
    const masked = withoutSecrets(text);
    return masked === null ? [] : [{ messageId: id, masked }];
  });
  if (secrets.length === 0) return null;
  await ctx.store.forTenant(setting.tenant.id, (db) => maskMessages(db, secrets));
  const text = speak('secretMasked', language);
  return answerOf({ lane: 'ask', language, text, trace: traceOf(heardMasked(heard, secrets), [], text) });
}
