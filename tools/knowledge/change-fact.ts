import { z } from 'zod';
import { changeRecord } from '../rows.ts';
import { inWords } from '../speaking.ts';
import { defineTool, type Proposed, type ToolContext, type ToolResult } from '../tool.ts';
import { describeFact, factLine, factShape } from './fact-view.ts';
import { meantFact } from './meant-fact.ts';
import { readStatement } from './read-statement.ts';

const output = z.object({ outcome: z.enum(['changed', 'already']), fact: factShape });
type Result = ToolResult<z.infer<typeof output>>;

const input = z.object({
  fact: z.string().describe('Which fact: an id from list_facts, or words of it.'),
  words: z.string().optional().describe('What it shall say from now on, a sentence.'),
  isPublic: z.boolean().optional().describe('Whether customers who ask hear it.'),
});

export const changeFact = defineTool({
  name: 'change_fact',
  description:
    'Corrects what the business knows, or says whether customers may hear it: "corrige : le parking est devant", "dis-le aussi aux clients", ' +
    '"keep it internal".',
  effect: 'write',
  roles: { USER: 'proposes', MANAGER: 'runs', OWNER: 'runs' },
  input,
  output,
  async run(ctx, asked): Promise<Result> {
    const meant = await meantFact(ctx, asked.fact);
    if (!('one' in meant)) return meant;
    const fact = meant.one;
    const columns = columnsOf(ctx, asked);
    const isSame =
      (columns['is_public'] === undefined || columns['is_public'] === fact.isPublic) && columns['answer'] === undefined;
    if (isSame) return { output: { outcome: 'already', fact: describeFact(fact, ctx) }, closes: ['yes', 'which'] };
    await changeRecord(ctx, 'fact', fact, { change: columns, shown: { fields: Object.keys(columns).join(', ') } });
    const after = await meantFact(ctx, fact.id);
    const changed = 'one' in after ? after.one : fact;
    return { output: { outcome: 'changed', fact: describeFact(changed, ctx) }, closes: ['yes', 'which'] };
  },
  async propose(ctx, asked): Promise<Proposed | Result> {
    const meant = await meantFact(ctx, asked.fact);
    if (!('one' in meant)) return meant;
    const { id, version } = meant.one;
    const { label } = describeFact(meant.one, ctx);
    return {
      record: { table: 'fact', id, version },
      summary: { fr: `changer ce qui est noté : "${label}"`, en: `change what is noted: "${label}"` },
      input: { ...asked, fact: id },
    };
  },
  say({ outcome, fact }, { language }) {
    const line = factLine(fact, language);
    return outcome === 'already'
      ? inWords(language, { fr: `C'était déjà le cas : ${line}.`, en: `It was so already: ${line}.` })
      : inWords(language, { fr: `C'est noté : ${line}.`, en: `Noted: ${line}.` });
  },
  deeds: ({ outcome }) => (outcome === 'changed' ? ['noted'] : []),
});

function columnsOf(
  ctx: ToolContext,
  { words, isPublic }: z.infer<typeof input>,
): Record<string, string | boolean | null> {
  const said = words === undefined ? null : readStatement(words, ctx);
  return {
    ...(said && {
      ...{ answer: JSON.stringify({ fr: said.text, en: said.text }), language: said.language },
      ...{ expires_on: said.expiresOn, source: 'said' },
    }),
    ...(isPublic !== undefined && { is_public: isPublic }),
  };
}
