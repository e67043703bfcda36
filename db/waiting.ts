import { addresseeName, joinAddressee } from './addressee.ts';
import type { Db } from './db.ts';
import { endNotes, type OpenNote, openNotes, wantsAnswer } from './note.ts';

/** Somebody who asked for a person of the business. */
export interface Waiting {
  conversationId: string;
  since: Date;
  name: string | null;
  addressSealed: string;
  /** The last thing they wrote. */
  lastText: string;
  /** What they left for the team and nobody has answered, the urgent first. */
  notes: OpenNote[];
}

/** What a member is told of an urgent note and has not been sent. */
export interface WaitingAlert {
  member: string;
  channel: string;
  since: Date;
  text: string;
}

/** A last word of ours of which nobody knows whether it arrived: a process died while it left, and no report has come. */
export interface Unsure {
  conversationId: string;
  since: Date;
  name: string | null;
  addressSealed: string;
  text: string;
}

/** All that the team has not seen to. */
export interface DeskList {
  /** Who has left something urgent first, then the longest. */
  people: Waiting[];
  alerts: WaitingAlert[];
  /** Of the last three days, older than the minutes a report takes, and followed by nothing that was sent; latest last. */
  unsure: Unsure[];
  /** Notes that nobody waits for an answer to. */
  toKnow: OpenNote[];
}

export async function deskList(db: Db): Promise<DeskList> {
  const notes = await openNotes(db);
  const people = (await waitingPeople(db)).map((one) => ({
    ...one,
    notes: notes.filter((note) => note.conversationId === one.conversationId && wantsAnswer(note.kind)),
  }));
  const isUrgent = (one: Waiting) => one.notes.some(({ urgent }) => urgent);
  return {
    people: people.toSorted((a, b) => Number(isUrgent(b)) - Number(isUrgent(a))),
    alerts: await waitingAlerts(db),
    unsure: await unsureMessages(db),
    toKnow: notes.filter(({ kind }) => !wantsAnswer(kind)),
  };
}

/** Who waits for somebody of the business, longest first. */
async function waitingPeople(db: Db): Promise<Omit<Waiting, 'notes'>[]> {
  const rows = await db.execute<Omit<Waiting, 'notes'>[]>(
    `select conversation.id as "conversationId", conversation.member_wanted_at as since,
       address.value_sealed as "addressSealed",
       ${addresseeName} as name,
       coalesce(
         (select text
          from message
          where message.tenant_id = conversation.tenant_id and message.conversation_id = conversation.id and message.direction = 'in'
          order by message.seq desc
          limit 1), '') as "lastText"
     from conversation
     ${joinAddressee}
     where conversation.member_wanted_at is not null
     order by conversation.member_wanted_at`,
  );
  return rows.map((row) => ({ ...row, since: new Date(row.since) }));
}

/** The alerts that have not left, oldest first; by `message_open`. */
async function waitingAlerts(db: Db): Promise<WaitingAlert[]> {
  const rows = await db.execute<WaitingAlert[]>(
    `select member.name as member, address.channel, message.created_at as since, message.text
     from message
     join conversation on conversation.tenant_id = message.tenant_id and conversation.id = message.conversation_id
     join address on address.tenant_id = conversation.tenant_id and address.id = conversation.address_id
     join member on member.tenant_id = conversation.tenant_id and member.id = conversation.member_id
     where message.status = 'pending' and message.dedupe_key like 'alert:%' and member.deleted_at is null
     order by message.seq`,
  );
  return rows.map((row) => ({ ...row, since: new Date(row.since) }));
}

async function unsureMessages(db: Db): Promise<Unsure[]> {
  const rows = await db.execute<Unsure[]>(
    `select conversation.id as "conversationId", message.created_at as since, message.text,
       address.value_sealed as "addressSealed",
       ${addresseeName} as name
     from message
     join conversation on conversation.tenant_id = message.tenant_id and conversation.id = message.conversation_id
     ${joinAddressee}
     where message.direction = 'out' and message.status = 'unknown'
       and message.updated_at between app_now() - interval '3 days' and app_now() - interval '5 minutes'
       and not exists (
         select from message as later
         where later.tenant_id = message.tenant_id and later.conversation_id = message.conversation_id
           and later.direction = 'out' and later.status in ('sent', 'delivered', 'read') and later.seq > message.seq)
     order by message.seq`,
  );
  return rows.map((row) => ({ ...row, since: new Date(row.since) }));
}

/** Somebody saw to it. Nothing happens to a conversation that does not wait, or is another tenant's; gives those that waited, and their notes. */
export async function endWait(db: Db, conversationId: string): Promise<{ conversations: string[]; notes: string[] }> {
  const rows = await db.execute<{ id: string }[]>(
    `update conversation set member_wanted_at = null where id::text = ? and member_wanted_at is not null returning id`,
    [conversationId],
  );
  return { conversations: rows.map(({ id }) => id), notes: await endNotes(db, conversationId) };
}
