import type { Db } from './db.ts';
import { serviceColumns, type ServiceRow, withSynonyms } from './service.ts';
import { readSite, siteColumns, type SiteRow } from './site.ts';
import type { VehicleRow } from './vehicle.ts';

/** A booked appointment, as far as a conversation needs to know it. */
export interface Upcoming {
  id: string;
  serviceId: string;
  also: string[];
  startsAt: Date;
}

/** What a turn should know before it answers. */
export interface Surroundings {
  site: SiteRow;
  services: ServiceRow[];
  vehicles: VehicleRow[];
  /** Soonest first. */
  upcoming: Upcoming[];
  /** Ids of the services they have had, the latest first. */
  had: string[];
  /** The models' messages of the latest finished turns of this day, oldest first. */
  traces: unknown[][];
  /** What the tools of this conversation returned and did lately, newest first: what a reply may state and claim. */
  known: { output: unknown; deeds: unknown[] }[];
}

interface SurroundingsRow {
  site: Record<string, unknown>;
  services: ServiceRow[];
  vehicles: VehicleRow[];
  upcoming: (Omit<Upcoming, 'startsAt'> & { startsAt: string })[];
  had: string[];
  traces: unknown[][];
  known: Surroundings['known'];
}

/**
 * Reads all of it in one query: six of them took longer than everything else a turn does on its way to the model. Each part
 * uses the index of its table on the tenant and the contact or conversation. A member has neither vehicles nor appointments.
 */
export async function surroundingsOf(
  db: Db,
  { conversationId, contactId }: { conversationId: string; contactId: string | null },
  limits: { turns: number; receipts: number },
): Promise<Surroundings> {
  const [row] = await db.execute<SurroundingsRow[]>(
    `select
       (select to_jsonb(premises) from (
          select ${siteColumns}
          from site
          where deleted_at is null
          order by created_at, id
          limit 1) as premises) as site,
       (select coalesce(json_agg(to_json(offered)), '[]') from (
          select ${serviceColumns}
          from service
          where deleted_at is null
          order by position) as offered) as services,
       (select coalesce(json_agg(to_json(owned)), '[]') from (
          select id, contact_id as "contactId", plate, model
          from vehicle
          where contact_id = ? and deleted_at is null
          order by created_at, id) as owned) as vehicles,
       (select coalesce(json_agg(to_json(coming)), '[]') from (
          select id, service_id as "serviceId", also, starts_at as "startsAt"
          from appointment
          where contact_id = ? and status = 'booked' and starts_at > app_now() and deleted_at is null
          order by starts_at
          limit 5) as coming) as upcoming,
       (select coalesce(json_agg("serviceId" order by latest desc), '[]') from (
          select service_id as "serviceId", max(starts_at) as latest
          from appointment
          where contact_id = ? and status = 'done' and deleted_at is null
          group by service_id
          order by latest desc
          limit 5) as done) as had,
       (select coalesce(json_agg(trace order by created_at, id), '[]') from (
          select trace, created_at, id
          from turn
          where conversation_id = ? and status = 'done' and created_at > app_now() - interval '24 hours'
          order by created_at desc, id desc
          limit ?) as lately) as traces,
       (select coalesce(
          json_agg(json_build_object('output', output, 'deeds', deeds) order by created_at desc, id desc), '[]') from (
          select output, deeds, created_at, id
          from receipt
          where conversation_id = ? and ok
          order by created_at desc, id desc
          limit ?) as told) as known`,
    [contactId, contactId, contactId, conversationId, limits.turns, conversationId, limits.receipts],
  );
  if (!row) throw new Error('The database did not answer what surrounds a conversation.');
  return {
    ...row,
    site: readSite(row.site),
    services: row.services.map(withSynonyms),
    upcoming: row.upcoming.map((appointment) => ({ ...appointment, startsAt: new Date(appointment.startsAt) })),
  };
}
