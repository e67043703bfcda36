import { z } from 'zod';
import { addPartUse, type KnownPartUse, type PartRow, partUseById, partsOnShelf } from '#db/part.ts';
import { vehicleById } from '#db/vehicle.ts';
import { speaker } from '../members/meant-member.ts';
import { idIn } from '../meant.ts';
import { refShape } from '../ref.ts';
import { changeRecord, wroteNew } from '../rows.ts';
import { capital, inWords } from '../speaking.ts';
import { defineTool, type ToolContext, ToolError, type ToolResult } from '../tool.ts';
import { meantVehicle, vehicleLabel } from '../vehicles/meant-vehicle.ts';
import { jobsHere } from './job.ts';
import { meantParts } from './meant-part.ts';
import { quantityLabel } from './quantity.ts';
import { tellOut } from './tell-out.ts';

/** More is a slip of the finger. */
const mostAtOnce = 1_000;

const usedShape = refShape.extend({
  quantity: z.number(),
  used: z.string(),
  /** What is left on the shelf; null for a part that is not kept there. */
  left: z.string().nullable(),
  isLow: z.boolean(),
});

const output = z.object({
  outcome: z.enum(['noted', 'corrected']),
  vehicle: refShape.nullable(),
  parts: z.array(usedShape),
});
type Used = z.infer<typeof usedShape>;
type Result = ToolResult<z.infer<typeof output>>;

const partInput = z.object({
  part: z.string().describe('The part, in their words, without the quantity.'),
  quantity: z.number().min(0).max(mostAtOnce).optional().describe('How many, or how many litres. Left out: one.'),
});

export const usePart = defineTool({
  name: 'use_part',
  description:
    'Notes the parts that were used on a vehicle, and takes them off the stock. To correct the quantity of one that was just noted, give its id ' +
    'of `parts` in that result as `part`, without a vehicle.',
  effect: 'write',
  roles: { USER: 'runs', MANAGER: 'runs', OWNER: 'runs' },
  input: z.object({
    parts: z.array(partInput).min(1).max(20).describe('Each part with how much of it.'),
    vehicle: z.string().optional().describe('The vehicle they were used on: its plate, "la Clio de Dupont", or an id.'),
  }),
  output,
  async run(ctx, { parts, vehicle: words }): Promise<Result> {
    if (parts.some(({ quantity }) => quantity === 0))
      throw new ToolError('None is no quantity.', 'Ask how many.', { fr: `Combien ?`, en: `How many?` });
    const [first] = parts;
    const use = first && idIn(first.part) ? await partUseById(ctx.db, first.part) : null;
    if (use && first) return correct(ctx, use, first.quantity ?? 1);
    if (!words)
      throw new ToolError('No vehicle was named.', 'Ask on which vehicle.', {
        fr: `Sur quel véhicule ?`,
        en: `On which vehicle?`,
      });
    const vehicle = await meantVehicle(ctx, words);
    if ('which' in vehicle) return vehicle;
    const job = (await jobsHere(ctx)).find((each) => each.vehicleId === vehicle.one.id);
    const found = await partsNamed(ctx, parts);
    if ('which' in found) return found;
    const used: Used[] = [];
    const shelf = new Map<string, PartRow>();
    for (const { known, said, quantity } of found.named) {
      // Named twice, it is taken from what is left.
      const part = known && (shelf.get(known.id) ?? known);
      const noting = { part, words: capital(said.trim()), quantity };
      const noted = await note(ctx, { ...noting, jobId: job?.id ?? null, vehicleId: vehicle.one.id });
      if (noted.left) shelf.set(noted.left.id, noted.left);
      used.push(noted.used);
    }
    return {
      output: { outcome: 'noted', vehicle: { id: vehicle.one.id, label: vehicleLabel(vehicle.one) }, parts: used },
      closes: ['which'],
    };
  },
  say({ outcome, vehicle, parts }, { language }) {
    const on = vehicle ? inWords(language, { fr: ` sur ${vehicle.label}`, en: ` on ${vehicle.label}` }) : '';
    const head =
      outcome === 'noted'
        ? inWords(language, { fr: `Noté${on}`, en: `Noted${on}` })
        : inWords(language, { fr: `Corrigé${on}`, en: `Corrected${on}` });
    const lines = parts.map(({ label, used, left, isLow }) => {
      const rest =
        left === null
          ? ''
          : inWords(language, {
              fr: ` (il en reste ${left}${isLow ? ', à commander' : ''})`,
              en: ` (${left} left${isLow ? ', time to order' : ''})`,
            });
      return `${label}, ${used}${rest}`;
    });
    return `${head}${language === 'fr' ? ' :' : ':'} ${lines.join(' ; ')}.`;
  },
  deeds: () => ['noted'],
});

interface Named {
  /** Null for a part that is not kept on the shelf. */
  known: PartRow | null;
  said: string;
  quantity: number;
}

/** What is meant by each, before the first is noted; of two parts that fit it is asked which. */
async function partsNamed(
  ctx: ToolContext,
  parts: readonly z.infer<typeof partInput>[],
): Promise<{ named: Named[] } | Extract<Result, { which: unknown }>> {
  const named: Named[] = [];
  for (const [index, { part: said, quantity = 1 }] of parts.entries()) {
    const { found, isExact } = await meantParts(ctx, said);
    if (isExact && found.length > 1) {
      const which = found.map(({ id, name }) => ({
        label: name,
        input: { parts: parts.with(index, { part: id, quantity }) },
      }));
      return { which };
    }
    // A part that is not on the shelf is noted all the same, in the words of whoever used it.
    named.push({ known: isExact ? (found[0] ?? null) : null, said, quantity });
  }
  return { named };
}

interface Use {
  part: PartRow | null;
  words: string;
  quantity: number;
  jobId: string | null;
  vehicleId: string;
}

async function note(ctx: ToolContext, { part, words, quantity, jobId, vehicleId }: Use) {
  const id = ctx.newId();
  const row = {
    id,
    partId: part?.id ?? null,
    words,
    quantity,
    appointmentId: jobId,
    vehicleId,
    memberId: speaker(ctx),
  };
  await addPartUse(ctx.db, row);
  wroteNew(ctx, 'part_use', id, { part: words, quantity });
  const left = part && (await take(ctx, part, quantity));
  return { used: describe(ctx, { id, label: part?.name ?? words, quantity, left }), left };
}

async function correct(ctx: ToolContext, use: KnownPartUse, quantity: number): Promise<Result> {
  await changeRecord(ctx, 'part_use', use, { change: { quantity } });
  const part = (await partsOnShelf(ctx.db)).find((each) => each.id === use.partId) ?? null;
  const left = part && (await take(ctx, part, quantity - use.quantity));
  const vehicle = use.vehicleId ? await vehicleById(ctx.db, use.vehicleId) : null;
  const parts = [describe(ctx, { id: use.id, label: use.words, quantity, left })];
  return {
    output: { outcome: 'corrected', vehicle: vehicle && { id: vehicle.id, label: vehicleLabel(vehicle) }, parts },
  };
}

/**
 * Takes some of a part off the shelf and gives what is left; what is noted there may be less than what was used, and the shelf is then
 * counted anew.
 */
async function take(ctx: ToolContext, part: PartRow, quantity: number): Promise<PartRow> {
  const left = Math.round((part.quantity - quantity) * 100) / 100;
  const version = await changeRecord(ctx, 'part', part, { change: { quantity: left } });
  const after = { ...part, quantity: left, version };
  if (part.quantity > 0 && left <= 0) await tellOut(ctx, after);
  return after;
}

interface Counted {
  id: string;
  label: string;
  quantity: number;
  /** The part as it is on the shelf now; null where it is not kept there. */
  left: PartRow | null;
}

function describe({ language }: ToolContext, { id, label, quantity, left }: Counted): Used {
  return {
    ...{ id, label, quantity, used: quantityLabel(quantity, left?.unit ?? 'piece', language) },
    left: left && quantityLabel(left.quantity, left.unit, language),
    isLow: left !== null && left.quantity < left.minimum,
  };
}
