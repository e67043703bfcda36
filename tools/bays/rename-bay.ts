import { z } from 'zod';
import { type ResourceRow, resourcesOf } from '#db/resource.ts';
import { mainSite } from '#db/site.ts';
import { meantResource } from '../booking/meant-resource.ts';
import { refShape } from '../ref.ts';
import { changeRecord } from '../rows.ts';
import { inWords } from '../speaking.ts';
import { defineTool, type Proposed, type ToolContext, ToolError, type ToolResult } from '../tool.ts';
import { bayName, isSameName } from './bay-words.ts';

const output = z.object({ outcome: z.enum(['renamed', 'same']), bay: refShape, before: z.string() });
type Result = ToolResult<z.infer<typeof output>>;

const input = z.object({
  what: z.string().describe('The bay or the technician, as they called it.'),
  name: z.string().describe('What it shall be called.'),
});

export const renameBay = defineTool({
  name: 'rename_bay',
  description: 'Changes what a bay or a technician is called in the diary: "renomme le pont 2 en géométrie".',
  effect: 'write',
  roles: { USER: 'proposes', MANAGER: 'runs', OWNER: 'runs' },
  input,
  output,
  async run(ctx, words): Promise<Result> {
    const found = await readRename(ctx, words);
    if ('which' in found) return found;
    const { row, name } = found;
    const outcome = row.name === name ? 'same' : 'renamed';
    if (outcome === 'renamed') await changeRecord(ctx, 'resource', row, { change: { name } });
    return { output: { outcome, bay: { id: row.id, label: name }, before: row.name }, closes: ['which', 'yes'] };
  },
  async propose(ctx, words): Promise<Proposed | Result> {
    const found = await readRename(ctx, words);
    if ('which' in found) return found;
    const { row, name } = found;
    return {
      record: { table: 'resource', id: row.id, version: row.version },
      summary: { fr: `renommer ${row.name} en ${name}`, en: `rename ${row.name} to ${name}` },
      input: { what: row.id, name },
    };
  },
  say({ outcome, bay: { label }, before }, { language }) {
    if (outcome === 'same') {
      return inWords(language, { fr: `C'est déjà ${label}.`, en: `It is called ${label} already.` });
    }
    return inWords(language, {
      fr: `${before} s'appelle maintenant ${label}. ANNULER pour revenir.`,
      en: `${before} is now called ${label}. UNDO to go back.`,
    });
  },
  deeds: ({ outcome }) => (outcome === 'renamed' ? ['noted'] : []),
});

async function readRename(
  ctx: ToolContext,
  { what, name }: z.infer<typeof input>,
): Promise<{ row: ResourceRow; name: string } | Extract<Result, { which: unknown }>> {
  const found = await meantResource(ctx, what);
  if ('which' in found) return found;
  const row = found.one;
  const called = bayName(name);
  const all = await resourcesOf(ctx.db, (await mainSite(ctx.db)).id);
  if (all.some(({ id, name: own }) => id !== row.id && isSameName(own, called))) throw taken(called);
  return { row, name: called };
}

function taken(name: string): ToolError {
  return new ToolError(`"${name}" is in the diary already.`, 'Ask for another name.', {
    fr: `"${name}" est déjà au planning : je n'ai rien changé.`,
    en: `"${name}" is in the diary already: nothing is changed.`,
  });
}
