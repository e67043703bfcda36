import { z } from 'zod';
import type { RowValues } from '#db/change.ts';
import { type KnownVehicle, vehicleById } from '#db/vehicle.ts';
import { kilometres } from '#language/format.ts';
import { changeRecord } from '../rows.ts';
import { inWords } from '../speaking.ts';
import { defineTool, type ToolContext, type ToolResult } from '../tool.ts';
import { meantVehicle } from './meant-vehicle.ts';
import { describeVehicle, mileageLine, vehicleShape } from './vehicle-view.ts';

/** What a car cannot have covered in one day since its mileage was read last: more is a slip of the finger. */
const mostADay = 2_000;

const output = z.object({
  outcome: z.enum(['changed', 'already', 'below', 'far_above']),
  ...vehicleShape.shape,
  /** The mileage that was given, where it is questioned. */
  mileage: z.number().nullable(),
});
type Result = ToolResult<z.infer<typeof output>>;

export const setMileage = defineTool({
  name: 'set_mileage',
  description:
    'Notes the mileage of a vehicle. With "below" it is less than the last one, with "far_above" much more than can be: nothing was noted, ask ' +
    'whether it is right, and call again with `sure` when they say it is.',
  effect: 'write',
  roles: { USER: 'runs', MANAGER: 'runs', OWNER: 'runs' },
  input: z.object({
    vehicle: z.string().describe('The vehicle: its plate, "la Clio de Dupont", or an id.'),
    mileage: z.number().int().min(0).max(2_000_000).describe('Kilometres.'),
    sure: z.boolean().optional().describe('true when they confirmed a mileage that was questioned.'),
  }),
  output,
  async run(ctx, { vehicle: words, mileage, sure = false }): Promise<Result> {
    const meant = await meantVehicle(ctx, words);
    if ('which' in meant) return meant;
    const vehicle = meant.one;
    const doubt = sure ? null : doubtOf(ctx, vehicle, mileage);
    if (doubt) return question(ctx, vehicle, { outcome: doubt, mileage });
    if (vehicle.mileage === mileage)
      return { output: { outcome: 'already', ...describeVehicle(ctx, vehicle), mileage: null } };
    const change: RowValues = { mileage, mileage_at: ctx.now().toISOString() };
    await changeRecord(ctx, 'vehicle', vehicle, { change, shown: { plate: vehicle.plate, mileage } });
    const after = (await vehicleById(ctx.db, vehicle.id)) ?? vehicle;
    return { output: { outcome: 'changed', ...describeVehicle(ctx, after), mileage: null }, closes: ['which'] };
  },
  say(view, { language }) {
    const { outcome, vehicle, mileage } = view;
    const known = kilometres(vehicle.mileage ?? 0, language);
    switch (outcome) {
      case 'changed':
        return inWords(language, {
          fr: `Noté : ${vehicle.label}, ${known}.`,
          en: `Noted: ${vehicle.label}, ${known}.`,
        });
      case 'already':
        return inWords(language, {
          fr: `C'était déjà noté : ${vehicle.label}, ${known}.`,
          en: `It was noted already: ${vehicle.label}, ${known}.`,
        });
      default: {
        const given = kilometres(mileage ?? 0, language);
        return inWords(language, {
          fr: `${vehicle.label} est à ${mileageLine(view, 'fr')} chez nous. C'est bien ${given} ?`,
          en: `We have ${vehicle.label} at ${mileageLine(view, 'en')}. Is it really ${given}?`,
        });
      }
    }
  },
  deeds: ({ outcome }) => (outcome === 'changed' ? ['noted'] : []),
});

function doubtOf(
  { now }: ToolContext,
  { mileage: last, mileageAt }: KnownVehicle,
  mileage: number,
): 'below' | 'far_above' | null {
  if (last === null || mileage === last) return null;
  if (mileage < last) return 'below';
  const days = mileageAt ? (now().getTime() - mileageAt.getTime()) / 86_400_000 : null;
  return days !== null && mileage - last > mostADay * Math.max(1, days) ? 'far_above' : null;
}

function question(
  ctx: ToolContext,
  vehicle: KnownVehicle,
  { outcome, mileage }: { outcome: 'below' | 'far_above'; mileage: number },
): Result {
  const until = new Date(ctx.now().getTime() + 3_600_000).toISOString();
  const { id, version } = vehicle;
  const option = {
    label: kilometres(mileage, ctx.language),
    tool: 'set_mileage',
    input: { vehicle: id, mileage, sure: true },
    record: { table: 'vehicle' as const, id, version },
  };
  return {
    output: { outcome, ...describeVehicle(ctx, vehicle), mileage },
    ask: { topic: 'yes', kind: 'confirm', options: [option], no: null, until, late: 'lapses' },
    closes: ['which', 'yes'],
  };
}
