import { z } from 'zod';
import { addPartOrder, type PartRow } from '#db/part.ts';
import { memberById, membersWithRole } from '#db/member.ts';
import { idIn } from '../meant.ts';
import { speaker } from '../members/meant-member.ts';
import { refShape } from '../ref.ts';
import { wroteNew } from '../rows.ts';
import { capital, inWords } from '../speaking.ts';
import { defineTool, type ToolContext, ToolError, type ToolResult } from '../tool.ts';
import { meantVehicle, vehicleLabel } from '../vehicles/meant-vehicle.ts';
import { meantParts } from './meant-part.ts';
import { quantityLabel } from './quantity.ts';

const output = z.object({
  outcome: z.literal('wanted'),
  order: refShape,
  vehicle: refShape.nullable(),
  quantity: z.string().nullable(),
  told: z.array(z.string()),
});

export const orderPart = defineTool({
  name: 'order_part',
  description:
    'Puts a part on the list of what is to be ordered, and tells those who order. It orders nothing by itself.',
  effect: 'write',
  roles: { USER: 'runs', MANAGER: 'runs', OWNER: 'runs' },
  input: z.object({
    part: z
      .string()
      .describe('The part with all that was said of it (maker, size), in their words, without the quantity.'),
    quantity: z.number().min(0).max(1_000).optional().describe('How many, when it was said.'),
    vehicle: z.string().optional().describe('The vehicle it is for, when one was named.'),
  }),
  output,
  async run(ctx, { part: words, quantity, vehicle: car }): Promise<ToolResult<z.infer<typeof output>>> {
    if (quantity === 0)
      throw new ToolError('None is no quantity.', 'Ask how many.', { fr: `Combien ?`, en: `How many?` });
    const label = capital(words.trim());
    if (label === '')
      throw new ToolError('No part was named.', 'Ask which part.', { fr: `Quelle pièce ?`, en: `Which part?` });
    const vehicle = car ? await meantVehicle(ctx, car) : null;
    if (vehicle && 'which' in vehicle && vehicle.which.length > 1) return vehicle;
    const known = await meantParts(ctx, words);
    // "Plaquettes" are front or rear ones: the wrong ones would be ordered.
    if (known.isExact && known.found.length > 1) return whichPart(known.found);
    const part = known.isExact && known.found.length === 1 ? (known.found[0] ?? null) : null;
    const one = vehicle && 'one' in vehicle ? vehicle.one : null;
    // A vehicle that is nobody's here stays in the words of the order.
    const name = part && idIn(words) ? part.name : label;
    const said = car && !one ? `${name} (${car.trim()})` : name;
    const id = ctx.newId();
    await addPartOrder(ctx.db, {
      ...{ id, partId: part?.id ?? null, words: said, quantity: quantity ?? null },
      ...{ vehicleId: one?.id ?? null, memberId: speaker(ctx) },
    });
    wroteNew(ctx, 'part_order', id, { part: said });
    const counted = quantity === undefined ? null : quantityLabel(quantity, part?.unit ?? 'piece', ctx.language);
    const ref = one && { id: one.id, label: vehicleLabel(one) };
    const told = await tellBuyers(ctx, { id, what: [said, counted, ref?.label].filter(Boolean).join(', ') });
    return { output: { outcome: 'wanted', order: { id, label: said }, vehicle: ref, quantity: counted, told } };
  },
  say({ order, vehicle, quantity, told }, { language }) {
    const what = [order.label, quantity, vehicle?.label].filter(Boolean).join(', ');
    const who = told.join(', ');
    if (who === '') return inWords(language, { fr: `A commander : ${what}.`, en: `To be ordered: ${what}.` });
    return inWords(language, {
      fr: `A commander : ${what}. ${who} est au courant.`,
      en: `To be ordered: ${what}. ${who} knows.`,
    });
  },
  deeds: ({ told }) => (told.length > 0 ? ['noted', 'passed_on'] : ['noted']),
});

function whichPart(parts: readonly PartRow[]): ToolResult<never> {
  return { which: parts.map(({ id, name }) => ({ label: name, input: { part: id } })) };
}

/** The managers, or the owners where none of those can be reached; nobody is told what they ask for themselves. */
async function tellBuyers(ctx: ToolContext, { id, what }: { id: string; what: string }): Promise<string[]> {
  const from = speaker(ctx);
  const asker = from ? await memberById(ctx.db, from) : null;
  if (asker && asker.role !== 'USER') return [];
  const text = (language: 'fr' | 'en') =>
    inWords(language, {
      fr: `${asker?.name ?? 'Comptoir'} demande de commander : ${what}.`,
      en: `${asker?.name ?? 'Comptoir'} asks to order: ${what}.`,
    });
  for (const role of ['MANAGER', 'OWNER'] as const) {
    const told: string[] = [];
    for (const { id: memberId, name } of await membersWithRole(ctx.db, [role])) {
      if (await ctx.post({ memberId }, { text, ask: null, dedupeKey: `order:${id}:${memberId}` })) told.push(name);
    }
    if (told.length > 0) return told;
  }
  return [];
}
