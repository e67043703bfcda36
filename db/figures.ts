import type { Db } from './db.ts';

/** What the messages of customers since an instant came to. */
export interface Figures {
  total: number;
  /** Answered without anybody of the business. */
  settled: number;
  /** The median time of an answer; null where there was none. */
  usualMs: number | null;
  /** Of members' messages too. */
  costMicros: number;
  withoutModel: number;
  /** Appointments taken. */
  booked: number;
}

/** Whether a turn was settled without a person: nobody had the talk, and nothing was passed on. */
const isSettled = `(turn.status = 'done'
      and turn.lane is distinct from 'takeover'
      and not exists (
        select from receipt
        where receipt.tenant_id = turn.tenant_id and receipt.turn_id = turn.id and receipt.ok
          and receipt.deeds @> '["passed_on"]'))`;

const ofCustomers = `conversation.contact_id is not null and turn.status in ('done', 'failed')`;

export async function figuresSince(db: Db, since: Date): Promise<Figures> {
  const [row] = await db.execute<Figures[]>(
    `select
       count(*) filter (where ${ofCustomers})::int as total,
       count(*) filter (where ${ofCustomers} and ${isSettled})::int as settled,
       percentile_cont(0.5) within group (
         order by (select sum(value::float) from jsonb_each_text(turn.ms) where key <> 'total'))
         filter (where turn.status = 'done') as "usualMs",
       coalesce(sum(turn.cost_micros), 0)::float as "costMicros",
       count(*) filter (where turn.status = 'done' and (turn.model is null or turn.model like 'rules%'))::int as "withoutModel",
       (select count(*)::int from receipt where receipt.ok and receipt.created_at >= ? and receipt.deeds @> '["booked"]') as booked
     from turn
     join conversation on conversation.tenant_id = turn.tenant_id and conversation.id = turn.conversation_id
     where turn.created_at >= ?`,
    [since, since],
  );
  if (!row) throw new Error('A count without a group gives one row.');
  return row;
}

/** The same by local day, oldest first; days without a message are left out. */
export async function messagesByDay(
  db: Db,
  since: Date,
  zone: string,
): Promise<{ day: string; total: number; settled: number }[]> {
  return db.execute(
    `select (turn.created_at at time zone ?)::date::text as day, count(*)::int as total,
       count(*) filter (where ${isSettled})::int as settled
     from turn
     join conversation on conversation.tenant_id = turn.tenant_id and conversation.id = turn.conversation_id
     where turn.created_at >= ? and ${ofCustomers}
     group by 1
     order by 1`,
    [zone, since],
  );
}
