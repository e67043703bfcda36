import type { ProposalRow } from '#db/proposal.ts';
import { closeAsksAbout } from '#db/ask.ts';
import { runOut } from '#db/proposal.ts';
import { inWords } from '../speaking.ts';
import type { ToolContext } from '../tool.ts';

/** Ends the proposals that nobody answered in time, and tells whoever made them; gives them. */
export async function expireProposals(ctx: Pick<ToolContext, 'db' | 'post'>): Promise<string[]> {
  const ended: ProposalRow[] = await runOut(ctx.db);
  for (const { id, proposerId, summary } of ended) {
    await closeAsksAbout(ctx.db, id);
    const words = {
      fr: `Personne n'a répondu à votre demande, elle a expiré : ${summary.fr}.`,
      en: `Nobody has answered your request, and it has run out: ${summary.en}.`,
    };
    const text = (language: 'fr' | 'en') => inWords(language, words);
    await ctx.post({ memberId: proposerId }, { text, ask: null, dedupeKey: `proposal:${id}:end` });
  }
  return ended.map(({ id }) => id);
}
