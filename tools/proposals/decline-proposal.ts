import { z } from 'zod';
import { inWords } from '../speaking.ts';
import { memberById } from '#db/member.ts';
import { defineTool, type ToolResult } from '../tool.ts';
import { settleProposal, sayUndecided, takeProposal, tellProposer, undecidedShape } from './approve.ts';

const output = z.union([z.object({ outcome: z.literal('declined') }), undecidedShape]);

/** What the "no" to a proposal runs. */
export const declineProposal = defineTool({
  name: 'decline_proposal',
  description: 'Declines what a colleague proposed, for good. Only the answer to its question runs it.',
  effect: 'write',
  // Whether it is theirs to decide is read from the proposal, and told in words of its own.
  roles: { USER: 'runs', MANAGER: 'runs', OWNER: 'runs' },
  input: z.object({ proposal: z.string().describe('The id of the proposal.') }),
  output,
  async run(ctx, input): Promise<ToolResult<z.infer<typeof output>>> {
    const proposal = await takeProposal(ctx, input.proposal);
    if ('outcome' in proposal) return { output: proposal };
    await settleProposal(ctx, proposal, 'declined');
    const name = ctx.actor.kind === 'member' ? ((await memberById(ctx.db, ctx.actor.memberId))?.name ?? '') : '';
    await tellProposer(ctx, proposal, {
      fr: `${name} n'a pas validé votre demande : ${proposal.summary.fr}.`,
      en: `${name} did not approve your request: ${proposal.summary.en}.`,
    });
    return { output: { outcome: 'declined' } };
  },
  say(said, speaking) {
    if (said.outcome !== 'declined') return sayUndecided(said, speaking);
    return inWords(speaking.language, {
      fr: "C'est refusé, je le fais savoir. Rien n'a changé.",
      en: 'Declined, and I am letting them know. Nothing has changed.',
    });
  },
  deeds: (made) => (made.outcome === 'declined' ? ['declined', 'passed_on'] : []),
});
