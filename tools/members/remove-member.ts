import { z } from 'zod';
import { endLinkCodes } from '#db/link-code.ts';
import { inHandOf, type MemberRow, memberVersion } from '#db/member.ts';
import { addressesOfMember, unlinkAddresses } from '#db/member-address.ts';
import { endProposal } from '#db/proposal.ts';
import { refShape } from '../ref.ts';
import { removeRecord } from '../rows.ts';
import { inWords } from '../speaking.ts';
import { defineTool, type Proposed, type ToolContext, ToolError, type ToolResult } from '../tool.ts';
import { refuseLastOwner } from './change-role.ts';
import { meantMember } from './meant-member.ts';

const summaryShape = z.object({ fr: z.string(), en: z.string() });
const output = z.object({
  outcome: z.literal('removed'),
  member: refShape,
  /** Their open tasks, which somebody else has to take. */
  tasks: z.array(z.string()),
  /** What they had proposed, which is dropped. */
  dropped: z.array(summaryShape),
});
type Result = ToolResult<z.infer<typeof output>>;

/** More are counted. */
const mostNamed = 5;

export const removeMember = defineTool({
  name: 'remove_member',
  description:
    'Takes somebody who has left out of the team, with all their access, after a yes. What they noted stays; say their open `tasks`, which ' +
    'need somebody else, and what they had proposed and is dropped. For a lost phone use unlink_member.',
  effect: 'destructive',
  roles: { USER: 'proposes', MANAGER: 'proposes', OWNER: 'runs' },
  input: z.object({ who: z.string().describe('The colleague, as they called them.') }),
  output,
  yesWords: ['retire', 'retire le', 'retire la', 'remove', 'remove him', 'remove her'],
  async run(ctx, { who }): Promise<Result> {
    const found = await leaving(ctx, who);
    if ('which' in found) return found;
    const { id, name } = found.one;
    const { tasks, proposals } = await inHandOf(ctx.db, id);
    for (const proposal of proposals) {
      await endProposal(ctx.db, proposal.id, { status: 'outdated', by: null });
      ctx.wrote({ table: 'proposal', op: 'update', id: proposal.id, values: { status: 'outdated' } });
    }
    const addresses = await addressesOfMember(ctx.db, id);
    if (addresses.length > 0) {
      const gone = await unlinkAddresses(ctx.db, id, [...new Set(addresses.map(({ valueIndex }) => valueIndex))]);
      for (const address of gone) ctx.wrote({ table: 'address', op: 'delete', id: address, values: { member: name } });
    }
    for (const code of await endLinkCodes(ctx.db, id)) {
      ctx.wrote({ table: 'link_code', op: 'update', id: code, values: { revoked: true } });
    }
    await removeRecord(ctx, 'member', { id, version: await memberVersion(ctx.db, id) }, { name });
    const dropped = proposals.map(({ summary }) => summary);
    return { output: { outcome: 'removed', member: { id, label: name }, tasks, dropped }, closes: ['which', 'yes'] };
  },
  async propose(ctx, { who }): Promise<Proposed | Result> {
    const found = await leaving(ctx, who);
    if ('which' in found) return found;
    const { id, name } = found.one;
    const { tasks, proposals } = await inHandOf(ctx.db, id);
    const left = {
      fr: leftWords(tasks.length, proposals.length, 'fr'),
      en: leftWords(tasks.length, proposals.length, 'en'),
    };
    return {
      record: { table: 'member', id, version: await memberVersion(ctx.db, id) },
      summary: { fr: `retirer ${name} de l'équipe${left.fr}`, en: `take ${name} out of the team${left.en}` },
      input: { who: id },
    };
  },
  say({ member: { label }, tasks, dropped }, { language }) {
    const shown = tasks.slice(0, mostNamed).join(' ; ');
    const more = tasks.length > mostNamed ? ` (${tasks.length})` : '';
    return [
      inWords(language, {
        fr: `${label} n'est plus de l'équipe et n'a plus accès.`,
        en: `${label} is no longer in the team and has no access any more.`,
      }),
      ...(tasks.length > 0
        ? [inWords(language, { fr: `A reprendre${more} : ${shown}.`, en: `To be taken over${more}: ${shown}.` })]
        : []),
      ...(dropped.length > 0
        ? [
            inWords(language, {
              fr: `Ses demandes tombent : ${dropped.map(({ fr }) => fr).join(' ; ')}.`,
              en: `Their requests are dropped: ${dropped.map(({ en }) => en).join(' ; ')}.`,
            }),
          ]
        : []),
    ].join(' ');
  },
  deeds: () => ['deleted', 'noted'],
});

function leftWords(tasks: number, proposals: number, language: 'fr' | 'en'): string {
  const said = [
    ...(tasks > 0 ? [inWords(language, { fr: `${tasks} tâches à reprendre`, en: `${tasks} tasks to take over` })] : []),
    ...(proposals > 0
      ? [inWords(language, { fr: `${proposals} demandes en attente`, en: `${proposals} requests waiting` })]
      : []),
  ].join(', ');
  return said === '' ? '' : ` (${said})`;
}

async function leaving(
  ctx: ToolContext,
  who: string,
): Promise<{ one: MemberRow } | Extract<Result, { which: unknown }>> {
  const found = await meantMember(ctx, who, 'who');
  if (!('one' in found)) return found;
  await refuseLastOwner(ctx, found.one);
  if (ctx.actor.kind === 'member' && ctx.actor.memberId === found.one.id) {
    throw new ToolError('Nobody takes themselves out.', 'Say so: another owner can do it.', {
      fr: `Vous ne pouvez pas vous retirer vous-même : demandez-le à un autre propriétaire.`,
      en: `You cannot take yourself out: ask another owner.`,
    });
  }
  return found;
}
