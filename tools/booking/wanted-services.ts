import type { AppointmentRow } from '#db/appointment.ts';
import { catalogue, servicesWith, type ServiceRow } from '#db/service.ts';
import type { ToolContext } from '../tool.ts';
import { matchServices } from './match-service.ts';

/** What the words name in the catalogue; an appointment that is moved keeps its service whatever the words. */
export async function wantedServices(
  { db }: ToolContext,
  words: string,
  moving: AppointmentRow | null,
): Promise<ServiceRow[]> {
  if (moving) return servicesWith(db, [moving.serviceId]);
  return matchServices(words, await catalogue(db));
}
