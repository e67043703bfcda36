import { z } from 'zod';
import type { Planned } from '#db/planning.ts';
import { slotLabel } from '#language/format.ts';
import { toLocal } from '#language/zone.ts';
import { codesOf, type Saying } from './shapes.ts';
import { visitName } from './visit-name.ts';

/** An appointment as the team is told of it. */
export const plannedShape = z.object({
  appointment: z.string(),
  service: z.string().exactOptional(),
  also: z.array(z.string()).default([]),
  serviceName: z.string(),
  contact: z.string(),
  vehicle: z.string().nullable(),
  technician: z.string(),
  bay: z.string(),
  startsAt: z.string(),
  time: z.string(),
  label: z.string(),
  status: z.string(),
  confirmed: z.boolean().default(false),
});

export type PlannedView = z.infer<typeof plannedShape>;

export function describePlanned(row: Planned, { language, zone }: Saying): PlannedView {
  const { date, time } = toLocal(row.startsAt, zone);
  return {
    appointment: row.id,
    ...codesOf(row.services),
    serviceName: visitName(row.services, language),
    contact: fullName(row, language),
    vehicle: [row.model, row.plate].filter(Boolean).join(' ') || null,
    ...{ technician: row.technician, bay: row.bay, startsAt: `${date}T${time}`, time, status: row.status },
    confirmed: row.isConfirmed,
    label: slotLabel(date, time, language),
  };
}

function fullName({ firstName, lastName }: Planned, language: Saying['language']): string {
  const name = [firstName, lastName].filter(Boolean).join(' ');
  return name || (language === 'fr' ? 'client sans nom' : 'customer without a name');
}

/** `Vidange de Claire Martin, jeudi 26 novembre à 9 h`: what tells it from the others. */
export function planLabel(
  { serviceName, contact, label }: PlannedView,
  { language }: Pick<Saying, 'language'>,
): string {
  return language === 'fr'
    ? `${serviceName} ${ofInFrench(contact)}, ${label}`
    : `${serviceName} for ${contact}, ${label}`;
}

/** `de Claire Martin`, `d'Aurélie Vidal`. */
export function ofInFrench(name: string): string {
  return /^[aeiouyhàâéèêëîïôûù]/i.test(name) ? `d'${name}` : `de ${name}`;
}
