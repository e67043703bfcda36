import { type MemberRow, membersWithRole } from '#db/member.ts';
import type { ProposalRow } from '#db/proposal.ts';
import type { Language } from '#language/language.ts';
import { ofInFrench } from '../booking/planned-view.ts';
import { inWords } from '../speaking.ts';
import type { ToolContext } from '../tool.ts';

type Asked = Pick<ProposalRow, 'id' | 'tool' | 'input' | 'summary' | 'approverRole' | 'expiresAt'>;

/**
 * Asks those who may say yes, each on their own channel: the managers, or the owners where none of those can be reached or
 * only they may. Gives those who are asked, now or already; whoever decided before is left out.
 */
export async function askApprovers(
  ctx: Pick<ToolContext, 'db' | 'post'>,
  proposal: Asked,
  { proposer, except }: { proposer: string; except: string | null },
): Promise<MemberRow[]> {
  const circles = proposal.approverRole === 'MANAGER' ? (['MANAGER', 'OWNER'] as const) : (['OWNER'] as const);
  for (const role of circles) {
    const asked: MemberRow[] = [];
    for (const member of await membersWithRole(ctx.db, [role])) {
      if (member.id !== except && (await askOne(ctx, proposal, proposer, member.id))) asked.push(member);
    }
    if (asked.length > 0) return asked;
  }
  return [];
}

function askOne({ post }: Pick<ToolContext, 'post'>, proposal: Asked, proposer: string, memberId: string) {
  const { id, tool, input, summary, expiresAt } = proposal;
  return post(
    { memberId },
    {
      text: (language) => sayQuestion(proposer, summary, language),
      ask: (language) => ({
        topic: 'proposal',
        kind: 'confirm',
        options: [{ label: summary[language], tool, input, proposal: id }],
        no: { tool: 'decline_proposal', input: { proposal: id } },
        until: expiresAt.toISOString(),
        late: 'lapses',
      }),
      dedupeKey: `proposal:${id}:${memberId}`,
    },
  );
}

function sayQuestion(name: string, summary: ProposalRow['summary'], language: Language): string {
  return inWords(language, {
    fr: `${name} propose ${ofInFrench(summary.fr)}. Vous validez ?`,
    en: `${name} would like to ${summary.en}. Do you agree?`,
  });
}
