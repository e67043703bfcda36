import { memberById } from '#db/member.ts';
import type { ProposalRow } from '#db/proposal.ts';
import type { Made } from '../outcome.ts';
import type { Tool, ToolContext, ToolResult } from '../tool.ts';
import { settleProposal, takeProposal, tellProposer, type Undecided } from './approve.ts';

interface Approved {
  made: Omit<Made, 'rows'>;
  proposal: ProposalRow | null;
}

/**
 * Runs what was proposed, as its proposer asked and on behalf of the member who says yes, whose role is that of this moment.
 * Whoever proposed it is told how it went.
 */
export async function runApproved(
  ctx: ToolContext,
  tool: Tool,
  id: string,
  madeOf: (result: ToolResult<unknown>) => Omit<Made, 'rows'>,
): Promise<Approved> {
  const proposal = await takeProposal(ctx, id);
  if ('outcome' in proposal) return undecided(proposal);
  if (proposal.tool !== tool.name) throw new Error(`The proposal ${id} is for ${proposal.tool}, not for ${tool.name}.`);
  const others = await settleProposal(ctx, proposal, 'approved');
  // Who hears how the proposal ended hears no news of what it did.
  const own = withoutNewsFor(ctx, [proposal.proposerId, ...others]);
  // It was valid when it was kept; a newer version of the tool may ask for more.
  const made = madeOf(await tool.run(own, tool.input.parse(proposal.input), undefined));
  const approver = ctx.actor.kind === 'member' ? await memberById(ctx.db, ctx.actor.memberId) : null;
  await tellProposer(ctx, proposal, wordsAfter(made, approver?.name ?? '', proposal.summary));
  return { made: { ...made, deeds: [...made.deeds, 'approved', 'passed_on'] }, proposal };
}

function withoutNewsFor(ctx: ToolContext, memberIds: readonly string[]): ToolContext {
  return {
    ...ctx,
    async post(recipient, message) {
      const isKnown = 'memberId' in recipient && memberIds.includes(recipient.memberId);
      return message.mayWait && isKnown ? false : ctx.post(recipient, message);
    },
  };
}

function undecided(output: Undecided): Approved {
  return { made: { ok: true, output, ask: null, closes: [], deeds: [] }, proposal: null };
}

function wordsAfter({ deeds }: Pick<Made, 'deeds'>, name: string, summary: { fr: string; en: string }) {
  if (deeds.length > 0) {
    return {
      fr: `${name} a validé votre demande, c'est fait : ${summary.fr}.`,
      en: `${name} has approved your request, and it is done: ${summary.en}.`,
    };
  }
  return {
    fr: `${name} a validé votre demande, mais ce n'était plus possible : ${summary.fr}.`,
    en: `${name} has approved your request, but it was no longer possible: ${summary.en}.`,
  };
}
