import type { BotContext } from '#bot/context.ts';
import { connectedTenants } from '#db/channel-account.ts';
import type { Db } from '#db/db.ts';
import type { OpenNote } from '#db/note.ts';
import type { TenantKey } from '#db/seal.ts';
import { thisTenant } from '#db/tenant.ts';
import { deskList, endWait, type Unsure, type Waiting, type WaitingAlert } from '#db/waiting.ts';
import { speakSender } from '#language/phone.ts';
import { toLocal } from '#language/zone.ts';
import { auditRows } from '#tools/audit-rows.ts';
import type { RowWritten } from '#tools/tool.ts';
import { trailOfCommand } from './trail-of-command.ts';

/** What `waiting` prints, a line an entry, once the conversation `done` is seen to, where one is named. */
export async function waitingLines(
  { store, newId }: Pick<BotContext, 'store' | 'newId'>,
  done: string | undefined,
): Promise<string[]> {
  const lines: Lines = { people: [], alerts: [], unsure: [], toKnow: [] };
  for (const tenantId of await connectedTenants(store)) {
    const key = await store.keyOf(tenantId);
    await store.forTenant(tenantId, async (db) => {
      if (done) await auditRows(db, trailOfCommand('waiting', { key, newId }), await ended(db, done));
      const { name: business, zone } = await thisTenant(db);
      const { people, alerts, unsure, toKnow } = await deskList(db);
      const say = { business, zone, key };
      lines.people.push(...people.flatMap((one) => personLines(one, say)));
      lines.alerts.push(...alerts.map((alert) => `${business}  ${alertLine(alert)}`));
      lines.unsure.push(...unsure.map((message) => unsureLine(message, say)));
      lines.toKnow.push(...toKnow.map((note) => toKnowLine(note, say)));
    });
  }
  const all = [...lines.people, ...lines.alerts];
  if (lines.unsure.length > 0) all.push('May not have arrived:', ...lines.unsure);
  if (lines.toKnow.length > 0) all.push('To know:', ...lines.toKnow);
  return all.length > 0 ? all : ['Nobody waits.'];
}

async function ended(db: Db, conversationId: string): Promise<RowWritten[]> {
  const { conversations, notes } = await endWait(db, conversationId);
  const row = (table: string, id: string): RowWritten => ({ table, op: 'update', id, values: { status: 'done' } });
  return [...conversations.map((id) => row('conversation', id)), ...notes.map((id) => row('note', id))];
}

type Lines = Record<'people' | 'alerts' | 'unsure' | 'toKnow', string[]>;

/** What a line needs besides what it is about. */
interface Saying {
  business: string;
  zone: string;
  key: TenantKey;
}

/** Something of a conversation, since when, and its words. */
function line(
  { since, conversationId }: { since: Date; conversationId: string },
  about: string,
  words: string,
  { business }: Saying,
) {
  return `${business}  ${since.toISOString()}  ${about}: « ${oneLine(words)} »  (${conversationId})`;
}

function personLines(person: Waiting, say: Saying): string[] {
  const { lastText, notes } = person;
  return [
    line(person, whoLeft(person, say.key), lastText, say),
    ...notes.map((note) => `    ${noteLabel(note, say.zone)}: « ${oneLine(note.words)} »`),
  ];
}

function alertLine({ member, channel, since, text }: WaitingAlert): string {
  return `alert for ${member}, ${channel}, since ${since.toISOString()}: ${oneLine(text)}`;
}

function unsureLine(message: Unsure, say: Saying): string {
  return line(message, whoLeft(message, say.key), message.text, say);
}

function toKnowLine(note: OpenNote, say: Saying): string {
  return line(note, `${noteLabel(note, say.zone)}, ${whoLeft(note, say.key)}`, note.words, say);
}

/** `late`, `appointment 2026-11-26 09:00`. */
function noteLabel({ kind, startsAt }: OpenNote, zone: string): string {
  if (startsAt === null) return kind;
  const { date, time } = toLocal(startsAt, zone);
  return kind === 'appointment' ? `${kind} ${date} ${time}` : `${kind}, appointment ${date} ${time}`;
}

function whoLeft({ name, addressSealed }: { name: string | null; addressSealed: string }, key: TenantKey): string {
  return speakSender(name, key.open(addressSealed));
}

/** Strangers wrote it: no control character of theirs reaches the terminal. */
function oneLine(text: string): string {
  return text.replaceAll(/[\s\p{Cc}]+/gu, ' ').trim();
}
