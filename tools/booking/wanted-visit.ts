import type { AppointmentRow } from '#db/appointment.ts';
import { catalogue, servicesWith, type ServiceRow } from '#db/service.ts';
import type { ToolContext } from '../tool.ts';
import { matchServices } from './match-service.ts';

/** What an appointment is for. */
export interface Visit {
  /** The main one first; at least one. */
  services: readonly ServiceRow[];
  durationMinutes: number;
  priceCents: number;
  /** It replaces an appointment that is for something else. */
  isChanged: boolean;
}

export interface VisitWords {
  /** A code, or the person's words. */
  service: string;
  also?: readonly string[] | undefined;
}

/** Some of the words name no service, or several alike: those. */
export interface Unclear {
  unclear: ServiceRow[];
}

/**
 * What the words name in the catalogue. An appointment that is moved keeps what it is for and what was agreed for it, unless a
 * service that is not its own is named: the visit is then for what is named, at the catalogue's prices.
 */
export async function wantedVisit(
  { db }: Pick<ToolContext, 'db'>,
  { service, also }: VisitWords,
  moving: AppointmentRow | null,
): Promise<Visit | Unclear> {
  const own = moving ? await servicesOf(db, moving) : [];
  const offered = await catalogue(db);
  // What is no longer offered can still be kept beside something new.
  const known = [...offered, ...own.filter(({ id }) => offered.every((each) => each.id !== id))];
  const named = [service, ...(also ?? [])].map((words) => matchServices(words, known));
  const services = [...new Set(named.flat())];
  const isOwn = (one: ServiceRow | undefined) => own.some(({ id }) => id === one?.id);
  const [main, ...others] = named[0] ?? [];
  const keeps = also === undefined ? !main || others.length > 0 || isOwn(main) : false;
  const isSame = services.length === own.length && services.every(isOwn);
  if (moving && keeps) return visitOf(own, moving.priceCents);
  const unclear = named.find(({ length }) => length !== 1);
  if (unclear) return { unclear };
  if (moving && isSame) return visitOf(own, moving.priceCents);
  return { ...visitOf(services), isChanged: moving !== null };
}

/** The services of an appointment, the main one first, those that are no longer offered included. */
export async function servicesOf(
  db: ToolContext['db'],
  { serviceId, also }: Pick<AppointmentRow, 'serviceId' | 'also'>,
): Promise<ServiceRow[]> {
  const ids = [serviceId, ...also];
  const services = await servicesWith(db, ids);
  return ids.flatMap((id) => services.find((service) => service.id === id) ?? []);
}

export function minutesFor(services: readonly Pick<ServiceRow, 'durationMinutes'>[]): number {
  return services.reduce((sum, { durationMinutes }) => sum + durationMinutes, 0);
}

function visitOf(
  services: readonly ServiceRow[],
  priceCents = services.reduce((sum, service) => sum + service.priceCents, 0),
): Visit {
  return { services, durationMinutes: minutesFor(services), priceCents, isChanged: false };
}
