import { z } from 'zod';
import { removeRecord } from '../rows.ts';
import { inWords } from '../speaking.ts';
import { defineTool, type Proposed, type ToolResult } from '../tool.ts';
import { describeFact, factShape } from './fact-view.ts';
import { meantFact } from './meant-fact.ts';

const output = z.object({ outcome: z.literal('forgotten'), fact: factShape });
type Result = ToolResult<z.infer<typeof output>>;

export const forgetFact = defineTool({
  name: 'forget_fact',
  description:
    'Forgets something the business knew: "oublie ce que je t\'ai dit du parking", "forget the thing about the dog". It can be undone.',
  effect: 'write',
  roles: { USER: 'proposes', MANAGER: 'runs', OWNER: 'runs' },
  input: z.object({ fact: z.string().describe('Which fact: an id from list_facts, or words of it.') }),
  output,
  async run(ctx, { fact: words }): Promise<Result> {
    const meant = await meantFact(ctx, words);
    if (!('one' in meant)) return meant;
    await removeRecord(ctx, 'fact', meant.one);
    return { output: { outcome: 'forgotten', fact: describeFact(meant.one, ctx) }, closes: ['yes', 'which'] };
  },
  async propose(ctx, { fact: words }): Promise<Proposed | Result> {
    const meant = await meantFact(ctx, words);
    if (!('one' in meant)) return meant;
    const { id, version } = meant.one;
    const { label } = describeFact(meant.one, ctx);
    return {
      record: { table: 'fact', id, version },
      summary: { fr: `oublier : "${label}"`, en: `forget: "${label}"` },
      input: { fact: id },
    };
  },
  say({ fact: { label } }, { language }) {
    return inWords(language, { fr: `C'est oublié : "${label}"`, en: `Forgotten: "${label}"` });
  },
  deeds: () => ['noted'],
});
