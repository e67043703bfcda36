import { traceOf } from '#agents/trace.ts';
import { keepSetup, lockSetup } from '#db/setup.ts';
import { type Answer, answerOf } from '../answer.ts';
import type { Scene } from '../begin.ts';
import type { BotContext } from '../context.ts';
import { draftSchema } from '../setup/draft.ts';
import { openBusiness } from '../setup/open-business.ts';
import { sayNext, sayOpened } from '../setup/questions.ts';
import { takeAnswer } from '../setup/take-answer.ts';
import { speak } from '../words.ts';

/**
 * A business that is being set up: its owner answers one question after the other, without a model; whoever else writes hears that it is
 * not open yet. Each answer is kept in the transaction that read it.
 */
export async function setupLane(ctx: BotContext, scene: Scene): Promise<Answer | null> {
  const { tenant, partner } = scene.setting;
  if (!tenant.isSetUp) return null;
  const { language } = scene;
  if (partner.kind !== 'member' || partner.role !== 'OWNER' || partner.isGone) {
    return answerOf({ lane: 'ask', language, text: speak('notOpenYet', language) });
  }
  const heard = scene.heard.filter(({ kind, text }) => kind === 'text' && text.trim() !== '');
  const key = await ctx.store.keyOf(tenant.id);
  const { channel } = scene.setting;
  const text = await ctx.store.forTenant(tenant.id, async (db) => {
    let draft = draftSchema.parse(await lockSetup(db));
    let said = sayNext(draft, null);
    for (const message of heard) {
      if (draft.answered?.messageId === message.id) {
        said = draft.answered.text;
        continue;
      }
      const at = { now: ctx.now(), zone: tenant.zone, language: draft.language };
      const taken = takeAnswer(draft, { ...at, text: message.text, messageId: message.id });
      said = taken.opens ? sayOpened(taken.draft) : sayNext(taken.draft, taken.note);
      draft = { ...taken.draft, answered: { messageId: message.id, text: said } };
      if (taken.opens) {
        const who = { memberId: partner.memberId, turnId: scene.turnId, tenantId: tenant.id, channel, key };
        await openBusiness(ctx, db, draft, who);
        return said;
      }
    }
    await keepSetup(db, draft);
    return said;
  });
  const trace = traceOf(
    heard.map((message) => message.text),
    [],
    text,
  );
  return answerOf({ lane: 'ask', language, text, trace });
}
