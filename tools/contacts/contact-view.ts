import { z } from 'zod';
import type { ContactCard } from '#db/contact-card.ts';
import { speakPhone } from '#language/phone.ts';
import { refShape } from '../ref.ts';
import type { ToolContext } from '../tool.ts';
import { vehicleLabel } from '../vehicles/meant-vehicle.ts';
import { contactName } from './meant-contact.ts';

/** A contact as the team is told of them. */
export const contactShape = z.object({
  id: z.string(),
  label: z.string(),
  phone: z.string().nullable(),
  email: z.string().nullable(),
  company: z.string().nullable(),
  owner: z.string().nullable(),
});

export type ContactView = z.infer<typeof contactShape>;

export const vehiclesShape = z.array(refShape);

export function describeContact({ key }: Pick<ToolContext, 'key'>, card: ContactCard): ContactView {
  return {
    id: card.id,
    label: contactName(card),
    phone: card.phoneSealed && speakPhone(key.open(card.phoneSealed)),
    email: card.emailSealed && key.open(card.emailSealed),
    company: card.company,
    owner: card.owner,
  };
}

export function vehicleRefs({ vehicles }: ContactCard) {
  return vehicles.map((vehicle) => ({ id: vehicle.id, label: vehicleLabel(vehicle) }));
}

/** `06 39 98 01 01, claire@example.com`. */
export function reachLine({ phone, email, company }: ContactView): string {
  return [company, phone, email].filter(Boolean).join(', ');
}
