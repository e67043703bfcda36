import { z } from 'zod';
import { isGuarded } from '#db/second-factor.ts';
import { storeStepUp } from '#db/step-up.ts';
import type { Made } from '../outcome.ts';
import { inWords, type Speaking } from '../speaking.ts';
import type { ReadRecord, Tool, ToolContext } from '../tool.ts';

/** How long an act waits for its code. */
const waitMinutes = 10;

/** Money that moves or is promised, beside what only an owner may do. */
const moneyTools: ReadonlySet<string> = new Set(['send_invoice', 'record_payment', 'credit_note']);

/** Any tool's output when it waits for the code of the owner's authenticator. */
export const needsCodeShape = z.strictObject({ outcome: z.literal('needs_code') });

/** An owner's own act, or one of money, by an owner who has switched the second factor on. */
export async function needsCode(ctx: ToolContext, tool: Tool, input: Record<string, unknown>): Promise<boolean> {
  const { actor, db } = ctx;
  if (actor.kind !== 'member' || actor.role !== 'OWNER' || tool.effect === 'read') return false;
  // To ask whether it is on changes nothing.
  if (input['action'] === 'status') return false;
  const isOwners = tool.roles.OWNER === 'runs' && tool.roles.MANAGER !== 'runs';
  return (isOwners || moneyTools.has(tool.name)) && isGuarded(db, actor.memberId);
}

/** Keeps an act exactly as it was agreed to, until the code comes. */
export async function keepForCode(
  ctx: ToolContext,
  tool: Tool,
  { input, proposal, record }: { input: Record<string, unknown>; proposal: string | null; record: ReadRecord | null },
): Promise<Omit<Made, 'rows'>> {
  const { actor, origin, db, now, newId } = ctx;
  if (actor.kind === 'member' && 'conversationId' in origin) {
    const until = new Date(now().getTime() + waitMinutes * 60_000);
    const { conversationId } = origin;
    const act = { id: newId(), memberId: actor.memberId, conversationId, tool: tool.name, input, until };
    await storeStepUp(db, { ...act, summary: { fr: tool.name, en: tool.name }, proposalId: proposal, record });
  }
  const output: z.infer<typeof needsCodeShape> = { outcome: 'needs_code' };
  return { ok: true, output, ask: null, closes: ['which', 'yes'], deeds: [] };
}

export function sayNeedsCode({ language }: Speaking): string {
  return inWords(language, {
    fr: `Envoyez le code à six chiffres de votre application d'authentification : je n'ai encore rien fait.`,
    en: `Send the six-digit code of your authenticator: I have done nothing yet.`,
  });
}
