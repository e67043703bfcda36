import { z } from 'zod';
import { addPartUse, type PartRow, partUseById, partsOf } from '#db/part.ts';
import { changeRow } from '#db/change.ts';
import { speaker } from '../members/meant-member.ts';
import { idIn, onlyOne } from '../meant.ts';
import { refShape } from '../ref.ts';
import { changeRecord, wroteNew } from '../rows.ts';
import { capital, inWords } from '../speaking.ts';
import { defineTool, type ToolContext, ToolError, type ToolResult } from '../tool.ts';
import { meantVehicle, vehicleLabel } from '../vehicles/meant-vehicle.ts';
import { jobsHere } from './job.ts';
import { meantParts } from './meant-part.ts';
import { quantityLabel } from './quantity.ts';

/** More is a slip of the finger. */
const mostAtOnce = 1_000;

const output = z.object({
  outcome: z.enum(['noted', 'corrected']),
  part: refShape,
  vehicle: refShape.nullable(),
  quantity: z.number(),
  used: z.string(),
  /** What is left on the shelf; null for a part that is not kept there. */
  left: z.string().nullable(),
  isLow: z.boolean(),
});
type Result = ToolResult<z.infer<typeof output>>;

export const usePart = defineTool({
  name: 'use_part',
  description:
    'Notes a part that was used on a vehicle, and takes it off the stock. To correct the quantity of what was just noted, give `use` (the id ' +
    'of `part` in that result) and the right quantity.',
  effect: 'write',
  roles: { USER: 'runs', MANAGER: 'runs', OWNER: 'runs' },
  input: z.object({
    part: z.string().optional().describe('The part, in their words, without the quantity.'),
    quantity: z.number().min(0).max(mostAtOnce).optional().describe('How many, or how many litres. Left out: one.'),
    vehicle: z.string().optional().describe('The vehicle it was used on: its plate, "la Clio de Dupont", or an id.'),
    use: z.string().optional().describe('The id of a use to correct.'),
  }),
  output,
  async run(ctx, { part: words, quantity = 1, vehicle: car, use }): Promise<Result> {
    if (quantity === 0) throw new ToolError('None is no quantity.', 'Ask how many.');
    if (use) return correct(ctx, use, quantity);
    if (!words) throw new ToolError('No part was named.', 'Ask which part.');
    if (!car) throw new ToolError('No vehicle was named.', 'Ask on which vehicle.');
    const vehicle = await meantVehicle(ctx, car);
    if ('which' in vehicle) return vehicle;
    const meant = await meantParts(ctx, words);
    // A part that is not on the shelf is noted all the same, in the words of whoever used it.
    const part = meant.found.length === 0 || !meant.isExact ? null : onlyOne(meant, words, candidateOf);
    if (part && 'which' in part) return part;
    const job = (await jobsHere(ctx)).find((each) => each.vehicleId === vehicle.one.id);
    const id = ctx.newId();
    const label = part?.one.name ?? capital(words.trim());
    await addPartUse(ctx.db, {
      ...{ id, partId: part?.one.id ?? null, words: label, quantity },
      ...{ appointmentId: job?.id ?? null, vehicleId: vehicle.one.id, memberId: speaker(ctx) },
    });
    wroteNew(ctx, 'part_use', id, { part: label, quantity });
    const left = part && (await take(ctx, part.one, quantity));
    return {
      output: describe(ctx, { id, label, quantity, part: part?.one ?? null, left, vehicle: vehicle.one }, 'noted'),
    };
  },
  say({ outcome, part, vehicle, used, left, isLow }, { language }) {
    const on = vehicle ? inWords(language, { fr: ` sur ${vehicle.label}`, en: ` on ${vehicle.label}` }) : '';
    const head =
      outcome === 'noted'
        ? inWords(language, { fr: `Noté${on} : ${part.label}, ${used}.`, en: `Noted${on}: ${part.label}, ${used}.` })
        : inWords(language, {
            fr: `Corrigé${on} : ${part.label}, ${used}.`,
            en: `Corrected${on}: ${part.label}, ${used}.`,
          });
    if (left === null) return head;
    const rest = inWords(language, { fr: ` Il en reste ${left}.`, en: ` ${left} left.` });
    return isLow
      ? `${head}${rest}${inWords(language, { fr: ' Il faut en commander.', en: ' Time to order more.' })}`
      : head + rest;
  },
  deeds: () => ['noted'],
});

function candidateOf({ id, name }: PartRow) {
  return { label: name, input: { part: id } };
}

async function correct(ctx: ToolContext, id: string, quantity: number): Promise<Result> {
  const use = idIn(id) ? await partUseById(ctx.db, id) : null;
  if (!use) throw new ToolError('That part was not noted here.', 'Ask which part and which vehicle.');
  await changeRecord(ctx, 'part_use', use, { change: { quantity } });
  const part = (await partsOf(ctx.db)).find((each) => each.id === use.partId) ?? null;
  const left = part && (await take(ctx, part, quantity - use.quantity));
  const vehicle = use.vehicleId ? await meantVehicle(ctx, use.vehicleId) : null;
  const car = vehicle && 'one' in vehicle ? vehicle.one : null;
  return { output: describe(ctx, { id, label: use.words, quantity, part, left, vehicle: car }, 'corrected') };
}

/** Takes some of a part off the shelf; what is noted there may be less than what was used, and the shelf is then counted anew. */
async function take(ctx: ToolContext, part: PartRow, quantity: number): Promise<number> {
  const left = Math.round((part.quantity - quantity) * 100) / 100;
  const changed = await changeRow(ctx.db, 'part', part.id, { change: { quantity: left }, version: part.version });
  if (!changed) throw new ToolError('Somebody took of that part at the same time.', 'Note it again.');
  ctx.wrote({ table: 'part', op: 'update', id: part.id, values: { quantity: left }, ...changed });
  return left;
}

interface Used {
  id: string;
  label: string;
  quantity: number;
  part: PartRow | null;
  left: number | null;
  vehicle: { id: string; model: string; plate: string } | null;
}

function describe({ language }: ToolContext, used: Used, outcome: 'noted' | 'corrected'): z.infer<typeof output> {
  const { id, label, quantity, part, left, vehicle } = used;
  const unit = part?.unit ?? 'piece';
  return {
    ...{ outcome, part: { id, label }, quantity },
    vehicle: vehicle && { id: vehicle.id, label: vehicleLabel(vehicle) },
    used: quantityLabel(quantity, unit, language),
    left: left === null ? null : quantityLabel(left, unit, language),
    isLow: part !== null && left !== null && left < part.minimum,
  };
}
