import { z } from 'zod';
import { importById, lastImport, lastImportOfAll, type ImportRow } from '#db/contact-import.ts';
import { takeImportBack } from '#db/import-undo.ts';
import { inWords } from '../speaking.ts';
import { conversationIn } from '../subject.ts';
import { defineTool, type Proposed, type ToolContext, type ToolResult } from '../tool.ts';
import { countIn } from './preview-import.say.ts';

const output = z.object({
  outcome: z.enum(['undone', 'nothing']),
  file: z.string().nullable(),
  removed: z.number(),
  restored: z.number(),
  left: z.number(),
});

type UndoneImport = z.infer<typeof output>;
type Result = ToolResult<UndoneImport>;

const nothing: UndoneImport = { outcome: 'nothing', file: null, removed: 0, restored: 0, left: 0 };

export const undoImport = defineTool({
  name: 'undo_import',
  description:
    'Takes a whole import of contacts back, running or done: "annule l\'import". What somebody has changed or used since stays (`left`).',
  effect: 'destructive',
  roles: { MANAGER: 'runs', OWNER: 'runs' },
  input: z.object({ import: z.string().optional().describe('Its id; the last one when left out.') }),
  output,
  async run(ctx, { import: id }): Promise<Result> {
    const row = await meantImport(ctx, id);
    const taken = row && (await takeBackImport(ctx, row));
    return { output: taken ?? nothing, closes: ['yes', 'which'] };
  },
  async propose(ctx, { import: id }): Promise<Proposed | Result> {
    const row = await meantImport(ctx, id);
    if (!row) return { output: nothing };
    return {
      record: null,
      summary: {
        fr: `défaire l'import de ${row.fileName} (${countIn('fr')(row.made)} ${row.made > 1 ? 'fiches créées' : 'fiche créée'}, ${countIn('fr')(row.merged)} ${row.merged > 1 ? 'complétées' : 'complétée'})`,
        en: `take back the import of ${row.fileName} (${countIn('en')(row.made)} ${row.made === 1 ? 'record' : 'records'} made, ${countIn('en')(row.merged)} filled in)`,
      },
      input: { import: row.id },
    };
  },
  say: (undone, { language }) => sayUndoneImport(undone, language),
  deeds: ({ outcome }) => (outcome === 'undone' ? ['undone', 'noted'] : []),
});

/** Takes an import back; null when there is nothing of it left to take back. */
export async function takeBackImport(
  ctx: ToolContext,
  { id, fileName }: Pick<ImportRow, 'id' | 'fileName'>,
): Promise<UndoneImport | null> {
  const taken = await takeImportBack(ctx.db, id);
  if (!taken) return null;
  ctx.wrote({ table: 'contact_import', op: 'update', id, values: { status: 'undone', ...taken } });
  return { outcome: 'undone', file: fileName, ...taken };
}

export function sayUndoneImport(
  { outcome, file, removed, restored, left }: UndoneImport,
  language: 'fr' | 'en',
): string {
  const number = countIn(language);
  if (outcome === 'nothing')
    return inWords(language, { fr: "Je ne trouve pas d'import à défaire.", en: 'I find no import to take back.' });
  const parts = [
    inWords(language, {
      fr: `L'import de ${file} est défait : ${number(removed)} ${removed > 1 ? 'fiches retirées' : 'fiche retirée'}`,
      en: `The import of ${file} is taken back: ${number(removed)} ${removed === 1 ? 'record' : 'records'} removed`,
    }),
    restored > 0 && inWords(language, { fr: `${number(restored)} comme avant`, en: `${number(restored)} as before` }),
    left > 0 &&
      inWords(language, {
        fr: `${number(left)} ${left > 1 ? 'gardées, utilisées' : 'gardée, utilisée'} depuis`,
        en: `${number(left)} kept, in use since`,
      }),
  ];
  return `${parts.filter((part) => part !== false).join(', ')}.`;
}

async function meantImport(ctx: ToolContext, id: string | undefined): Promise<ImportRow | null> {
  if (id !== undefined) return /^[0-9a-f-]{36}$/.test(id) ? importById(ctx.db, id) : null;
  const begun = ['running', 'stopped', 'done'] as const;
  return (await lastImport(ctx.db, conversationIn(ctx), begun)) ?? lastImportOfAll(ctx.db, begun);
}
