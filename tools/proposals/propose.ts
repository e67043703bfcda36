import { z } from 'zod';
import { memberById } from '#db/member.ts';
import { openProposalLike, storeProposal } from '#db/proposal.ts';
import type { Call, Made } from '../outcome.ts';
import { either, inWords, type Speaking } from '../speaking.ts';
import { type Proposed, type Tool, type ToolContext, ToolError } from '../tool.ts';
import { askApprovers } from './ask-approvers.ts';

/** How long a proposal waits. Nothing is held meanwhile, and the record is compared when it is approved. */
const waitHours = 24;

/** Any tool's output when the actor may only propose it. */
export const proposedShape = z.object({
  outcome: z.literal('proposed'),
  summary: z.object({ fr: z.string(), en: z.string() }),
  approvers: z.array(z.string()),
});

/**
 * Keeps what a member may only propose, and asks those who may do it, each on their own channel; the first to answer decides.
 * Asked for again while it waits, it stays one. Refused when nobody can be reached: a proposal nobody sees is worse than none.
 */
export async function propose(ctx: ToolContext, tool: Tool, call: Call, proposed: Proposed): Promise<Made> {
  const { actor, db } = ctx;
  const proposer = actor.kind === 'member' ? await memberById(db, actor.memberId) : null;
  if (!proposer)
    throw new ToolError('Only a member can propose that.', 'Say so, and offer to pass it on to a colleague.');
  const { record, summary, input } = proposed;
  const about = {
    tool: tool.name,
    recordTable: record?.table ?? null,
    recordId: record?.id ?? null,
    recordVersion: record?.version ?? null,
  };
  const standing = await openProposalLike(db, { ...about, input, proposerId: proposer.id }, ctx.now());
  const proposal = standing ?? {
    ...about,
    id: ctx.newId(),
    input,
    summary,
    proposerId: proposer.id,
    approverRole: tool.roles.MANAGER === 'runs' ? ('MANAGER' as const) : ('OWNER' as const),
    expiresAt: new Date(ctx.now().getTime() + waitHours * 3_600_000),
  };
  if (!standing) {
    await storeProposal(db, proposal);
    ctx.wrote({ table: 'proposal', op: 'insert', id: proposal.id, values: { tool: tool.name } });
  }
  const asked = await askApprovers(ctx, proposal, { proposer: proposer.name, except: proposer.id });
  if (asked.length === 0) {
    throw new ToolError('Nobody who may do that can be reached.', 'Say so: it has to be settled by word of mouth.');
  }
  const output: z.infer<typeof proposedShape> = {
    outcome: 'proposed',
    summary,
    approvers: asked.map(({ name }) => name),
  };
  return { ok: true, output, ask: null, closes: ['which'], rows: [], deeds: ['proposed', 'passed_on'] };
}

export function sayProposed({ summary, approvers }: z.infer<typeof proposedShape>, { language }: Speaking): string {
  const names = either(approvers, language);
  return inWords(language, {
    fr: `Je ne peux pas le faire sans accord : j'ai demandé à ${names} de valider (${summary.fr}). Je vous tiens au courant.`,
    en: `I cannot do that without a yes: I have asked ${names} to approve it (${summary.en}). I will let you know.`,
  });
}
