import { z } from 'zod';
import { beginImport, importById, type ImportRow } from '#db/contact-import.ts';
import { inWords } from '../speaking.ts';
import { conversationIn } from '../subject.ts';
import { defineTool, type Proposed, type ToolContext, ToolError, type ToolResult } from '../tool.ts';
import { countIn } from './preview-import.say.ts';

const output = z.object({
  outcome: z.enum(['started', 'gone']),
  import: z.string(),
  file: z.string(),
  rows: z.number(),
});
type Result = ToolResult<z.infer<typeof output>>;

export const startImport = defineTool({
  name: 'start_import',
  description:
    'Starts the import that preview_import has read and that waits for a yes. Progress and the report come by message.',
  effect: 'write',
  roles: { MANAGER: 'runs', OWNER: 'runs' },
  input: z.object({ import: z.string().describe('The `import` of preview_import.') }),
  output,
  needsYes: () => true,
  async run(ctx, { import: id }): Promise<Result> {
    const row = await pending(ctx, id);
    const found = { import: row.id, file: row.fileName, rows: row.rowsTotal };
    if (!(await beginImport(ctx.db, row.id))) return { output: { outcome: 'gone', ...found } };
    ctx.wrote({
      table: 'contact_import',
      op: 'update',
      id: row.id,
      values: { status: 'running', rows: row.rowsTotal },
    });
    await ctx.runImport(row.id);
    return { output: { outcome: 'started', ...found }, closes: ['yes'] };
  },
  async propose(ctx, { import: id }): Promise<Proposed> {
    const { id: own, version, fileName, rowsTotal } = await pending(ctx, id);
    return {
      record: { table: 'contact_import', id: own, version },
      summary: {
        fr: `importer ${fileName} (${countIn('fr')(rowsTotal)} lignes)`,
        en: `import ${fileName} (${countIn('en')(rowsTotal)} rows)`,
      },
      input: { import: own },
    };
  },
  say({ outcome, file, rows }, { language }) {
    const number = countIn(language)(rows);
    if (outcome === 'gone')
      return inWords(language, {
        fr: `L'import de ${file} a déjà commencé.`,
        en: `The import of ${file} has begun already.`,
      });
    return inWords(language, {
      fr: `C'est parti pour ${file} : ${number} ${rows > 1 ? 'lignes' : 'ligne'}. Je vous dis quand c'est fini ; ANNULER défait tout.`,
      en: `Off we go with ${file}: ${number} ${rows === 1 ? 'row' : 'rows'}. I will tell you when it is done; UNDO takes all of it back.`,
    });
  },
  deeds: ({ outcome }) => (outcome === 'started' ? ['noted'] : []),
});

async function pending(ctx: ToolContext, id: string): Promise<ImportRow> {
  const row = /^[0-9a-f-]{36}$/.test(id) ? await importById(ctx.db, id) : null;
  if (row?.conversationId === conversationIn(ctx)) return row;
  throw new ToolError('There is no such import here.', 'Call preview_import first.', {
    fr: "Je n'ai pas d'import en attente ici : envoyez-moi la liste.",
    en: 'No import waits here: send me the list.',
  });
}
