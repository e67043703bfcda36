import type { ContactCard } from '#db/contact-card.ts';
import { cardById } from '#db/contact-card.ts';
import type { KnownVehicle } from '#db/vehicle.ts';
import { contactName, meantContact } from '../contacts/meant-contact.ts';
import type { Ref } from '../ref.ts';
import { type ToolContext, ToolError } from '../tool.ts';
import { meantVehicle, vehicleLabel } from '../vehicles/meant-vehicle.ts';

/** The customer and the vehicle that something is written down of; a vehicle brings its owner. */
export interface About {
  contact: ContactCard | null;
  vehicle: KnownVehicle | null;
}

/** Whom and what some words are about, or the question which; one of the two must be said. */
export async function meantAbout(
  ctx: ToolContext,
  { who, vehicle: words }: { who?: string | undefined; vehicle?: string | undefined },
  how: { reads?: boolean } = {},
) {
  const vehicle = words ? await meantVehicle(ctx, words, 'vehicle', how) : null;
  if (vehicle && 'which' in vehicle) return vehicle;
  if (!who && !vehicle)
    throw new ToolError('Nobody was named whom this is about.', 'Ask which customer or vehicle is meant.', {
      fr: `Pour quel client ou quel véhicule ?`,
      en: `For which customer or vehicle?`,
    });
  if (!who)
    return {
      about: { contact: vehicle && (await cardById(ctx.db, vehicle.one.contactId)), vehicle: vehicle?.one ?? null },
    };
  const meant = await meantContact(ctx, who, 'who', how);
  if ('which' in meant) return meant;
  const about: About = { contact: meant.one, vehicle: vehicle?.one ?? null };
  return { about };
}

export function refsOf({ contact, vehicle }: About): { contact: Ref | null; vehicle: Ref | null } {
  return {
    contact: contact && { id: contact.id, label: contactName(contact) },
    vehicle: vehicle && { id: vehicle.id, label: vehicleLabel(vehicle) },
  };
}
