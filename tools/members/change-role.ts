import { z } from 'zod';
import { type MemberRow, membersWithRole, memberVersion } from '#db/member.ts';
import type { Language } from '#language/language.ts';
import { refShape } from '../ref.ts';
import { changeRecord } from '../rows.ts';
import { inWords } from '../speaking.ts';
import { defineTool, type Proposed, type ToolContext, ToolError, type ToolResult } from '../tool.ts';
import { meantMember } from './meant-member.ts';

const roleShape = z.enum(['USER', 'MANAGER', 'OWNER']);
const output = z.object({ outcome: z.enum(['changed', 'same']), member: refShape, role: roleShape, before: roleShape });
type Result = ToolResult<z.infer<typeof output>>;
type Role = z.infer<typeof roleShape>;

export const changeRole = defineTool({
  name: 'change_role',
  description:
    'Changes what a colleague may do: USER sees and proposes, MANAGER does and approves, OWNER does all. It is no job title of the planning.',
  effect: 'write',
  roles: { USER: 'proposes', MANAGER: 'proposes', OWNER: 'runs' },
  input: z.object({
    who: z.string().describe('The colleague, as they called them.'),
    role: roleShape.describe('What they may do.'),
  }),
  output,
  /** Whoever may do more is let in by a yes, whatever was understood of a sentence. */
  needsYes: ({ role }) => role !== 'USER',
  async run(ctx, { who, role }): Promise<Result> {
    const found = await toChange(ctx, who, role);
    if (!('one' in found)) return found;
    const { id, name, role: before } = found.one;
    await changeRecord(ctx, 'member', { id, version: await memberVersion(ctx.db, id) }, { change: { role } });
    return { output: { outcome: 'changed', member: { id, label: name }, role, before }, closes: ['which', 'yes'] };
  },
  async propose(ctx, { who, role }): Promise<Proposed | Result> {
    const found = await toChange(ctx, who, role);
    if (!('one' in found)) return found;
    const { id, name } = found.one;
    return {
      record: { table: 'member', id, version: await memberVersion(ctx.db, id) },
      summary: {
        fr: `passer ${name} ${titles[role].fr}`,
        en: `make ${name} ${titles[role].en}`,
      },
      input: { who: id, role },
    };
  },
  say({ outcome, member: { label }, role, before }, { language }) {
    const title = titles[role][language];
    if (outcome === 'same') {
      return inWords(language, { fr: `${label} est déjà ${title}.`, en: `${label} is ${title} already.` });
    }
    return inWords(language, {
      fr: `C'est fait : ${label} est maintenant ${title} et ${mayDo[role].fr} (avant : ${titles[before].fr}). ANNULER pour revenir.`,
      en: `Done: ${label} is now ${title} and ${mayDo[role].en} (before: ${titles[before].en}). UNDO to go back.`,
    });
  },
  deeds: ({ outcome }) => (outcome === 'changed' ? ['noted'] : []),
});

const titles: Record<Role, Record<Language, string>> = {
  USER: { fr: 'équipier', en: 'a team member' },
  MANAGER: { fr: 'responsable', en: 'a manager' },
  OWNER: { fr: 'propriétaire', en: 'an owner' },
};
const mayDo: Record<Role, Record<Language, string>> = {
  USER: { fr: 'voit et propose', en: 'sees and proposes' },
  MANAGER: { fr: 'agit et valide', en: 'acts and approves' },
  OWNER: { fr: 'peut tout faire', en: 'may do everything' },
};

async function toChange(ctx: ToolContext, who: string, role: Role): Promise<{ one: MemberRow } | Result> {
  const found = await meantMember(ctx, who, 'who');
  if (!('one' in found)) return found;
  const { id, name, role: before } = found.one;
  if (before === role)
    return { output: { outcome: 'same', member: { id, label: name }, role, before }, closes: ['which'] };
  await refuseLastOwner(ctx, found.one);
  return found;
}

/** A business without an owner could not be got into any more. */
export async function refuseLastOwner({ db }: Pick<ToolContext, 'db'>, member: MemberRow): Promise<void> {
  if (member.role !== 'OWNER') return;
  const owners = await membersWithRole(db, ['OWNER']);
  if (owners.some(({ id }) => id !== member.id)) return;
  throw new ToolError('They are the only owner.', 'Say so: another owner has to be named first.', {
    fr: `${member.name} est seul propriétaire : nommez-en d'abord un autre. Je n'ai rien changé.`,
    en: `${member.name} is the only owner: name another one first. I have changed nothing.`,
  });
}
