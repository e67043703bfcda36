import { z } from 'zod';
import { type PartRow, partsOnShelf } from '#db/part.ts';
import { listShape, firstPage, pageSize, sayMore } from '../list.ts';
import { refShape } from '../ref.ts';
import { inWords } from '../speaking.ts';
import { defineTool, type ToolResult } from '../tool.ts';
import { meantParts } from './meant-part.ts';
import { quantityLabel } from './quantity.ts';

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
    after: z.number().int().min(0).optional().describe('How many were shown already: the list goes on after them.'),
  }),
  output,
  async run(ctx, { part: words, after: offset = 0 }): Promise<ToolResult<z.infer<typeof output>>> {
    const all = words ? (await meantParts(ctx, words)).found : (await partsOnShelf(ctx.db)).filter(isLow);
    const { items, next } = firstPage(all.slice(offset, offset + pageSize + 1), offset);
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

function isLow({ quantity, minimum }: PartRow): boolean {
  return quantity < minimum;
}
