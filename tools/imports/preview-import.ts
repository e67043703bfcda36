import { z } from 'zod';
import { addImport, type ImportRow, lastImport, remap } from '#db/contact-import.ts';
import type { ReceivedFile } from '#db/file.ts';
import type { Ask } from '../ask.ts';
import { meantFiles } from '../documents/meant-files.ts';
import { speaker } from '../members/meant-member.ts';
import { wroteNew } from '../rows.ts';
import { conversationIn } from '../subject.ts';
import { defineTool, type PrepareContext, type ToolContext, ToolError, type ToolResult } from '../tool.ts';
import { countList, type ListCount } from './count-list.ts';
import { changeMapping, contactFields, guessMapping, type Mapping, mappingSchema } from './mapping.ts';
import { previewOutput, sayPreview, type Preview } from './preview-import.say.ts';
import { openTable } from './read/open-table.ts';
import { TableError } from './read/table.ts';

const answerMinutes = 60;
/** So many lines tell what the columns hold. */
const sampleRows = 50;

const input = z.object({
  file: z.string().optional().describe('Which file, by its name, where they say it; else the one that was sent last.'),
  columns: z
    .array(
      z.object({
        column: z.string().describe('The heading of a column, or its letter.'),
        field: z.enum([...contactFields, 'none']).describe('What it holds; "none" leaves it out.'),
      }),
    )
    .optional()
    .describe('What they correct of the columns: "la colonne Tel 2 est le portable".'),
});

type Asked = z.infer<typeof input>;

/** What was read of the list, before anything is written. */
type Read =
  | { kind: 'nothing' }
  | { kind: 'problem'; file: string; problem: Preview['problem']; at: number | null }
  | { kind: 'unknown'; file: string; column: string }
  | { kind: 'read'; file: Pick<ReceivedFile, 'id' | 'name'>; mapping: Mapping; count: ListCount; known: string | null };

export const previewImport = defineTool({
  name: 'preview_import',
  description:
    'Reads a list of contacts that was sent in this conversation (CSV, .xlsx, vCard) and says what would be imported, how its columns are ' +
    'understood and who is known already; asks for a yes, and writes no contact. Called again with `columns`, it corrects what they hold.',
  effect: 'write',
  roles: { MANAGER: 'runs', OWNER: 'runs' },
  input,
  output: previewOutput,
  prepare: read,
  async run(ctx, _, made): Promise<ToolResult<Preview>> {
    if (made.kind !== 'read') return { output: without(made) };
    const { file, mapping, count, known } = made;
    const id = known ?? ctx.newId();
    const version = await keep(ctx, id, made);
    const output: Preview = {
      outcome: 'ready',
      file: file.name,
      import: id,
      rows: count.rows,
      columns: mapping.columns.flatMap(({ header, field }) => (field ? [{ header, field }] : [])),
      ignored: mapping.columns.flatMap(({ header, field }) => (field ? [] : [header])),
      known: count.known,
      repeated: count.repeated,
      unfit: count.unfit,
      problem: null,
      at: null,
      column: null,
    };
    const isWorth = canStart(output);
    return {
      output,
      ...(isWorth && { ask: askStart(ctx, { id, version, file: file.name }) }),
      closes: ['yes', 'which'],
    };
  },
  say: sayPreview,
  deeds: () => [],
});

/** At least one line has somebody in it, by a column that names them. */
function canStart({ rows, unfit, columns }: Preview): boolean {
  return columns.length > 0 && unfit.reduce((sum, { count }) => sum + count, 0) < rows;
}

function askStart(ctx: ToolContext, { id, version, file }: { id: string; version: number; file: string }): Ask {
  const label = { fr: `importer ${file}`, en: `import ${file}` }[ctx.language];
  const option = {
    ...{ label, tool: 'start_import', input: { import: id } },
    record: { table: 'contact_import' as const, id, version },
    yesWords: ['importe', 'importe les', 'vas y', 'lance', 'import', 'import them', 'go ahead'],
  };
  const until = new Date(ctx.now().getTime() + answerMinutes * 60_000).toISOString();
  return { topic: 'yes', kind: 'confirm', options: [option], no: null, until, late: 'lapses' };
}

/** Keeps what was understood until the yes comes; the version of the record is what the yes is for. */
async function keep(ctx: ToolContext, id: string, made: Extract<Read, { kind: 'read' }>): Promise<number> {
  const { file, mapping, count, known } = made;
  if (known === null) {
    const memberId = speaker(ctx);
    if (memberId === null) throw new ToolError('Only a member imports.', 'Say so.');
    const row = { id, fileId: file.id, conversationId: conversationIn(ctx), memberId, mapping, rowsTotal: count.rows };
    await addImport(ctx.db, row);
    wroteNew(ctx, 'contact_import', id, { rows: count.rows });
    return 1;
  }
  const version = await remap(ctx.db, id, { mapping, rowsTotal: count.rows });
  if (version === null) throw new ToolError('That import has begun already.', 'Say so.');
  ctx.wrote({ table: 'contact_import', op: 'update', id, values: { rows: count.rows } });
  return version;
}

function without(made: Exclude<Read, { kind: 'read' }>): Preview {
  const nothing: Preview = {
    ...{
      outcome: 'no_file' as const,
      file: null,
      import: null,
      rows: 0,
      columns: [],
      ignored: [],
      known: 0,
      repeated: 0,
    },
    ...{ unfit: [], problem: null, at: null, column: null },
  };
  if (made.kind === 'nothing') return nothing;
  if (made.kind === 'unknown') return { ...nothing, outcome: 'unknown_column', file: made.file, column: made.column };
  return { ...nothing, outcome: 'unreadable', file: made.file, problem: made.problem, at: made.at };
}

/** The whole list is read here, before the transaction: fifty thousand lines take seconds. */
async function read(ctx: PrepareContext, { file: words, columns = [] }: Asked): Promise<Read> {
  const { pending, files } = await ctx.read(async (db) => ({
    pending: await lastImport(db, conversationIn(ctx), ['preview']),
    files: await meantFiles({ ...ctx, db }, words),
  }));
  if (columns.length > 0 && pending) return corrected(ctx, pending, columns);
  const [file] = files;
  if (!file) return { kind: 'nothing' };
  const table = { path: ctx.blobs.pathOf(ctx.tenant.id, file.hash), type: file.type };
  try {
    const { header, rows } = await openTable(table);
    const sample: string[][] = [];
    for await (const row of rows) if (sample.push(row) >= sampleRows) break;
    const guessed = guessMapping(header, sample);
    const mapping = columns.length > 0 ? changeMapping(guessed, columns) : guessed;
    if ('unknown' in mapping) return { kind: 'unknown', file: file.name, column: mapping.unknown };
    return { kind: 'read', file, mapping, count: await countList(ctx, table, mapping), known: null };
  } catch (error) {
    return problemOf(error, file.name);
  }
}

async function corrected(
  ctx: PrepareContext,
  pending: ImportRow,
  columns: NonNullable<Asked['columns']>,
): Promise<Read> {
  const file = { id: pending.fileId, name: pending.fileName };
  const mapping = changeMapping(mappingSchema.parse(pending.mapping), columns);
  if ('unknown' in mapping) return { kind: 'unknown', file: file.name, column: mapping.unknown };
  const table = { path: ctx.blobs.pathOf(ctx.tenant.id, pending.hash), type: pending.type };
  try {
    return { kind: 'read', file, mapping, count: await countList(ctx, table, mapping), known: pending.id };
  } catch (error) {
    return problemOf(error, file.name);
  }
}

function problemOf(error: unknown, file: string): Read {
  if (error instanceof TableError) return { kind: 'problem', file, problem: error.problem, at: error.at };
  throw error;
}
