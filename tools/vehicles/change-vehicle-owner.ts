import { z } from 'zod';
import { vehicleById } from '#db/vehicle.ts';
import { ofInFrench } from '../booking/planned-view.ts';
import { contactName, meantContact } from '../contacts/meant-contact.ts';
import { changeRecord } from '../rows.ts';
import { inWords } from '../speaking.ts';
import { defineTool, type ToolContext, ToolError, type ToolResult } from '../tool.ts';
import { meantVehicle, vehicleLabel } from './meant-vehicle.ts';
import { describeVehicle, ownedLabel, vehicleShape } from './vehicle-view.ts';

const output = z.object({ outcome: z.enum(['changed', 'already']), ...vehicleShape.shape });

export const changeVehicleOwner = defineTool({
  name: 'change_vehicle_owner',
  description: 'Gives a vehicle to another customer: it was sold, or stood on the wrong record. It waits for a yes.',
  effect: 'destructive',
  roles: { USER: 'proposes', MANAGER: 'runs', OWNER: 'runs' },
  input: z.object({
    vehicle: z.string().describe('The vehicle: its plate, "la Clio de Dupont", or an id.'),
    to: z.string().describe('The customer who has it from now on, as they called them, or an id.'),
  }),
  output: output,
  async run(ctx, { vehicle: words, to }): Promise<ToolResult<z.infer<typeof output>>> {
    const found = await bothOf(ctx, words, to);
    if ('which' in found) return found;
    const { vehicle, owner } = found;
    if (vehicle.contactId === owner.id) return { output: { outcome: 'already', ...describeVehicle(ctx, vehicle) } };
    await changeRecord(ctx, 'vehicle', vehicle, { change: { contact_id: owner.id }, shown: { plate: vehicle.plate } });
    const after = (await vehicleById(ctx.db, vehicle.id)) ?? vehicle;
    return { output: { outcome: 'changed', ...describeVehicle(ctx, after) }, closes: ['which'] };
  },
  async propose(ctx, { vehicle: words, to }) {
    const found = await bothOf(ctx, words, to);
    if ('which' in found) return found;
    const { vehicle, owner } = found;
    if (vehicle.contactId === owner.id) {
      throw new ToolError("The vehicle is that customer's already.", 'Say so.', {
        fr: `Ce véhicule est déjà celui de ${contactName(owner)} : je n'ai rien changé.`,
        en: `That vehicle is ${contactName(owner)}'s already: I have changed nothing.`,
      });
    }
    const [car, name] = [vehicleLabel(vehicle), contactName(owner)];
    return {
      record: { table: 'vehicle' as const, id: vehicle.id, version: vehicle.version },
      summary: {
        fr: `passer ${car} ${ofInFrench(vehicle.contact ?? '')} à ${name}`,
        en: `move ${car} from ${vehicle.contact ?? ''} to ${name}`,
      },
      input: { vehicle: vehicle.id, to: owner.id },
    };
  },
  say(view, { language }) {
    return inWords(language, { fr: `C'est noté : ${ownedLabel(view)}.`, en: `Noted: ${ownedLabel(view)}.` });
  },
  deeds: ({ outcome }) => (outcome === 'changed' ? ['noted'] : []),
});

async function bothOf(ctx: ToolContext, words: string, to: string) {
  const vehicle = await meantVehicle(ctx, words);
  if ('which' in vehicle) return vehicle;
  const owner = await meantContact(ctx, to, 'to');
  if ('which' in owner) return owner;
  return { vehicle: vehicle.one, owner: owner.one };
}
