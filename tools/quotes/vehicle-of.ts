import type { ContactCard } from '#db/contact-card.ts';
import { onlyOne } from '../meant.ts';
import { type ToolContext, ToolError } from '../tool.ts';
import { meantVehicles, vehicleLabel } from '../vehicles/meant-vehicle.ts';

/** The vehicle of a customer that words mean, or their only one; null where they have none or several and no words say which. */
export async function vehicleOf(ctx: ToolContext, card: ContactCard, words: string | undefined) {
  if (words === undefined) {
    const [only, ...others] = card.vehicles;
    return { one: only && others.length === 0 ? only.id : null };
  }
  const meant = await meantVehicles(ctx, words);
  const own = meant.found.filter(({ contactId }) => contactId === card.id);
  if (own.length === 0 && meant.found.length > 0) {
    throw new ToolError(`"${words}" is no vehicle of that customer.`, 'Say so, and ask which vehicle is meant.');
  }
  const one = onlyOne({ ...meant, found: own }, words.trim(), (vehicle) => ({
    label: vehicleLabel(vehicle),
    input: { vehicle: vehicle.id },
  }));
  return 'which' in one ? one : { one: one.one.id };
}
