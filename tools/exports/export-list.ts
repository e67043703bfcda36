import { Readable } from 'node:stream';
import { z } from 'zod';
import { addFile } from '#db/file.ts';
import type { KeptBlob } from '#db/blobs.ts';
import type { Language } from '#language/language.ts';
import { toLocal } from '#language/zone.ts';
import { fileShape } from '../documents/document-view.ts';
import { countIn } from '../imports/preview-import.say.ts';
import { inWords } from '../speaking.ts';
import { defineTool, type PrepareContext, ToolError, type ToolResult } from '../tool.ts';
import { contactLines } from './contact-lines.ts';
import { byteOrderMark, csvLine } from './csv.ts';
import { vehicleLines } from './vehicle-lines.ts';
import { linesOfList, lists, type ListName } from './list-lines.ts';

const mostBytes = 100 * 1024 * 1024;
const names = ['contacts', 'vehicles', 'tasks', 'deals', 'quotes', 'invoices', 'stock'] as const;

const output = z.object({
  list: z.enum(names),
  rows: z.number(),
  files: z.array(fileShape),
});

export const exportList = defineTool({
  name: 'export_list',
  description:
    'Makes a CSV file for a spreadsheet of all contacts or vehicles, or of a list: tasks, deals, quotes, invoices, stock; it goes with the answer. With ' +
    '`same`, only what the last list showed.',
  effect: 'write',
  roles: { MANAGER: 'runs', OWNER: 'runs' },
  input: z.object({
    list: z.enum(names).describe('Of what.'),
    same: z.string().optional().describe('The input of the call that showed the list just now, as JSON: only those.'),
  }),
  output,
  prepare: write,
  async run(ctx, { list }, made): Promise<ToolResult<z.infer<typeof output>>> {
    const file = { id: ctx.newId(), name: fileName(list, ctx), type: 'text/csv', hash: made.hash, bytes: made.bytes };
    await addFile(ctx.db, file);
    ctx.wrote({ table: 'file', op: 'insert', id: file.id, values: { list, rows: made.rows } });
    const { id, name, type, bytes } = file;
    return { output: { list, rows: made.rows, files: [{ id, name, type, bytes }] } };
  },
  say({ list, rows, files }, { language }) {
    const what = listWords[list][language];
    return inWords(language, {
      fr: `Voici ${files[0]?.name} : ${what}, ${countIn('fr')(rows)} ${rows > 1 ? 'lignes' : 'ligne'}.`,
      en: `Here is ${files[0]?.name}: ${what}, ${countIn('en')(rows)} ${rows === 1 ? 'row' : 'rows'}.`,
    });
  },
  deeds: () => [],
});

const listWords: Record<(typeof names)[number], Record<Language, string>> = {
  vehicles: { fr: 'les véhicules', en: 'the vehicles' },
  contacts: { fr: 'les contacts', en: 'the contacts' },
  tasks: { fr: 'les tâches', en: 'the tasks' },
  deals: { fr: 'les affaires', en: 'the deals' },
  quotes: { fr: 'les devis', en: 'the quotes' },
  invoices: { fr: 'les factures', en: 'the invoices' },
  stock: { fr: 'le stock', en: 'the stock' },
};

const fileWords: Record<(typeof names)[number], string> = {
  contacts: 'contacts',
  vehicles: 'vehicules',
  tasks: 'taches',
  deals: 'affaires',
  quotes: 'devis',
  invoices: 'factures',
  stock: 'stock',
};

function fileName(
  list: (typeof names)[number],
  { now, tenant, language }: Pick<PrepareContext, 'now' | 'tenant' | 'language'>,
) {
  return `${language === 'fr' ? fileWords[list] : list}-${toLocal(now(), tenant.zone).date}.csv`;
}

/** The file is written before the transaction, as it is read: none of it is in memory whole. */
async function write(
  ctx: PrepareContext,
  { list, same }: { list: (typeof names)[number]; same?: string | undefined },
): Promise<KeptBlob & { rows: number }> {
  let lines = 0;
  async function* bytes() {
    yield Buffer.from(byteOrderMark);
    const source = await linesOf(ctx, list, same);
    for await (const cells of source) {
      lines += 1;
      yield Buffer.from(csvLine(cells));
    }
  }
  const kept = await ctx.blobs.keep(ctx.tenant.id, Readable.from(bytes()), mostBytes);
  if (!kept) throw new ToolError('The list is larger than a file may be.', 'Say so.');
  return { ...kept, rows: lines - 1 };
}

function linesOf(ctx: PrepareContext, list: (typeof names)[number], same: string | undefined) {
  if (list === 'contacts') return contactLines(ctx);
  return list === 'vehicles' ? vehicleLines(ctx) : linesOfList(ctx, list, filterOf(list, same));
}

/** The filters of a list that was shown; anything else is no filter. */
function filterOf(list: ListName, same: string | undefined): Record<string, unknown> {
  try {
    const { after: _, ...asked }: Record<string, unknown> = JSON.parse(same ?? '{}');
    return lists[list].tool.input.safeParse(asked).success ? asked : {};
  } catch {
    return {};
  }
}
