import type { Db } from './db.ts';
import { creditedSql } from './invoice.ts';
import type { MemberRole } from './member.ts';
import { type NamedService, servicesOfAppointment } from './service.ts';

/** How a day begins for one member. */
export interface Morning {
  /** Of today, those that are still to come or were not cancelled. */
  appointments: number;
  first: { startsAt: Date; name: string | null; services: NamedService[] } | null;
  /** Vehicles, or people, that are with us. */
  here: number;
  tasksToday: number;
  tasksLate: number;
  /** Sent so long ago, and not answered. */
  quotes: number;
  overdue: number;
  overdueCents: number;
  /** Proposals that wait for their yes. */
  proposals: number;
  /** Customers who wait for a person, longest first; `null` for who has no name. */
  waiting: (string | null)[];
}

type MorningRow = Omit<Morning, 'first'> & {
  first: { startsAt: string; name: string | null; services: NamedService[] } | null;
};

/** In one round trip. `from` and `to` are the local day, `quietSince` an instant before which a quote was sent too long ago. */
export async function morningOf(
  db: Db,
  member: { id: string; role: MemberRole },
  { today, from, to, quietSince }: { today: string; from: Date; to: Date; quietSince: Date },
): Promise<Morning> {
  const coming = `appointment.starts_at >= ? and appointment.starts_at < ? and appointment.deleted_at is null
          and appointment.status in ('booked', 'in_workshop', 'ready', 'done')`;
  const [row] = await db.execute<MorningRow[]>(
    `select
       (select count(*)::int from appointment where ${coming}) as appointments,
       (select json_build_object('startsAt', appointment.starts_at,
          'name', nullif(concat_ws(' ', contact.first_name, contact.last_name), ''), 'services', ${servicesOfAppointment})
        from appointment
        join contact on contact.tenant_id = appointment.tenant_id and contact.id = appointment.contact_id
        where ${coming}
        order by appointment.starts_at, appointment.id
        limit 1) as first,
       (select count(*)::int from appointment where status in ('in_workshop', 'ready') and deleted_at is null) as here,
       (select count(*)::int from task
        where assignee_id = ? and status <> 'done' and due_on = ? and deleted_at is null) as "tasksToday",
       (select count(*)::int from task
        where assignee_id = ? and status <> 'done' and due_on < ? and deleted_at is null) as "tasksLate",
       (select count(*)::int from quote
        where status = 'sent' and sent_at < ? and (valid_until is null or valid_until >= ?) and deleted_at is null) as quotes,
       due.overdue, due.cents as "overdueCents",
       (select count(*)::int from proposal
        where status = 'open' and expires_at > app_now() and proposer_id <> ?
          and (approver_role = ? or ? = 'OWNER')) as proposals,
       (select coalesce(json_agg(waits.name order by waits.since), '[]') from (
          select nullif(concat_ws(' ', contact.first_name, contact.last_name), '') as name, conversation.member_wanted_at as since
          from conversation
          join contact on contact.tenant_id = conversation.tenant_id and contact.id = conversation.contact_id
          where conversation.member_wanted_at is not null) as waits) as waiting
     from (
       select count(*)::int as overdue, coalesce(sum(owed), 0)::int as cents
       from (
         select total_cents - paid_cents - ${creditedSql} as owed
         from invoice
         where kind = 'invoice' and status = 'issued' and due_on < ? and deleted_at is null) as billed
       where owed > 0) as due`,
    [
      from,
      to,
      from,
      to,
      member.id,
      today,
      member.id,
      today,
      quietSince,
      today,
      member.id,
      member.role,
      member.role,
      today,
    ],
  );
  if (!row) throw new Error('The database did not answer how the day begins.');
  return { ...row, first: row.first && { ...row.first, startsAt: new Date(row.first.startsAt) } };
}
