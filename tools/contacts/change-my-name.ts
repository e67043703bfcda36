import { z } from 'zod';
import { changeContact, findContact } from '#db/contact.ts';
import type { Ask } from '../ask.ts';
import { contactOf } from '../subject.ts';
import { defineTool, type ToolContext, type ToolResult } from '../tool.ts';
import { renamingOutput, sayRenaming } from './change-my-name.say.ts';
import { isPersonName, tidyName } from './person-name.ts';

/** How long the question stands. */
const answerMinutes = 60;

const input = z.object({
  firstName: z.string().optional().describe('The new first name, only if it changes too.'),
  lastName: z.string().optional().describe('The new family name, without a title.'),
});

type Names = z.infer<typeof input>;
type Result = ToolResult<z.infer<typeof renamingOutput>>;

export const changeMyName = defineTool({
  name: 'change_my_name',
  description:
    'Changes the name we have of the person, only when they ask for it or say that their own name changed or is written wrong. It does ' +
    'not change it at once: the first call returns "needs_yes" and puts the question to the person, whose answer is then carried out. ' +
    'Only "changed" is a change. For a name we do not have yet: save_my_details.',
  effect: 'destructive',
  roles: { CUSTOMER: 'runs' },
  input,
  output: renamingOutput,
  async confirm(ctx, names): Promise<Result> {
    const { outcome, name, change } = await renaming(ctx, names);
    if (outcome !== 'changes') return { output: { outcome, name } };
    return {
      output: { outcome: 'needs_yes', name },
      ask: askAbout(name, change, ctx.now()),
      closes: ['details'],
    };
  },
  async run(ctx, names): Promise<Result> {
    const { outcome, name, change } = await renaming(ctx, names);
    if (outcome !== 'changes') return { output: { outcome, name }, closes: ['details'] };
    await changeContact(ctx.db, contactOf(ctx), change);
    // The audit is never erased, so it says which fields changed and not what they say.
    const fields = Object.keys(change).join(', ');
    ctx.wrote({ table: 'contact', op: 'update', id: contactOf(ctx), values: { fields } });
    return { output: { outcome: 'changed', name }, closes: ['details'] };
  },
  say: sayRenaming,
  deeds: ({ outcome }) => (outcome === 'changed' ? ['renamed', 'noted'] : []),
});

type Renaming =
  | { outcome: 'not_valid'; name: null; change: null }
  | { outcome: 'unchanged'; name: string; change: null }
  | { outcome: 'changes'; name: string; change: Names };

/** What the names would make of the one that is kept. */
async function renaming(ctx: ToolContext, names: Names): Promise<Renaming> {
  const kept = await findContact(ctx.db, contactOf(ctx));
  const given = (['firstName', 'lastName'] as const).flatMap((field) => {
    const name = tidyName(names[field]);
    return name === '' ? [] : [{ field, name }];
  });
  if (given.length === 0 || !given.every(({ name }) => isPersonName(name)))
    return { outcome: 'not_valid', name: null, change: null };
  const changed = given.filter(({ field, name }) => kept[field] !== name);
  const change: Names = Object.fromEntries(changed.map(({ field, name }) => [field, name]));
  const name = [change.firstName ?? kept.firstName, change.lastName ?? kept.lastName].filter(Boolean).join(' ');
  return changed.length === 0 ? { outcome: 'unchanged', name, change: null } : { outcome: 'changes', name, change };
}

function askAbout(label: string, change: Names, now: Date): Ask {
  return {
    topic: 'details',
    kind: 'confirm',
    options: [{ label, tool: 'change_my_name', input: { ...change } }],
    no: null,
    until: new Date(now.getTime() + answerMinutes * 60_000).toISOString(),
    late: 'lapses',
  };
}
