import { defineEntity, type InferEntity, p } from '@mikro-orm/core';
import { tenantColumns } from './columns.ts';
import type { Db } from './db.ts';
import { insertRow } from './insert-row.ts';

/** Asked of a customer before they read private papers; what they wanted to read runs once they have answered. */
export const Challenge = defineEntity({
  name: 'Challenge',
  tableName: 'challenge',
  properties: {
    ...tenantColumns,
    conversationId: p.uuid(),
    contactId: p.uuid(),
    tool: p.text(),
    input: p.json<Record<string, unknown>>(),
    closedAt: p.datetime().nullable(),
  },
});

export type NewChallenge = Pick<
  InferEntity<typeof Challenge>,
  'id' | 'conversationId' | 'contactId' | 'tool' | 'input'
>;

/** A newer one takes the place of those that stand. */
export async function storeChallenge(db: Db, challenge: NewChallenge): Promise<void> {
  await closeChallenges(db, challenge.conversationId);
  await insertRow(db, Challenge, challenge);
}

export async function closeChallenges(db: Db, conversationId: string): Promise<void> {
  await db.execute(`update challenge set closed_at = app_now() where conversation_id = ? and closed_at is null`, [
    conversationId,
  ]);
}

/** A line of the talk with figures in it. */
export interface TalkLine {
  at: Date;
  text: string;
  isOurs: boolean;
}

/** All that tells whether a customer has shown who they are. */
export interface ShownSoFar {
  /** Since when they write from this address. */
  addressSince: Date;
  /** What they and our answers said in the last sixty days, oldest first. */
  lines: TalkLine[];
  vehicles: { plate: string; since: Date }[];
  postcode: string | null;
  /** When they were first asked, in those days; null for never. */
  askedSince: Date | null;
  /** Of the messages that were asked about, those that left to this conversation in the last thirty. */
  sentKeys: string[];
}

/** So many lines are looked at. */
const mostLines = 200;
const lately = `created_at > app_now() - interval '30 days'`;
/** A proof holds for thirty days, in which our answers may name what showed it. */
const twice = `created_at > app_now() - interval '60 days'`;

/** In one query; what another contact said from the same address is none of theirs. */
export async function standingOf(
  db: Db,
  { conversationId, contactId, keys }: { conversationId: string; contactId: string; keys: readonly string[] },
): Promise<ShownSoFar> {
  const [row] = await db.execute<ShownRow[]>(
    `select
       (select address.created_at
        from conversation
        join address on address.tenant_id = conversation.tenant_id and address.id = conversation.address_id
        where conversation.id = ?) as "addressSince",
       (select coalesce(json_agg(json_build_object('at', created_at, 'text', text, 'isOurs', direction = 'out') order by seq), '[]')
        from (
          select seq, created_at, text, direction
          from message
          where conversation_id in (select id from conversation where id = ? or contact_id = ?) and ${twice} and text ~ '\\d'
            and ((direction = 'in' and conversation_id = ? and author_id = ?) or direction = 'out')
          order by seq desc
          limit ${mostLines}) as said) as lines,
       (select coalesce(json_agg(json_build_object('plate', plate, 'since', created_at)), '[]')
        from vehicle
        where contact_id = ? and deleted_at is null) as vehicles,
       (select postcode from contact where id = ?) as postcode,
       (select min(created_at) from challenge where conversation_id = ? and contact_id = ? and ${twice}) as "askedSince",
       (select coalesce(json_agg(dedupe_key), '[]')
        from message
        where conversation_id = ? and ${lately} and dedupe_key in (?)
          and status in ('pending', 'sending', 'sent', 'delivered', 'read', 'unknown')) as "sentKeys"`,
    [
      ...[conversationId, conversationId, contactId, conversationId, contactId],
      ...[contactId, contactId, conversationId, contactId],
      ...[conversationId, [...keys, '']],
    ],
  );
  if (!row) throw new Error('The database did not answer what a customer has shown.');
  return {
    ...row,
    addressSince: new Date(row.addressSince),
    lines: row.lines.map((line) => ({ ...line, at: new Date(line.at) })),
    vehicles: row.vehicles.map(({ plate, since }) => ({ plate, since: new Date(since) })),
    askedSince: row.askedSince === null ? null : new Date(row.askedSince),
  };
}

/** As the database gives it: its instants are text. */
type ShownRow = Omit<ShownSoFar, 'addressSince' | 'lines' | 'vehicles' | 'askedSince'> & {
  addressSince: string;
  lines: (Omit<TalkLine, 'at'> & { at: string })[];
  vehicles: { plate: string; since: string }[];
  askedSince: string | null;
};
