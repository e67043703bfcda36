import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addActivity } from '#db/activity.ts';
import { Appointment, changeAppointment } from '#db/appointment.ts';
import { addBlock } from '#db/block.ts';
import { addContact } from '#db/contact.ts';
import type { Db } from '#db/db.ts';
import { testMasterKey, testStore, type TestStore } from '#db/fixtures/test-store.ts';
import { Member } from '#db/member.ts';
import { addPartUse } from '#db/part.ts';
import { storeProposal } from '#db/proposal.ts';
import { addQuote, addQuoteLine, Quote, QuoteLine } from '#db/quote.ts';
import { Resource } from '#db/resource.ts';
import { seededIds, seededRandom } from '#db/seed/chance.ts';
import { type SeededTenant, seedGarage } from '#db/seed/seed.ts';
import { addTask, Task } from '#db/task.ts';
import { Vehicle } from '#db/vehicle.ts';
import { type Snapshot, takeSnapshot } from '../snapshot.ts';
import { judgeStaffTalk } from './judge-talk.ts';
import { staffAftermathOf } from './staff-aftermath.ts';
import { readTalks } from './talk.ts';

const now = new Date('2026-11-23T08:00:00Z'); // 9:00 in Paris
const newId = seededIds(now, seededRandom(7));
const ends = new Map(readTalks('evals/talks/talks.staff.jsonl').map(({ id, end }) => [id, end]));
let store: TestStore;
let tenant: SeededTenant;
let count = 0;

beforeAll(async () => {
  store = await testStore(() => now);
});
afterAll(() => store.close());

describe('what a member left in the database', () => {
  it.each<[string, (db: Db) => Promise<void>]>([
    ['d-s-fr-001', finishAndNote],
    ['d-s-fr-006', proposeDeletion],
    ['d-s-fr-009', setMileage],
    ['d-s-fr-014', addTaskOfThomas],
    ['d-s-fr-024', usePart],
    ['d-s-fr-046', blockBay],
    ['d-s-fr-068', finishTask],
    ['d-s-fr-070', addFroment],
    ['d-s-en-039', draftQuote],
  ])('is as %s wants it, and a row less or more is not', async (id, work) => {
    expect(await judge(id, work)).toEqual({ missing: [], unasked: [] });
    const without = await judge(id, async () => {});
    expect(without).toMatchObject({ missing: [expect.any(String), ...without.missing.slice(1)], unasked: [] });
    const more = await judge(id, async (db) => {
      await work(db);
      await addNote(db, 'Parler au voisin');
    });
    expect(more).toEqual({ missing: [], unasked: ['nobody asked for insert activity “Parler au voisin”'] });
  });
});

async function judge(id: string, work: (db: Db) => Promise<void>) {
  count += 1;
  const names = { slug: `staff-${count}`, numbers: { sms: `+3363997${1_000 + count}` }, size: 'small' as const };
  tenant = await seedGarage(store, { now, masterKey: testMasterKey, newId, random: seededRandom(1), ...names });
  const before = await look();
  await store.forTenant(tenant.tenantId, work);
  const caller = { name: 'Karim Benali', memberWanted: false, optedOut: false, firstName: null, lastName: null };
  const aftermath = staffAftermathOf({
    ...{ turns: [], changes: [], told: [], caller: { ...caller, email: null, plates: [] } },
    ...{ before, after: await look(), customerId: tenant.customer.contactId },
  });
  return judgeStaffTalk(ends.get(id) ?? {}, aftermath);
}

async function look(): Promise<Snapshot> {
  const key = await store.keyOf(tenant.tenantId);
  return store.forTenant(tenant.tenantId, (db) => takeSnapshot(db, key));
}

async function finishAndNote(db: Db): Promise<void> {
  const { id } = await db.findOneOrFail(Appointment, { status: 'in_workshop', contactId: tenant.customer.contactId });
  await changeAppointment(db, id, { status: 'ready' });
  await addNote(db, 'Disques avant limite, à revoir');
}

async function addNote(db: Db, words: string): Promise<void> {
  const { id: authorId } = await db.findOneOrFail(Member, { name: 'Karim Benali' });
  const about = { contactId: tenant.customer.contactId, vehicleId: null, appointmentId: null };
  await addActivity(db, { id: newId(), kind: 'note', words, ...about, authorId, at: now });
}

async function proposeDeletion(db: Db): Promise<void> {
  const karim = await db.findOneOrFail(Member, { name: 'Karim Benali' });
  await storeProposal(db, {
    ...{ id: newId(), tool: 'delete_contact', summary: { fr: 'supprimer', en: 'delete' }, proposerId: karim.id },
    ...{
      input: { who: tenant.customer.contactId },
      approverRole: 'OWNER',
      expiresAt: new Date('2026-11-24T08:00:00Z'),
    },
    ...{ recordTable: 'contact', recordId: tenant.customer.contactId, recordVersion: 1 },
  });
}

async function setMileage(db: Db): Promise<void> {
  await db.nativeUpdate(Vehicle, { plate: 'AB-123-CD' }, { mileage: 86_120 });
}

async function addTaskOfThomas(db: Db): Promise<void> {
  const { id: assigneeId } = await db.findOneOrFail(Member, { name: 'Thomas Roux' });
  await addTask(db, { ...taskOf('Nettoyer la fontaine'), dueOn: '2026-11-27', dueAt: '18:00', assigneeId });
}

async function finishTask(db: Db): Promise<void> {
  const { id: assigneeId } = await db.findOneOrFail(Member, { name: 'Olivier Dupont' });
  const task = { ...taskOf('Préparer les étrennes'), dueOn: '2026-12-11', assigneeId };
  await addTask(db, task);
  await db.nativeUpdate(Task, { id: task.id }, { status: 'done', doneAt: now });
}

function taskOf(title: string) {
  return { ...{ id: newId(), title, dueAt: null, contactId: null, vehicleId: null, createdBy: null } };
}

async function usePart(db: Db): Promise<void> {
  const vehicle = await db.findOneOrFail(Vehicle, { plate: 'AB-123-CD' });
  const use = { id: newId(), partId: null, words: 'pneus 205/55 R16', quantity: 4 };
  await addPartUse(db, { ...use, appointmentId: null, vehicleId: vehicle.id, memberId: null });
}

async function blockBay(db: Db): Promise<void> {
  const bay = await db.findOneOrFail(Resource, { kind: 'bay', name: 'Pont 2' });
  const times = { startsAt: new Date('2027-01-20T13:00:00Z'), endsAt: new Date('2027-01-20T16:00:00Z') };
  await addBlock(db, { id: newId(), resourceId: bay.id, ...times, reason: 'Contrôleur', memberId: null });
}

async function addFroment(db: Db): Promise<void> {
  const key = await store.keyOf(tenant.tenantId);
  const phone = '+33639987102';
  const sealed = { phoneSealed: key.seal(phone), phoneIndex: key.index(phone) };
  await addContact(db, { id: newId(), firstName: 'Aliénor', lastName: 'Froment', ...sealed });
}

/** One line was taken out again. */
async function draftQuote(db: Db): Promise<void> {
  const id = newId();
  const about = { contactId: tenant.customer.contactId, vehicleId: null, appointmentId: null };
  await addQuote(db, { id, number: 'D-2026-0900', kind: 'quote', ...about, validUntil: null, totalCents: 0 });
  const amount = { serviceId: null, quantity: 1, unitCents: 7_900, vatBp: 2_000 };
  for (const [position, label] of ['Air con', 'Battery check', 'Oil change', 'Tyres'].entries()) {
    await addQuoteLine(db, id, { id: newId(), label, position, ...amount });
  }
  await db.nativeUpdate(QuoteLine, { quoteId: id, label: 'Tyres' }, { deletedAt: now });
  await db.nativeUpdate(Quote, { id }, { discountBp: 500, totalCents: 22_515 });
}
