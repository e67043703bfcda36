import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import type { AppointmentRow } from '#db/appointment.ts';
import type { ServiceRow } from '#db/service.ts';
import type { VehicleRow } from '#db/vehicle.ts';
import { money, slotLabel } from '#language/format.ts';
import type { Language } from '#language/language.ts';
import { toLocal } from '#language/zone.ts';
import { nameOf, visitName } from './visit-name.ts';
import { minutesFor, type Visit } from './wanted-visit.ts';

export const serviceShape = z.object({
  service: z.string(),
  name: z.string(),
  durationMinutes: z.number(),
  priceCents: z.number(),
  price: z.string(),
  vatIncluded: z.boolean(),
});

/** The codes of the further services of one visit; `service` is the main one, and the name, duration and price are of all. */
const also = z.array(z.string()).default([]);

/** What each of several services is called, in their order. */
const names = z.array(z.string()).exactOptional();

/** What an appointment is for. */
export const visitShape = serviceShape.extend({ also, names });

export const slotShape = z.object({ startsAt: z.string(), label: z.string() });

export const appointmentShape = z.object({
  appointment: z.string(),
  service: z.string(),
  also,
  serviceName: z.string(),
  names,
  startsAt: z.string(),
  label: z.string(),
  priceCents: z.number(),
  price: z.string(),
  durationMinutes: z.number(),
  plate: z.string().nullable(),
  status: z.string(),
});

type ServiceView = z.infer<typeof serviceShape>;
export type VisitView = z.infer<typeof visitShape>;
export type SlotView = z.infer<typeof slotShape>;
export type AppointmentView = z.infer<typeof appointmentShape>;

/** How times and amounts are said: in the language of the conversation, on the clock of the business. */
export interface Saying {
  language: Language;
  zone: string;
}

export function describeService(service: ServiceRow, { language }: Saying): ServiceView {
  const { code, durationMinutes, priceCents } = service;
  const price = money(priceCents, language);
  return { service: code, name: nameOf(service, language), durationMinutes, priceCents, price, vatIncluded: true };
}

export function describeVisit({ services, durationMinutes, priceCents }: Visit, { language }: Saying): VisitView {
  return {
    ...codesOf(services),
    name: visitName(services, language),
    ...namesOf(services, language),
    ...{ durationMinutes, priceCents, price: money(priceCents, language), vatIncluded: true },
  };
}

/** Whether two are for the same services, in whatever order. */
export function isSameVisit(
  one: Pick<VisitView, 'service' | 'also'>,
  other: Pick<VisitView, 'service' | 'also'>,
): boolean {
  const sorted = ({ service, also: others }: Pick<VisitView, 'service' | 'also'>) => [service, ...others].toSorted();
  return isDeepStrictEqual(sorted(one), sorted(other));
}

/** A slot from its local start: `2026-11-24T14:30`. */
export function describeSlot(startsAt: string, { language }: Saying): SlotView {
  return { startsAt, label: slotLabel(startsAt.slice(0, 10), startsAt.slice(11), language) };
}

export function describeAppointment(
  row: AppointmentRow,
  { services, vehicles }: { services: readonly ServiceRow[]; vehicles: readonly VehicleRow[] },
  saying: Saying,
): AppointmentView {
  const own = [row.serviceId, ...row.also].map((id) => services.find((service) => service.id === id));
  const known = own.filter((service) => service !== undefined);
  if (known.length < own.length) throw new Error(`Appointment ${row.id} is for a service that was not loaded.`);
  return {
    appointment: row.id,
    ...codesOf(known),
    serviceName: visitName(known, saying.language),
    ...namesOf(known, saying.language),
    ...describeSlot(localStart(row.startsAt, saying.zone), saying),
    priceCents: row.priceCents,
    price: money(row.priceCents, saying.language),
    durationMinutes: minutesFor(known),
    plate: vehicles.find(({ id }) => id === row.vehicleId)?.plate ?? null,
    status: row.status,
  };
}

function namesOf(services: readonly ServiceRow[], language: Language): { names?: string[] } {
  return services.length > 1 ? { names: services.map((service) => nameOf(service, language)) } : {};
}

export function codesOf(services: readonly Pick<ServiceRow, 'code'>[]): { service: string; also: string[] } {
  const [service = '', ...others] = services.map(({ code }) => code);
  return { service, also: others };
}

export function localStart(instant: Date, zone: string): string {
  const { date, time } = toLocal(instant, zone);
  return `${date}T${time}`;
}
