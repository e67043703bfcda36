import { traceOf } from '#agents/trace.ts';
import type { Language } from '#language/language.ts';
import { keepSetup, lockSetup } from '#db/setup.ts';
import { readLinkCode } from '#language/link-code.ts';
import { type Answer, answerOf } from '../answer.ts';
import type { Scene } from '../begin.ts';
import type { BotContext } from '../context.ts';
import { type Linking, type SaidIn, tryLink } from '../link.ts';
import { heardMasked } from '../mask.ts';
import { draftSchema } from '../setup/draft.ts';
import { saySetupWelcome } from '../setup/questions.ts';
import { speak } from '../words.ts';

/**
 * `LIER 482913`: whoever sends a member's code from an address that is nobody's is that member there from now on. Without a model,
 * and neither the message nor what later turns are shown of it keeps the digits.
 */
export async function linkLane(ctx: BotContext, scene: Scene): Promise<Answer | null> {
  const said = codesIn(scene);
  const last = said.at(-1);
  if (!last) return null;
  const { tenant } = scene.setting;
  const end = await ctx.store.forTenant(tenant.id, (db) => tryLink(ctx, db, scene.setting, said));
  const { language } = last;
  const text =
    end.kind === 'linked' && tenant.isSetUp
      ? await welcome(ctx, tenant.id, language)
      : wordsFor(end, language, tenant.name);
  const trace = traceOf(heardMasked(scene.heard, said), [], text);
  return answerOf({ lane: 'ask', language, text, trace, ...(end.kind === 'linked' && { isToMember: true }) });
}

/** The messages of a scene that hold a code. */
export function codesIn({ heard }: Scene): SaidIn[] {
  return heard.flatMap(({ id, kind, text }): SaidIn[] => {
    const read = kind === 'text' ? readLinkCode(text) : null;
    return read ? [{ messageId: id, ...read }] : [];
  });
}

/** Whoever was invited to set a business up is asked the first question, in the language of their word. */
async function welcome(ctx: BotContext, tenantId: string, language: Language): Promise<string> {
  return ctx.store.forTenant(tenantId, async (db) => {
    const draft = { ...draftSchema.parse(await lockSetup(db)), language };
    await keepSetup(db, draft);
    return saySetupWelcome(draft);
  });
}

function wordsFor(end: Linking, language: Language, business: string): string {
  switch (end.kind) {
    case 'linked':
      return speak('linked', language, end.name, business);
    case 'taken':
      return speak('addressTaken', language, end.name);
    case 'customer':
      return speak('addressOfCustomer', language, business);
    case 'malformed':
      return speak('malformedCode', language);
    case 'too_many':
      return speak('tooManyCodes', language);
    case 'wrong':
      return speak('wrongCode', language);
  }
}
