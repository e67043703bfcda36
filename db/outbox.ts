import type { Db } from './db.ts';

/** A message on its way out, with all that sending it needs. */
export interface Claimed {
  id: string;
  text: string;
  choices: { value: string; label: string }[];
  channel: string;
  channelAccountId: string;
  addressSealed: string;
  /** Where in the channel it goes on; empty for a direct chat. */
  place: string;
  /** How its choices are put, where it has any. */
  question: 'choose' | 'confirm' | null;
  /** The business's time zone, for its quiet hours. */
  zone: string;
  createdAt: Date;
  purpose: 'reply' | 'reminder' | 'notice' | 'news';
  isToMember: boolean;
  isSuppressed: boolean;
  /** Another message of the conversation may leave now. */
  hasMore: boolean;
}

/**
 * Settles what a dead process left: one job at a time works on a conversation, so a message found `sending` may or may not
 * have left. It becomes `unknown`, is settled by the provider's callback, and is never sent again.
 */
export async function forsake(db: Db, conversationId: string): Promise<void> {
  await db.execute(
    `update message
     set status = 'unknown'
     where conversation_id = ? and direction = 'out' and status = 'sending'`,
    [conversationId],
  );
}

/**
 * Takes the next message of a conversation's outbox: from here until `recordOutcome` it may or may not have left. An answer
 * does not overtake an answer that must wait for the carrier; it does overtake a reminder that waits for the morning. What is
 * for a channel that this process does not have waits for one that does.
 */
export async function claimNext(db: Db, conversationId: string, channels: readonly string[]): Promise<Claimed | null> {
  const [row] = await db.execute<ClaimedRow[]>(
    `update message
     set status = 'sending'
     from conversation, address
     where message.id = (
         select next.id
         from message as next
         where next.conversation_id = ? and next.direction = 'out' and next.status = 'pending'
           and (next.send_after is null or next.send_after <= app_now())
           and not exists (
             select from message as earlier
             where earlier.tenant_id = next.tenant_id and earlier.conversation_id = next.conversation_id and earlier.direction = 'out'
               and earlier.status = 'pending' and earlier.purpose = 'reply'
               and earlier.send_after > app_now() and earlier.seq < next.seq)
         order by next.seq
         limit 1)
       and conversation.tenant_id = message.tenant_id
       and conversation.id = message.conversation_id
       and address.tenant_id = conversation.tenant_id
       and address.id = conversation.address_id
       and address.channel in (?)
     returning message.id, message.text, message.choices, message.purpose, message.created_at as "createdAt", address.channel,
       address.value_sealed as "addressSealed", conversation.channel_account_id as "channelAccountId", conversation.place,
       (select zone from tenant) as zone, conversation.member_id is not null as "isToMember",
       (select kind from ask where ask.tenant_id = message.tenant_id and ask.message_id = message.id limit 1) as question,
       exists (
         select from message as other
         where other.tenant_id = message.tenant_id and other.conversation_id = message.conversation_id
           and other.direction = 'out' and other.status = 'pending' and other.id <> message.id
           and (other.send_after is null or other.send_after <= app_now())) as "hasMore",
       exists (
         select from suppression
         where suppression.tenant_id = address.tenant_id
           and suppression.channel = address.channel
           and suppression.address_index = address.value_index
           and suppression.lifted_at is null) as "isSuppressed",
       exists (
         select from turn
         where turn.tenant_id = message.tenant_id and turn.id = message.turn_id and turn.lane = 'legal') as "isLegal"`,
    [conversationId, [...channels]],
  );
  if (!row) return null;
  const { isLegal, ...message } = row;
  // The one message that may follow a STOP is the one that confirms it.
  return { ...message, createdAt: new Date(row.createdAt), isSuppressed: row.isSuppressed && !isLegal };
}

/** Puts a claimed message back, with which nothing was done: it waits as before. */
export async function giveBack(db: Db, id: string): Promise<void> {
  await db.execute(`update message set status = 'pending' where id = ? and status = 'sending'`, [id]);
}

type ClaimedRow = Claimed & { isLegal: boolean };

/** The conversations with a message that could have left on one of the channels before then, and did not; by `message_open`. */
export async function leftBehind(db: Db, channels: readonly string[], before: Date): Promise<string[]> {
  const rows = await db.execute<{ id: string }[]>(
    `select distinct conversation.id
     from message
     join conversation on conversation.tenant_id = message.tenant_id and conversation.id = message.conversation_id
     join address on address.tenant_id = conversation.tenant_id and address.id = conversation.address_id
     where message.direction = 'out' and message.status = 'pending'
       and coalesce(message.send_after, message.created_at) <= ?
       and address.channel in (?)
       and not exists (
         select from member
         where member.tenant_id = conversation.tenant_id and member.id = conversation.member_id and member.deleted_at is not null)`,
    [before, [...channels]],
  );
  return rows.map(({ id }) => id);
}

/** Whom a conversation's messages waited for is there now. */
export async function hasten(db: Db, conversationId: string): Promise<void> {
  await db.execute(
    `update message
     set send_after = null
     where conversation_id = ? and direction = 'out' and status = 'pending'`,
    [conversationId],
  );
}

export type Outcome =
  | { status: 'sent'; providerId: string; segments: number; rendered: string }
  | { status: 'refused' | 'suppressed' | 'unknown'; errorCode: string | null }
  | { status: 'pending'; sendAfter: Date };

/** Keeps how a send ended. A callback may have come first; then what it said stands. */
export async function recordOutcome(db: Db, id: string, outcome: Outcome): Promise<void> {
  const providerId = outcome.status === 'sent' ? outcome.providerId : null;
  const segments = outcome.status === 'sent' ? outcome.segments : null;
  // The words as they left, choices numbered: what the person read.
  const detail = outcome.status === 'sent' ? JSON.stringify({ rendered: outcome.rendered }) : null;
  const errorCode = 'errorCode' in outcome ? outcome.errorCode : null;
  await db.execute(
    `update message
     set status = case when status = 'sending' then ? else status end,
         provider_id = coalesce(?, provider_id), segments = ?, detail = ?::jsonb, error_code = coalesce(?, error_code), send_after = ?
     where id = ?`,
    [
      outcome.status,
      providerId,
      segments,
      detail,
      errorCode,
      outcome.status === 'pending' ? outcome.sendAfter : null,
      id,
    ],
  );
}
