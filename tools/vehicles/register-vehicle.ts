import { z } from 'zod';
import { addVehicle, knownByPlate, vehicleById } from '#db/vehicle.ts';
import { readPlateAnswer } from '#language/plate.ts';
import { readVin } from '#language/vin.ts';
import { ofInFrench } from '../booking/planned-view.ts';
import { contactName, meantContact } from '../contacts/meant-contact.ts';
import { wroteNew } from '../rows.ts';
import { inWords } from '../speaking.ts';
import { defineTool, type Proposed, type ToolContext, ToolError, type ToolResult } from '../tool.ts';
import { describeVehicle, mileageLine, ownedLabel, vehicleShape } from './vehicle-view.ts';

const output = z.object({ outcome: z.enum(['registered', 'known']), ...vehicleShape.shape });
type Result = ToolResult<z.infer<typeof output>>;

const input = z.object({
  who: z.string().describe('The customer it belongs to, as they called them, or an id.'),
  plate: z.string().describe('The number plate, as written.'),
  model: z.string().optional().describe('Make and model, when said.'),
  vin: z.string().optional().describe('The vehicle identification number, when said.'),
  mileage: z.number().int().min(0).max(2_000_000).optional().describe('Kilometres, when said.'),
});
type Details = z.infer<typeof input>;

export const registerVehicle = defineTool({
  name: 'register_vehicle',
  description:
    'Adds a vehicle to a customer. With "known" the plate is somebody\'s already: nothing was added, say whose it is.',
  effect: 'write',
  roles: { USER: 'proposes', MANAGER: 'runs', OWNER: 'runs' },
  input,
  output,
  async run(ctx, details): Promise<Result> {
    const read = await readDetails(ctx, details);
    if (!('plate' in read)) return read;
    const { plate, vin, contactId, model } = read;
    const id = ctx.newId();
    const mileage = details.mileage ?? null;
    const isNew = await addVehicle(ctx.db, {
      id,
      contactId,
      plate,
      model,
      vin,
      mileage,
      mileageAt: mileage === null ? null : ctx.now(),
    });
    // Somebody registered it at the same time.
    const other = isNew ? null : await knownByPlate(ctx.db, plate);
    if (other) return { output: { outcome: 'known', ...describeVehicle(ctx, other) } };
    wroteNew(ctx, 'vehicle', id, { plate });
    const vehicle = await vehicleById(ctx.db, id);
    if (!vehicle) throw new Error('The vehicle that was just stored cannot be read.');
    return { output: { outcome: 'registered', ...describeVehicle(ctx, vehicle) }, closes: ['which'] };
  },
  async propose(ctx, details): Promise<Proposed | Result> {
    const read = await readDetails(ctx, details);
    if (!('plate' in read)) return read;
    const what = `${read.model} ${read.plate}`.trim();
    return {
      record: { table: 'contact', id: read.contactId, version: read.contactVersion },
      summary: {
        fr: `enregistrer le véhicule ${what} ${ofInFrench(read.owner)}`,
        en: `register ${read.owner}'s vehicle ${what}`,
      },
      input: { ...details, who: read.contactId },
    };
  },
  say(view, { language }) {
    const { outcome, vehicle, contact } = view;
    if (outcome === 'known') {
      return inWords(language, {
        fr: `${vehicle.plate} est déjà là : ${vehicle.label}, ${contact.label}. Je n'ai rien ajouté.`,
        en: `${vehicle.plate} is here already: ${vehicle.label}, ${contact.label}. I have added nothing.`,
      });
    }
    const line = [ownedLabel(view), mileageLine(view, language)].filter(Boolean).join(', ');
    return inWords(language, { fr: `Véhicule enregistré : ${line}.`, en: `Vehicle registered: ${line}.` });
  },
  deeds: ({ outcome }) => (outcome === 'registered' ? ['noted'] : []),
});

interface Read {
  plate: string;
  vin: string | null;
  model: string;
  contactId: string;
  contactVersion: number;
  owner: string;
}

async function readDetails(
  ctx: ToolContext,
  { who, plate: said, vin: saidVin, model = '' }: Details,
): Promise<Read | Result> {
  const plate = readPlateAnswer(said);
  if (!plate)
    throw new ToolError(`"${said}" is no number plate.`, 'Ask for the plate again, as on the registration document.', {
      fr: `Cette plaque n'est pas valable. Quelle est la bonne ?`,
      en: `That is no valid plate. What is the right one?`,
    });
  const vin = saidVin ? readVin(saidVin) : null;
  if (saidVin && !vin)
    throw new ToolError(
      `"${saidVin}" is no vehicle identification number.`,
      'It has 17 characters, without I, O and Q: ask again.',
      {
        fr: `Ce numéro de série n'est pas valable : il a 17 caractères, sans I, O ni Q.`,
        en: `That is no valid VIN: it has 17 characters, without I, O or Q.`,
      },
    );
  const known = await knownByPlate(ctx.db, plate);
  if (known) return { output: { outcome: 'known', ...describeVehicle(ctx, known) } };
  const meant = await meantContact(ctx, who);
  if ('which' in meant) return meant;
  const { id: contactId, version: contactVersion } = meant.one;
  return { plate, vin, model: model.trim(), contactId, contactVersion, owner: contactName(meant.one) };
}
