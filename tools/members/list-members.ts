import { z } from 'zod';
import { membersOf } from '#db/member.ts';
import { inWords } from '../speaking.ts';
import { defineTool } from '../tool.ts';

const output = z.object({
  members: z.array(
    z.object({ id: z.string(), label: z.string(), role: z.enum(['OWNER', 'MANAGER', 'USER']), isLinked: z.boolean() }),
  ),
});

export const listMembers = defineTool({
  name: 'list_members',
  description: 'Lists the team: who may do what, and who has no phone or account linked yet.',
  effect: 'read',
  roles: { USER: 'runs', MANAGER: 'runs', OWNER: 'runs' },
  input: z.object({}),
  output,
  async run({ db }) {
    const members = (await membersOf(db)).map(({ id, name, role, channels }) => ({
      ...{ id, label: name, role, isLinked: channels.length > 0 },
    }));
    return { output: { members }, closes: ['which'] };
  },
  say({ members }, { language }) {
    const titles = {
      OWNER: inWords(language, { fr: 'propriétaire', en: 'owner' }),
      MANAGER: inWords(language, { fr: 'responsable', en: 'manager' }),
      USER: inWords(language, { fr: 'équipier', en: 'team member' }),
    };
    const unlinked = inWords(language, { fr: ', sans accès', en: ', no access' });
    return members
      .map(({ label, role, isLinked }) => `${label}, ${titles[role]}${isLinked ? '' : unlinked}`)
      .join('\n');
  },
  deeds: () => [],
});
