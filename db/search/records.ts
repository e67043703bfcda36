import type { Db } from '../db.ts';
import type { FoundKind, Hit } from './kinds.ts';

/** A record that was found, with what tells it from another. */
export interface FoundRecord extends Hit {
  /** Its name, its number or its words. */
  label: string;
  /** What stands beside it: a contact's company or vehicle, what a paper is for. */
  beside: string | null;
  contactId: string | null;
  contact: string | null;
  /** When it was written down, is due or takes place. */
  at: Date | null;
  /** Of an activity its kind. */
  status: string | null;
  cents: number | null;
}

/**
 * The records of some hits, in their order; those that are gone meanwhile are left out. Each by its primary
 * key: what a join would read whole tables for is asked row by row.
 */
export async function recordsFound(db: Db, hits: readonly Hit[], language: 'fr' | 'en'): Promise<FoundRecord[]> {
  if (hits.length === 0) return [];
  const service = language === 'fr' ? 'name_fr' : 'name_en';
  const rows = await db.execute<(Omit<FoundRecord, 'at'> & { at: string | null })[]>(
    `select hit.kind, hit.id, found.label, found.beside, found.contact_id as "contactId",
       (select nullif(concat_ws(' ', first_name, last_name), '') from contact where contact.id = found.contact_id) as contact, found.at, found.status, found.cents
     from jsonb_to_recordset(?::jsonb) as hit (kind text, id uuid, place int)
     cross join lateral (
       select concat_ws(' ', first_name, last_name) as label,
         coalesce((select name from company where company.id = contact.company_id),
           (select concat_ws(' ', model, plate) from vehicle
            where vehicle.contact_id = contact.id and deleted_at is null order by created_at, id limit 1)) as beside,
         null::uuid as contact_id, null::timestamptz as at, null as status, null::int as cents
       from contact where hit.kind = 'contact' and id = hit.id and deleted_at is null
       union all
       select name, siret, null, null, null, null
       from company where hit.kind = 'company' and id = hit.id and deleted_at is null
       union all
       select concat_ws(' ', model, plate), null, contact_id, null, null, null
       from vehicle where hit.kind = 'vehicle' and id = hit.id and deleted_at is null
       union all
       select words, (select concat_ws(' ', model, plate) from vehicle where vehicle.id = activity.vehicle_id), contact_id, at, kind, null
       from activity where hit.kind = 'activity' and id = hit.id and deleted_at is null
       union all
       select words, null, contact_id, created_at, null, null
       from note where hit.kind = 'note' and id = hit.id and deleted_at is null
       union all
       select title, null, contact_id, due_on::timestamptz, status, null
       from task where hit.kind = 'task' and id = hit.id and deleted_at is null
       union all
       select title, (select name from company where company.id = deal.company_id), contact_id, null, status, amount_cents
       from deal where hit.kind = 'deal' and id = hit.id and deleted_at is null
       union all
       select number, (select label from quote_line where quote_id = quote.id and deleted_at is null order by position limit 1),
         contact_id, created_at, status, total_cents
       from quote where hit.kind = 'quote' and id = hit.id and deleted_at is null
       union all
       select coalesce(number, ''), (select label from invoice_line where invoice_id = invoice.id and deleted_at is null order by position limit 1),
         contact_id, created_at, status, total_cents
       from invoice where hit.kind = 'invoice' and id = hit.id and deleted_at is null
       union all
       select (select ${service} from service where service.id = appointment.service_id),
         (select concat_ws(' ', model, plate) from vehicle where vehicle.id = appointment.vehicle_id), contact_id, starts_at, status, null
       from appointment where hit.kind = 'appointment' and id = hit.id and deleted_at is null
       union all
       select text, null, (select contact_id from conversation where conversation.id = message.conversation_id), created_at, null, null
       from message where hit.kind = 'message' and id = hit.id and deleted_at is null
       union all
       select answer ->> coalesce(language, '${language}'), (select name from member where member.id = fact.author_id), null, created_at, null, null
       from fact where hit.kind = 'fact' and id = hit.id and deleted_at is null
         and (expires_on is null or expires_on >= (app_now() at time zone (select zone from tenant))::date)
     ) as found
     order by hit.place`,
    [JSON.stringify(hits.map(({ kind, id }, place) => ({ kind, id, place })))],
  );
  return rows.map((row) => ({ ...row, at: row.at === null ? null : new Date(row.at) }));
}

const tables: Partial<Record<FoundKind, string>> = {
  vehicle: 'vehicle',
  activity: 'activity',
  note: 'note',
  task: 'task',
  deal: 'deal',
  quote: 'quote',
  invoice: 'invoice',
  appointment: 'appointment',
};

/** The newest records of some kinds that are of some contacts; by each table's index on the contact. */
export async function recordsOf(
  db: Db,
  contactIds: readonly string[],
  kinds: readonly FoundKind[],
  limit: number,
): Promise<Hit[]> {
  const parts = kinds.flatMap((kind) => ofContacts(kind) ?? []);
  if (contactIds.length === 0 || parts.length === 0) return [];
  return db.execute<Hit[]>(
    `select kind, id
     from (${parts.join(' union all ')}) as theirs
     order by created_at desc, id desc
     limit ?`,
    [...parts.map(() => [...contactIds]), limit],
  );
}

/** The records of a kind that are of some contacts; null of what is nobody's. */
function ofContacts(kind: FoundKind): string | null {
  const table = tables[kind];
  if (kind === 'message') {
    return `select 'message' as kind, message.id, message.created_at
            from conversation
            join message on message.tenant_id = conversation.tenant_id and message.conversation_id = conversation.id
            where conversation.contact_id in (?) and message.direction = 'in' and message.deleted_at is null`;
  }
  const stands = kind === 'appointment' ? ` and status in ('booked', 'in_workshop', 'ready', 'done')` : '';
  return table === undefined
    ? null
    : `select '${kind}' as kind, id, created_at from ${table} where contact_id in (?) and deleted_at is null${stands}`;
}
