import { z } from 'zod';
import type { AppointmentRow } from '#db/appointment.ts';
import type { ServiceRow } from '#db/service.ts';
import type { VehicleRow } from '#db/vehicle.ts';
import { money, slotLabel } from '#language/format.ts';
import type { Language } from '#language/language.ts';
import { toLocal } from '#language/zone.ts';

export const serviceShape = z.object({
  service: z.string(),
  name: z.string(),
  durationMinutes: z.number(),
  priceCents: z.number(),
  price: z.string(),
  vatIncluded: z.boolean(),
});

export const slotShape = z.object({ startsAt: z.string(), label: z.string() });

export const appointmentShape = z.object({
  appointment: z.string(),
  service: z.string(),
  serviceName: z.string(),
  startsAt: z.string(),
  label: z.string(),
  priceCents: z.number(),
  price: z.string(),
  durationMinutes: z.number(),
  plate: z.string().nullable(),
  status: z.string(),
});

export type ServiceView = z.infer<typeof serviceShape>;
export type SlotView = z.infer<typeof slotShape>;
export type AppointmentView = z.infer<typeof appointmentShape>;

/** How times and amounts are said: in the language of the conversation, on the clock of the business. */
export interface Saying {
  language: Language;
  zone: string;
}

export function nameOf(service: ServiceRow, language: Language): string {
  return language === 'fr' ? service.nameFr : service.nameEn;
}

/** A service with its price, which is the catalogue's unless another one was agreed. */
export function describeService(
  service: ServiceRow,
  { language }: Saying,
  priceCents: number = service.priceCents,
): ServiceView {
  const { code, durationMinutes } = service;
  const price = money(priceCents, language);
  return { service: code, name: nameOf(service, language), durationMinutes, priceCents, price, vatIncluded: true };
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
  const service = services.find(({ id }) => id === row.serviceId);
  if (!service) throw new Error(`Appointment ${row.id} is for a service that was not loaded.`);
  return {
    appointment: row.id,
    service: service.code,
    serviceName: nameOf(service, saying.language),
    ...describeSlot(localStart(row.startsAt, saying.zone), saying),
    priceCents: row.priceCents,
    price: money(row.priceCents, saying.language),
    durationMinutes: service.durationMinutes,
    plate: vehicles.find(({ id }) => id === row.vehicleId)?.plate ?? null,
    status: row.status,
  };
}

export function localStart(instant: Date, zone: string): string {
  const { date, time } = toLocal(instant, zone);
  return `${date}T${time}`;
}
