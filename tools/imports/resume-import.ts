import { z } from 'zod';
import { type ImportRow, lastImport, lastImportOfAll, resumeStopped } from '#db/contact-import.ts';
import { inWords } from '../speaking.ts';
import { conversationIn } from '../subject.ts';
import { defineTool, type ToolContext, type ToolResult } from '../tool.ts';
import { countIn } from './preview-import.say.ts';

const output = z.object({
  outcome: z.enum(['resumed', 'running', 'nothing']),
  file: z.string().nullable(),
  done: z.number(),
  rows: z.number(),
  /** It began in this conversation, where its end is told too. */
  isOwn: z.boolean(),
});
type Result = ToolResult<z.infer<typeof output>>;

export const resumeImport = defineTool({
  name: 'resume_import',
  description:
    'Goes on with an import of contacts that has stopped, behind the last rows it brought in: "reprends l\'import". It was agreed to when it began.',
  effect: 'write',
  roles: { MANAGER: 'runs', OWNER: 'runs' },
  input: z.object({}),
  output,
  async run(ctx): Promise<Result> {
    const row = await stoppedImport(ctx);
    if (!row) return { output: { outcome: 'nothing', file: null, done: 0, rows: 0, isOwn: false } };
    const isOwn = row.conversationId === conversationIn(ctx);
    const found = { file: row.fileName, done: row.rowsDone, rows: row.rowsTotal, isOwn };
    if (!(await resumeStopped(ctx.db, row.id))) return { output: { outcome: 'running', ...found } };
    ctx.wrote({ table: 'contact_import', op: 'update', id: row.id, values: { status: 'running', from: row.rowsDone } });
    await ctx.runImport(row.id);
    return { output: { outcome: 'resumed', ...found }, closes: ['yes', 'which'] };
  },
  say({ outcome, file, done, rows, isOwn }, { language }) {
    const number = countIn(language);
    switch (outcome) {
      case 'nothing':
        return inWords(language, {
          fr: "Aucun import n'est arrêté : il n'y a rien à reprendre.",
          en: 'No import has stopped: there is nothing to go on with.',
        });
      case 'running':
        return inWords(language, {
          fr: `L'import de ${file} est en cours : ${number(done)} lignes sur ${number(rows)}.`,
          en: `The import of ${file} is running: ${number(done)} of ${number(rows)} rows.`,
        });
      case 'resumed':
        return inWords(language, {
          fr: `Je reprends l'import de ${file} après la ligne ${number(done)} sur ${number(rows)}. ${isOwn ? "Je vous dis quand c'est fini." : "La personne qui l'a lancé est prévenue quand c'est fini."}`,
          en: `I go on with the import of ${file} after row ${number(done)} of ${number(rows)}. ${isOwn ? 'I will tell you when it is done.' : 'Whoever started it is told when it is done.'}`,
        });
    }
  },
  deeds: ({ outcome }) => (outcome === 'resumed' ? ['noted'] : []),
});

/** Of this conversation, or else of anybody: whoever sees that a list stopped may go on with it. */
async function stoppedImport(ctx: ToolContext): Promise<ImportRow | null> {
  const unended = ['stopped', 'running'] as const;
  return (await lastImport(ctx.db, conversationIn(ctx), unended)) ?? lastImportOfAll(ctx.db, unended);
}
