import { z } from 'zod';
import { endLinkCodes } from '#db/link-code.ts';
import { ofInFrench } from '../booking/planned-view.ts';
import { refShape } from '../ref.ts';
import { inWords } from '../speaking.ts';
import { defineTool, type Proposed, type ToolResult } from '../tool.ts';
import { meantMember } from './meant-member.ts';

const output = z.object({ outcome: z.enum(['revoked', 'none']), member: refShape });
type Result = ToolResult<z.infer<typeof output>>;

export const revokeLinkCode = defineTool({
  name: 'revoke_link_code',
  description: 'Takes back the code of a colleague that was not used yet. What is linked already stays linked.',
  effect: 'write',
  roles: { USER: 'proposes', MANAGER: 'proposes', OWNER: 'runs' },
  input: z.object({ who: z.string().describe('The colleague, as they called them, or "moi".') }),
  output,
  async run(ctx, { who }): Promise<Result> {
    const meant = await meantMember(ctx, who, 'who');
    if ('which' in meant) return meant;
    const { id, name } = meant.one;
    const ended = await endLinkCodes(ctx.db, id);
    for (const code of ended) ctx.wrote({ table: 'link_code', op: 'update', id: code, values: { revoked: true } });
    return {
      output: { outcome: ended.length > 0 ? 'revoked' : 'none', member: { id, label: name } },
      closes: ['which'],
    };
  },
  async propose(ctx, { who }): Promise<Proposed | Result> {
    const meant = await meantMember(ctx, who, 'who');
    if ('which' in meant) return meant;
    const { id, name } = meant.one;
    return {
      record: null,
      summary: { fr: `retirer le code d'accès ${ofInFrench(name)}`, en: `take back the link code of ${name}` },
      input: { who: id },
    };
  },
  say({ outcome, member: { label } }, { language }) {
    return outcome === 'none'
      ? inWords(language, {
          fr: `${label} n'a pas de code en attente.`,
          en: `${label} has no code waiting.`,
        })
      : inWords(language, {
          fr: `Le code ${ofInFrench(label)} ne vaut plus rien.`,
          en: `The code of ${label} is good for nothing now.`,
        });
  },
  deeds: ({ outcome }) => (outcome === 'revoked' ? ['cancelled', 'deleted', 'noted'] : []),
});
