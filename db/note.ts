import { defineEntity, type InferEntity, p } from '@mikro-orm/core';
import { tenantColumns } from './columns.ts';
import type { Db } from './db.ts';
import { insertRow } from './insert-row.ts';

export const noteKinds = [
  'appointment',
  'late',
  'call_back',
  'complaint',
  'allergy',
  'waiting_list',
  'quote',
  'bill',
  'data_export',
  'data_erasure',
  'urgent',
  'other',
] as const;

/** What a carrier told us of a customer, which is noted in our words. */
const learntKinds = ['opted_out', 'no_messages'] as const;

/** What the team must know of a customer: what they said, in their own words, or what became known of them. */
export const Note = defineEntity({
  name: 'Note',
  tableName: 'note',
  properties: {
    ...tenantColumns,
    contactId: p.uuid(),
    conversationId: p.uuid(),
    appointmentId: p.uuid().nullable(),
    kind: p.enum([...noteKinds, ...learntKinds] as const),
    words: p.text(),
    urgent: p.boolean().default(false),
    doneAt: p.datetime().nullable(),
  },
});

export type NoteRow = InferEntity<typeof Note>;
/** The kinds of what a customer says. */
export type NoteKind = (typeof noteKinds)[number];

/** Notes that it is enough to know: of all others a member owes the customer an answer. */
const toKnow: readonly NoteRow['kind'][] = ['appointment', 'late', 'allergy', ...learntKinds];

export function wantsAnswer(kind: NoteRow['kind']): boolean {
  return !toKnow.includes(kind);
}

export type NewNote = Pick<
  NoteRow,
  'id' | 'contactId' | 'conversationId' | 'appointmentId' | 'kind' | 'words' | 'urgent'
>;

export async function storeNote(db: Db, note: NewNote): Promise<void> {
  await insertRow(db, Note, note);
}

/** The same words of the same kind, kept in this conversation since then and not yet seen to; null when there are none. */
export async function openNoteLike(
  db: Db,
  { conversationId, kind, words }: Pick<NoteRow, 'conversationId' | 'kind' | 'words'>,
  since: Date,
): Promise<Pick<NoteRow, 'id' | 'appointmentId'> | null> {
  return db.findOne(
    Note,
    { conversationId, kind, words, doneAt: null, createdAt: { $gte: since } },
    { orderBy: { createdAt: 'desc', id: 'desc' }, fields: ['id', 'appointmentId'], disableIdentityMap: true },
  );
}

export async function attachNote(db: Db, id: string, appointmentId: string): Promise<void> {
  await db.nativeUpdate(Note, { id }, { appointmentId });
}

/** What was noted for an appointment is for the one that replaces it; gives the ids of the notes. */
export async function carryNotes(db: Db, from: string, to: string): Promise<string[]> {
  const rows = await db.execute<{ id: string }[]>(
    `update note
     set appointment_id = ?
     where appointment_id = ? and done_at is null
     returning id`,
    [to, from],
  );
  return rows.map(({ id }) => id);
}

/** A note that nobody has seen to, and who left it. */
export interface OpenNote {
  id: string;
  conversationId: string;
  kind: NoteRow['kind'];
  words: string;
  urgent: boolean;
  since: Date;
  /** When its appointment is; null when it is for none that stands. */
  startsAt: Date | null;
  name: string | null;
  addressSealed: string;
}

/** The urgent ones first, then the oldest; by `note_open`. */
export async function openNotes(db: Db): Promise<OpenNote[]> {
  const rows = await db.execute<OpenNote[]>(
    `select note.id, note.conversation_id as "conversationId", note.kind, note.words, note.urgent, note.created_at as since,
       appointment.starts_at as "startsAt", address.value_sealed as "addressSealed",
       nullif(concat_ws(' ', contact.first_name, contact.last_name), '') as name
     from note
     join contact on contact.tenant_id = note.tenant_id and contact.id = note.contact_id
     join conversation on conversation.tenant_id = note.tenant_id and conversation.id = note.conversation_id
     join address on address.tenant_id = conversation.tenant_id and address.id = conversation.address_id
     left join appointment
       on appointment.tenant_id = note.tenant_id and appointment.id = note.appointment_id
       and appointment.status in ('booked', 'in_workshop', 'ready')
     where note.done_at is null
     order by note.urgent desc, note.created_at, note.id`,
  );
  return rows.map((row) => ({
    ...row,
    since: new Date(row.since),
    startsAt: row.startsAt === null ? null : new Date(row.startsAt),
  }));
}

/** Ends a conversation's notes, and gives them. Nothing happens to one that is another tenant's, or none. */
export async function endNotes(db: Db, conversationId: string): Promise<string[]> {
  // What was seen to is told to nobody any more, on whatever channel it still waits.
  await db.execute(
    `update message
     set status = 'suppressed', error_code = 'seen_to'
     from note
     where note.tenant_id = message.tenant_id
       and note.conversation_id::text = ?
       and note.done_at is null
       and message.status = 'pending'
       and message.dedupe_key like 'alert:' || note.id || ':%'`,
    [conversationId],
  );
  const rows = await db.execute<{ id: string }[]>(
    `update note set done_at = app_now() where conversation_id::text = ? and done_at is null returning id`,
    [conversationId],
  );
  return rows.map(({ id }) => id);
}

/** The key of the one message that tells a member of a note. */
export function alertKey(noteId: string, memberId: string): string {
  return `alert:${noteId}:${memberId}`;
}
