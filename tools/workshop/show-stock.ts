import { z } from 'zod';
import type { ListOrder } from '#db/page.ts';
import { type PartRow, partsOnShelf } from '#db/part.ts';
import { firstPage, listInput, listShape, pageAt, sayMore } from '../list.ts';
import { refShape } from '../ref.ts';
import { inWords } from '../speaking.ts';
import { defineTool, type ToolContext, type ToolResult } from '../tool.ts';
import { meantParts } from './meant-part.ts';
import { quantityLabel } from './quantity.ts';

/** The shelf is short and read whole; a part that is refilled meanwhile still tells where the list stopped. */
const shelfOrder: ListOrder = { keys: [{ sql: 'part.id', type: 'uuid' }] };

const output = z.object({
  ...listShape,
  sought: z.string().nullable(),
  parts: z.array(refShape.extend({ quantity: z.string(), isLow: z.boolean(), minimum: z.string() })),
});

export const showStock = defineTool({
  name: 'show_stock',
  description:
    'Tells how much of a part is on the shelf; without a part, those that are short. An empty list: no such part is kept.',
  effect: 'read',
  roles: { USER: 'runs', MANAGER: 'runs', OWNER: 'runs' },
  input: z.object({
    part: z.string().optional().describe('The part, in their words.'),
    ...listInput,
  }),
  output,
  async run(ctx, { part: words, after }): Promise<ToolResult<z.infer<typeof output>>> {
    const { offset, page } = pageAt(after, shelfOrder);
    const all = words ? await partsNamed(ctx, words) : await partsOnShelf(ctx.db);
    const from = page.after ? all.findIndex(({ id }) => id === page.after?.[0]) + 1 : 0;
    const wanted = all.slice(from).filter((part) => words || isLow(part));
    const placed = wanted.slice(0, page.limit).map((part) => ({ ...part, place: JSON.stringify([part.id]) }));
    const { items, next } = firstPage(placed, offset);
    const parts = items.map((part) => ({
      ...{ id: part.id, label: part.name, isLow: isLow(part) },
      quantity: quantityLabel(part.quantity, part.unit, ctx.language),
      minimum: quantityLabel(part.minimum, part.unit, ctx.language),
    }));
    return { output: { offset, next, sought: words?.trim() ?? null, parts } };
  },
  say({ parts, sought, next }, { language }) {
    if (parts.length === 0 && sought) {
      return inWords(language, { fr: `"${sought}" n'est pas tenu en stock.`, en: `"${sought}" is not kept in stock.` });
    }
    if (parts.length === 0)
      return inWords(language, { fr: 'Rien ne manque en stock.', en: 'Nothing is short in stock.' });
    const lines = parts.map(({ label, quantity, isLow: short, minimum }) => {
      const low = short ? inWords(language, { fr: ` (minimum ${minimum})`, en: ` (minimum ${minimum})` }) : '';
      return inWords(language, {
        fr: `${label} : ${quantity} en stock${low}.`,
        en: `${label}: ${quantity} in stock${low}.`,
      });
    });
    return [...lines, ...sayMore({ next }, language)].join('\n');
  },
  deeds: () => [],
});

/** Of several that are named, each. */
async function partsNamed(ctx: Pick<ToolContext, 'db'>, words: string): Promise<PartRow[]> {
  const named = await Promise.all(words.split(/,\s+/).map((each) => meantParts(ctx, each)));
  return [...new Map(named.flatMap(({ found }) => found).map((part) => [part.id, part])).values()];
}

function isLow({ quantity, minimum }: PartRow): boolean {
  return quantity < minimum;
}
