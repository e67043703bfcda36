import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { upcomingOf } from '#db/appointment.ts';
import { ChannelAccount } from '#db/channel-account.ts';
import { Contact } from '#db/contact.ts';
import { conversationWithOne, wantMember } from '#db/conversation.ts';
import type { Db } from '#db/db.ts';
import { quiet } from '#db/fixtures/test-store.ts';
import { Member } from '#db/member.ts';
import { storeInbound, storeOutbound } from '#db/message.ts';
import { alertKey, type NewNote, storeNote } from '#db/note.ts';
import { readMasterKey } from '#db/seal.ts';
import { seededRandom } from '#db/seed/chance.ts';
import { seedGarage } from '#db/seed/seed.ts';
import { openStore } from '#db/store.ts';
import { encryptionKey, readEnvironment } from '#root/config.ts';
import { doctor } from './doctor.ts';
import { saidBy } from './fixtures/said-by.ts';
import { waiting } from './waiting.ts';
import { answerFromData } from './wiring/ask-data.ts';
import { askHatch, openHatch } from './wiring/hatch.ts';
import { withComptoir } from './wiring/with-comptoir.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'comptoir-waiting-'));
const env = readEnvironment({ DATA_DIR: path.join(folder, 'data') });
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The conversation of Claire, and the one of the other customer. */
let claire: string;
let other: string;

/** Claire waits since eight and is late; somebody else is in danger since nine, which Julie is told on Slack. */
beforeAll(async () => {
  let now = new Date('2026-11-23T08:00:00Z');
  const place = { kind: 'pglite', folder: env.DATA_DIR, dump: null } as const;
  const masterKey = readMasterKey(encryptionKey(env));
  const store = await openStore({ place, masterKey, now: () => now, log: quiet, drainMs: 0 });
  const seed = { now, masterKey, newId: randomUUID, random: seededRandom(1), size: 'small' as const };
  const { tenantId, customer } = await seedGarage(store, seed);
  const at = <T>(time: string, work: (db: Db) => Promise<T>) => {
    now = new Date(`2026-11-23T${time}:00Z`);
    return store.forTenant(tenantId, work);
  };
  claire = await at('08:00', async (db) => {
    const [coming] = await upcomingOf(db, customer.contactId);
    const id = await talkWith(db, customer.contactId, 'rappelez-moi\nsvp');
    const own = { contactId: customer.contactId, conversationId: id };
    await wantMember(db, id);
    await leave(db, { ...own, kind: 'call_back', words: 'rappelez-moi\nsvp\u001b[2J' });
    await leave(db, { ...own, kind: 'late', words: 'dix minutes de retard' });
    await leave(db, {
      ...own,
      kind: 'appointment',
      words: 'la clé est dans la boîte',
      appointmentId: coming?.id ?? null,
    });
    return id;
  });
  other = await at('09:00', async (db) => {
    const contact = await db.findOneOrFail(Contact, { id: { $ne: customer.contactId } }, { orderBy: { id: 'asc' } });
    await db.nativeUpdate(Contact, { id: contact.id }, { firstName: 'Paul', lastName: 'Durand' });
    const id = await talkWith(db, contact.id, 'ça fume');
    await wantMember(db, id);
    await leave(db, { contactId: contact.id, conversationId: id, kind: 'bill', words: 'et ma facture ?' });
    await tellJulie(
      db,
      await leave(db, { contactId: contact.id, conversationId: id, kind: 'urgent', words: 'ça fume' }),
    );
    return id;
  });
  await store.close();
}, 60_000);

test('lists who waits with what they left, the urgent first, then the alerts that have not left and what is to be known', async () => {
  const lines = (await saidBy(() => waiting([], env))).split('\n');
  expect(lines.map((line) => line.replaceAll(/06 39 98 [\d ]{5}/g, '06 39 98 xx xx'))).toEqual([
    `Garage Dupont  2026-11-23T09:00:00.000Z  Paul Durand, 06 39 98 xx xx: « ça fume »  (${other})`,
    '    urgent: « ça fume »',
    '    bill: « et ma facture ? »',
    `Garage Dupont  2026-11-23T08:00:00.000Z  Claire Martin, 06 39 98 xx xx: « rappelez-moi svp »  (${claire})`,
    '    call_back: « rappelez-moi svp [2J »',
    'Garage Dupont  alert for Julie Petit, slack, since 2026-11-23T09:00:00.000Z: Urgent : ça fume',
    'To know:',
    ...[
      ['late', 'dix minutes de retard'],
      ['appointment 2026-11-26 09:00', 'la clé est dans la boîte'],
    ].map(
      ([what, words]) =>
        `Garage Dupont  2026-11-23T08:00:00.000Z  ${what}, Claire Martin, 06 39 98 xx xx: « ${words} »  (${claire})`,
    ),
    '',
  ]);
});

test('a process that holds the data answers the same, and doctor too, while nobody else can open it', async () => {
  const alone = await saidBy(() => waiting([], env));
  const healthy = await saidBy(() => doctor([], env));
  await withComptoir(env, async ({ ctx }) => {
    const refusal = await withComptoir(env, async () => {}).catch((error: unknown) => error);
    expect(String(refusal)).toContain('is in use by process');
    const hatch = await openHatch(env.DATA_DIR, (question, words) => answerFromData(ctx, question, words));
    expect(await saidBy(() => waiting([], env))).toBe(alone);
    expect(await saidBy(() => doctor([], env))).toBe(healthy);
    await expect(askHatch(env.DATA_DIR, 'weather', [])).rejects.toThrow(/knows no "weather".*Start it again/);
    hatch.close();
    await expect(waiting([], env)).rejects.toThrow('is in use by process');
  });
  expect(healthy).toMatch(/^ok {4}data: embedded in .*, 1 businesses$/m);
});

test('what is no conversation is refused by name, and opens nothing', async () => {
  for (const id of ['abc', '', '01a2076b', "' or 1=1"])
    await expect(waiting(['--done', id], env)).rejects.toThrow(`"${id}" is no conversation`);
});

test('a conversation that was seen to is off the list, with its notes and alerts', async () => {
  const left = await saidBy(() => waiting(['--done', other], env));
  expect(left).toContain('Claire Martin');
  expect(left).not.toMatch(/Paul Durand|ça fume|alert for/);
  expect(await saidBy(() => waiting(['--done', claire], env))).toBe('Nobody waits.\n');
});

async function talkWith(db: Db, contactId: string, text: string): Promise<string> {
  const conversationId = await conversationWithOne(db, { contactId }, ['sms'], randomUUID);
  if (conversationId === null) throw new Error('They have no phone.');
  const id = randomUUID();
  const author = { author: 'contact', authorId: contactId } as const;
  const from = { ...author, kind: 'text', detail: null, providerId: id, dedupeKey: id } as const;
  await storeInbound(db, { ...from, id, conversationId, text });
  return conversationId;
}

type Left = Pick<NewNote, 'contactId' | 'conversationId' | 'kind' | 'words'> & Partial<NewNote>;

let count = 0;

/** Ids in the order in which they were made, as the program's are. */
async function leave(db: Db, note: Left): Promise<string> {
  count += 1;
  const id = `018f2026-1123-7000-8000-${String(count).padStart(12, '0')}`;
  await storeNote(db, { id, appointmentId: null, urgent: note.kind === 'urgent', ...note });
  return id;
}

async function tellJulie(db: Db, noteId: string): Promise<void> {
  await db.insert(ChannelAccount, { id: randomUUID(), channel: 'slack', externalId: 'T00000001', secretsSealed: '' });
  const julie = await db.findOneOrFail(Member, { name: 'Julie Petit' });
  const conversationId = await conversationWithOne(db, { memberId: julie.id }, ['slack'], randomUUID);
  if (conversationId === null) throw new Error('Julie is on Slack.');
  const message = { id: randomUUID(), conversationId, text: 'Urgent : ça fume', choices: [], turnId: null };
  const notice = { author: 'system', purpose: 'notice', dedupeKey: alertKey(noteId, julie.id) } as const;
  await storeOutbound(db, { ...message, ...notice });
}
