import type { AppointmentRow } from './appointment.ts';
import type { Db } from './db.ts';
import { type NamedService, servicesOfAppointment } from './service.ts';

/** What a reminder asks, and its appointment as it stands now; null where it is no longer theirs. */
export interface Reminded {
  askId: string;
  /** Local, as the reminder says it: `2026-11-26T09:00`. */
  saidStartsAt: string;
  language: 'fr' | 'en';
  appointment: { id: string; status: AppointmentRow['status']; startsAt: Date; services: NamedService[] } | null;
}

type RemindedRow = Pick<Reminded, 'askId' | 'saidStartsAt' | 'language'> & {
  id: string | null;
  status: AppointmentRow['status'];
  startsAt: Date;
  services: NamedService[];
};

/**
 * What a reminder that is in the outbox is about: the appointment it asks for, or the one that has replaced it. Null where it asks
 * nothing.
 */
export async function remindedBy(db: Db, messageId: string): Promise<Reminded | null> {
  const [row] = await db.execute<RemindedRow[]>(
    `select appointment.id, appointment.status, appointment.starts_at as "startsAt", ${servicesOfAppointment} as services,
       conversation.language, ask.id as "askId", ask.options -> 0 ->> 'startsAt' as "saidStartsAt"
     from ask
     join conversation on conversation.tenant_id = ask.tenant_id and conversation.id = ask.conversation_id
     left join appointment
       on appointment.tenant_id = ask.tenant_id
       and (appointment.id::text = ask.options -> 0 -> 'input' ->> 'appointment'
         or (appointment.replaces_id::text = ask.options -> 0 -> 'input' ->> 'appointment' and appointment.status = 'booked'))
       and appointment.contact_id = conversation.contact_id
     where ask.message_id = ? and ask.topic = 'reminder'
     order by (appointment.status = 'booked') desc nulls last, appointment.created_at desc
     limit 1`,
    [messageId],
  );
  if (!row) return null;
  const { askId, saidStartsAt, language, id, status, services } = row;
  const appointment = id === null ? null : { id, status, services, startsAt: new Date(row.startsAt) };
  return { askId, saidStartsAt, language, appointment };
}

/** Says a reminder anew that has not left: its words and its question. */
export async function rewriteReminder(
  db: Db,
  messageId: string,
  askId: string,
  anew: { text: string; dedupeKey: string; options: unknown[]; no: unknown; until: string },
): Promise<void> {
  await db.execute(`update message set text = ?, dedupe_key = ? where id = ?`, [anew.text, anew.dedupeKey, messageId]);
  await db.execute(`update ask set options = ?::jsonb, no = ?::jsonb, until = ? where id = ?`, [
    JSON.stringify(anew.options),
    JSON.stringify(anew.no),
    anew.until,
    askId,
  ]);
}

/** Whether somebody was, or will be, reminded of this by another message. */
export async function isRemindedOtherwise(db: Db, messageId: string, dedupeKey: string): Promise<boolean> {
  const rows = await db.execute<unknown[]>(`select 1 from message where dedupe_key = ? and id <> ?`, [
    dedupeKey,
    messageId,
  ]);
  return rows.length > 0;
}
