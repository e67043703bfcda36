import type { Db } from './orm.ts';

/** A message on its way out, with all that sending it needs. */
export interface Claimed {
  id: string;
  text: string;
  choices: { value: string; label: string }[];
  channel: string;
  channelAccountId: string;
  addressSealed: string;
  /** The business's time zone, for its quiet hours. */
  zone: string;
  createdAt: Date;
  isReply: boolean;
  isSuppressed: boolean;
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
 * does not overtake an answer that must wait for the carrier; it does overtake a reminder that waits for the morning.
 */
export async function claimNext(db: Db, conversationId: string): Promise<Claimed | null> {
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
             where earlier.conversation_id = next.conversation_id and earlier.direction = 'out'
               and earlier.status = 'pending' and earlier.turn_id is not null
               and earlier.send_after > app_now() and earlier.seq < next.seq)
         order by next.seq
         limit 1)
       and conversation.id = message.conversation_id
       and address.id = conversation.address_id
     returning message.id, message.text, message.choices, message.turn_id, message.created_at, address.channel, address.value_sealed,
       conversation.channel_account_id, (select zone from tenant) as zone,
       exists (
         select from suppression
         where suppression.channel = address.channel
           and suppression.address_index = address.value_index
           and suppression.lifted_at is null) as suppressed,
       exists (select from turn where turn.id = message.turn_id and turn.lane = 'legal') as legal`,
    [conversationId],
  );
  if (!row) return null;
  return {
    id: row.id,
    text: row.text,
    choices: row.choices,
    channel: row.channel,
    channelAccountId: row.channel_account_id,
    addressSealed: row.value_sealed,
    zone: row.zone,
    createdAt: new Date(row.created_at),
    isReply: row.turn_id !== null,
    // The one message that may follow a STOP is the one that confirms it.
    isSuppressed: row.suppressed && !row.legal,
  };
}

interface ClaimedRow {
  id: string;
  text: string;
  choices: { value: string; label: string }[];
  turn_id: string | null;
  created_at: Date;
  zone: string;
  channel: string;
  value_sealed: string;
  channel_account_id: string;
  suppressed: boolean;
  legal: boolean;
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
