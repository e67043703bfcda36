import { addresseeName, joinAddressee } from './addressee.ts';
import type { Db } from './db.ts';
import { Receipt, type ReceiptRow } from './receipt.ts';
import { Turn, type TurnRow } from './turn.ts';

/** Who a turn was with. */
export interface Partnered {
  name: string | null;
  firstName: string | null;
  isMember: boolean;
}

/** A turn that is over, with its proof, and who it was with. */
export interface LatestTurn {
  turn: TurnRow;
  receipts: ReceiptRow[];
  who: Partnered;
}

/** Something that no turn did: a time came. `about` is the instant of the appointment, where it is about one. */
export interface CameDue {
  id: string;
  kind: 'reminder' | 'morning' | 'hold' | 'proposal';
  at: Date;
  name: string | null;
  count: number;
  about: Date | null;
}

/** The turns of the business that ended last, newest first. */
export async function latestTurns(db: Db, limit: number): Promise<LatestTurn[]> {
  const rows = await db.execute<({ id: string } & Partnered)[]>(
    `select turn.id, ${addresseeName} as name, contact.first_name as "firstName", member.id is not null as "isMember"
     from turn
     join conversation on conversation.tenant_id = turn.tenant_id and conversation.id = turn.conversation_id
     ${joinAddressee}
     where turn.status = 'done'
     order by turn.finished_at desc, turn.id desc
     limit ?`,
    [limit],
  );
  const ids = rows.map(({ id }) => id);
  const turns = new Map(
    (await db.find(Turn, { id: ids }, { disableIdentityMap: true })).map((turn) => [turn.id, turn]),
  );
  const receipts = await db.find(
    Receipt,
    { turnId: ids },
    { orderBy: { createdAt: 'asc', id: 'asc' }, disableIdentityMap: true },
  );
  return rows.flatMap(({ id, ...who }) => {
    const turn = turns.get(id);
    return turn ? [{ turn, receipts: receipts.filter(({ turnId }) => turnId === id), who }] : [];
  });
}

/** What came due last, newest first: reminders and digests that were sent, held times and proposals that nobody answered. */
export async function latestDue(db: Db, limit: number): Promise<CameDue[]> {
  const rows = await db.execute<CameDue[]>(
    `select *
     from (
       select message.id::text as id, case message.purpose when 'reminder' then 'reminder' else 'morning' end as kind, message.created_at as at, ${addresseeName} as name, 1 as count,
         substring(message.dedupe_key from '^reminder:[^:]+:(.+)$')::timestamptz as about
       from message
       join conversation on conversation.tenant_id = message.tenant_id and conversation.id = message.conversation_id
       ${joinAddressee}
       where (message.purpose = 'reminder' or (message.purpose = 'notice' and message.dedupe_key like 'morning:%'))
         and message.direction = 'out' and message.status <> 'pending'
       union all
       select min(appointment.id::text), 'hold', max(appointment.updated_at),
         min(nullif(concat_ws(' ', contact.first_name, contact.last_name), '')), count(*)::int, null
       from appointment
       join contact on contact.tenant_id = appointment.tenant_id and contact.id = appointment.contact_id
       where appointment.status = 'expired' and appointment.held_until is not null
       group by appointment.contact_id, appointment.held_until
       union all
       select proposal.id::text, 'proposal', proposal.decided_at, member.name, 1, null
       from proposal
       join member on member.tenant_id = proposal.tenant_id and member.id = proposal.proposer_id
       where proposal.status = 'expired') as due
     order by at desc, id desc
     limit ?`,
    [limit],
  );
  return rows.map((row) => ({ ...row, at: new Date(row.at), about: row.about === null ? null : new Date(row.about) }));
}
