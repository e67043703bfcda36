import { z } from 'zod';
import { changeContact, findContact } from '#db/contact.ts';
import { vehiclesOf } from '#db/vehicle.ts';
import { readEmail } from '#language/email.ts';
import { fold } from '#language/normalise.ts';
import { contactOf } from '../subject.ts';
import { defineTool, type ToolContext } from '../tool.ts';
import { type Saved, saveVehicle } from '../vehicles/save-vehicle.ts';
import { isPersonName, tidyName } from './person-name.ts';
import { detailsOutput, sayDetails } from './save-my-details.say.ts';

const input = z.object({
  firstName: z.string().optional().describe('First name, without a title.'),
  lastName: z.string().optional().describe('Family name, without a title.'),
  email: z.string().optional().describe('E-mail address.'),
  plate: z.string().optional().describe('Number plate of their vehicle, as they wrote it.'),
  vehicle: z.string().optional().describe('Make and model of the vehicle of that plate, for example "Clio".'),
  language: z
    .enum(['fr', 'en'])
    .optional()
    .describe('The language they want to be answered in, only when they ask for it.'),
});

type Details = z.infer<typeof input>;
type Change = Parameters<typeof changeContact>[2];

export const saveMyDetails = defineTool({
  name: 'save_my_details',
  description:
    'Keeps what the person says about themselves: name, e-mail, number plate, vehicle, language. Give only what they said in this ' +
    'conversation. Ask again for what is in `refused`: "not_valid" was not understood, "not_available" cannot be kept here, "name_kept" is ' +
    'another name than the one we have, which only change_my_name changes.',
  effect: 'write',
  roles: { CUSTOMER: 'runs' },
  input,
  output: detailsOutput,
  async run(ctx, details) {
    const { db } = ctx;
    const person = await savePerson(ctx, details);
    const vehicle = await saveVehicle(ctx, details);
    const { firstName, lastName } = await findContact(db, contactOf(ctx));
    const vehicles = await vehiclesOf(db, contactOf(ctx));
    return {
      output: {
        saved: [...person.saved, ...vehicle.saved],
        refused: [...person.refused, ...vehicle.refused],
        contact: { firstName, lastName },
        vehicles: vehicles.map(({ plate, model }) => ({ plate, model })),
      },
    };
  },
  say: sayDetails,
  deeds: ({ saved }) => (saved.length > 0 ? ['noted'] : []),
});

async function savePerson(ctx: ToolContext, details: Details): Promise<Saved> {
  const { db } = ctx;
  const change: Change = {};
  const saved: string[] = [];
  const refused: Saved['refused'] = [];
  const names = (['firstName', 'lastName'] as const).filter((field) => tidyName(details[field]) !== '');
  const kept = await findContact(db, contactOf(ctx));
  // A first and a last name said together are one name: neither is kept beside a half of another.
  const isAnother = names.some((field) => isContrary(kept[field] ?? null, tidyName(details[field])));
  for (const field of names) {
    const name = tidyName(details[field]);
    if (!isPersonName(name)) refused.push({ field, reason: 'not_valid' });
    else if (isAnother) refused.push({ field, reason: 'name_kept' });
    else change[field] = kept[field] ?? name;
  }
  if (details.email) {
    const email = readEmail(details.email);
    if (!email) refused.push({ field: 'email', reason: 'not_valid' });
    else Object.assign(change, { emailSealed: ctx.key.seal(email), emailIndex: ctx.key.index(email) });
  }
  if (details.language) change.language = details.language;
  for (const field of ['firstName', 'lastName', 'language'] as const) if (change[field]) saved.push(field);
  if (change.emailSealed) saved.push('email');
  if (saved.length === 0) return { saved, refused };
  await changeContact(db, contactOf(ctx), change);
  // The audit is never erased, so it says which fields changed and not what they say.
  ctx.wrote({ table: 'contact', op: 'update', id: contactOf(ctx), values: { fields: saved.join(', ') } });
  return { saved, refused };
}

function isContrary(kept: string | null, name: string): boolean {
  return kept !== null && isPersonName(name) && fold(kept) !== fold(name);
}
