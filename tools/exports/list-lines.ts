import type { Language } from '#language/language.ts';
import { listDeals } from '../deals/list-deals.ts';
import { listInvoices } from '../invoices/list-invoices.ts';
import { listQuotes } from '../quotes/list-quotes.ts';
import { listTasks } from '../tasks/list-tasks.ts';
import type { PrepareContext, Tool, ToolContext } from '../tool.ts';
import { showStock } from '../workshop/show-stock.ts';
import { frenchDay } from './contact-lines.ts';

/** The lists that go into a file beside the contacts: the tool that shows each, and where its rows are. */
export const lists = {
  tasks: { tool: listTasks as Tool, rows: 'tasks', all: { whose: 'all' } },
  deals: { tool: listDeals as Tool, rows: 'deals', all: {} },
  quotes: { tool: listQuotes as Tool, rows: 'quotes', all: {} },
  invoices: { tool: listInvoices as Tool, rows: 'invoices', all: { kind: 'all' } },
  stock: { tool: showStock as Tool, rows: 'parts', all: {} },
} as const;

export type ListName = keyof typeof lists;

/** A list of five at a time is asked for so often. */
const mostPages = 400;

/** What a row says of itself, by its keys; what is not here is for programs. */
const headings: readonly (readonly [string, Record<Language, string>])[] = [
  ['label', { fr: 'Désignation', en: 'Name' }],
  ['number', { fr: 'Numéro', en: 'Number' }],
  ['contact', { fr: 'Client', en: 'Customer' }],
  ['vehicle', { fr: 'Véhicule', en: 'Vehicle' }],
  ['what', { fr: 'Objet', en: 'What' }],
  ['stage', { fr: 'Étape', en: 'Stage' }],
  ['status', { fr: 'État', en: 'State' }],
  ['dueOn', { fr: 'Échéance', en: 'Due' }],
  ['issuedOn', { fr: 'Émise le', en: 'Issued' }],
  ['validUntil', { fr: 'Valable jusqu’au', en: 'Valid until' }],
  ['assignee', { fr: 'Pour', en: 'For' }],
  ['amountCents', { fr: 'Montant', en: 'Amount' }],
  ['totalCents', { fr: 'Total TTC', en: 'Total' }],
  ['owedCents', { fr: 'Reste dû', en: 'Owed' }],
  ['quantity', { fr: 'Quantité', en: 'Quantity' }],
  ['minimum', { fr: 'Minimum', en: 'Minimum' }],
];

/** A list as cells, behind a line of headings: as the tool that shows it has it, page after page. */
export async function linesOfList(
  ctx: PrepareContext,
  name: ListName,
  asked: Record<string, unknown>,
): Promise<string[][]> {
  const { tool, rows, all } = lists[name];
  const found: Record<string, unknown>[] = [];
  let after: string | null = null;
  for (let page = 0; page < mostPages; page += 1) {
    const input = tool.input.safeParse({ ...all, ...asked, ...(after === null ? {} : { after }) });
    const from = input.success ? input.data : tool.input.parse({ ...all, ...(after === null ? {} : { after }) });
    const result = await ctx.read((db) => tool.run(reading(ctx, db), from, undefined));
    if (!('output' in result)) break;
    const output = result.output as Record<string, unknown>; // Every output is an object.
    found.push(...(output[rows] as Record<string, unknown>[])); // The rows of its own list.
    after = typeof output['next'] === 'string' ? output['next'] : null;
    if (after === null) break;
  }
  const columns = headings.filter(([key]) => found.some((row) => shown(key, row[key]) !== ''));
  return [
    columns.map(([, words]) => words[ctx.language]),
    ...found.map((row) => columns.map(([key]) => shown(key, row[key]))),
  ];
}

function shown(key: string, value: unknown): string {
  if (typeof value === 'number' && key.endsWith('Cents')) return (value / 100).toFixed(2).replace('.', ',');
  if (typeof value === 'number') return String(value).replace('.', ',');
  if (typeof value === 'object' && value !== null && 'label' in value) return String(value.label);
  if (typeof value !== 'string') return '';
  return /^\d{4}-\d{2}-\d{2}$/.test(value) ? frenchDay(value) : value;
}

/** A list is read and nothing else: whoever tries to write or to speak is refused. */
function reading(ctx: PrepareContext, db: ToolContext['db']): ToolContext {
  const refuse = () => Promise.reject(new Error('A list that is read writes nothing.'));
  return { ...ctx, db, random: () => 0, wrote: () => {}, post: refuse, leave: refuse, runImport: refuse };
}
