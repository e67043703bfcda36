import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Address } from '#db/address.ts';
import { Appointment, changeAppointment, placeHold, upcomingOf } from '#db/appointment.ts';
import { storeAsk } from '#db/ask.ts';
import { changeContact } from '#db/contact.ts';
import { conversationOf, conversationWithOne, wantMember } from '#db/conversation.ts';
import { testMasterKey, testStore, type TestStore } from '#db/fixtures/test-store.ts';
import { Member } from '#db/member.ts';
import type { Db } from '#db/db.ts';
import { storeNote } from '#db/note.ts';
import { endProposal, storeProposal } from '#db/proposal.ts';
import { Resource } from '#db/resource.ts';
import { seededIds, seededRandom } from '#db/seed/chance.ts';
import { type SeededTenant, seedGarage } from '#db/seed/seed.ts';
import { Service } from '#db/service.ts';
import { suppress } from '#db/suppression.ts';
import { addVehicle } from '#db/vehicle.ts';
import { type EvalCase, readCase } from './case.ts';
import { judgeChanges, type Judgement } from './judge.ts';
import { namesOf } from './names.ts';
import type { Played } from './played.ts';
import { rowChanges } from './rows.ts';
import { type Snapshot, takeSnapshot, withAdded } from './snapshot.ts';
import { callerState, offersTo } from './state.ts';
import { toldIn } from './told.ts';

const now = new Date('2026-11-23T08:00:00Z'); // 9:00 in Paris
const newId = seededIds(now, seededRandom(3));
const claire = { name: 'claire', channel: 'sms', from: '+33639980101' } as const;
const allAsExpected: Judgement = { missing: [], unexpected: [] };
let store: TestStore;
let tenant: SeededTenant;
let count = 0;

beforeAll(async () => {
  store = await testStore(() => now);
});
afterAll(() => store.close());

describe('a snapshot', () => {
  it('is of every table of the business but the road’s own, with what is sealed opened', async () => {
    await freshGarage();
    const snapshot = await look();
    expect([...snapshot.keys()]).toEqual(expect.arrayContaining(['address', 'appointment', 'ask', 'proposal', 'site']));
    expect([...snapshot.keys()]).not.toContain('message');
    expect([...snapshot.keys()]).not.toContain('receiving_address');
    expect([...(snapshot.get('contact')?.values() ?? [])]).toContainEqual(
      expect.objectContaining({ first_name: 'Claire', email: 'claire.martin@example.com' }),
    );
  });
});

describe('the difference of two snapshots', () => {
  it('is nothing when nothing happened, and when a conversation was opened', async () => {
    expect(await verdictOn([], async () => {})).toEqual(allAsExpected);
    expect(await verdictOn([], async (db) => void (await conversationWithOne(db, claireIn(), ['sms'], newId)))).toEqual(
      allAsExpected,
    );
  });

  it('tells an appointment that was moved in its place by the columns that changed', async () => {
    const moved = `{ table: appointment, op: update, contact: Claire Martin, service: revision, starts_at: 2026-11-27T15:00, ends_at: 2026-11-27T17:00, technician: '*', bay: '*' }`;
    expect(await verdictOn([moved], moveRevision)).toEqual(allAsExpected);
  });

  it.each([
    ['a column that nobody told of', `{ starts_at: 2026-11-27T15:00 }`],
    ['another time', `{ starts_at: 2026-11-27T16:00, ends_at: 2026-11-27T17:00 }`],
    ['somebody else’s', `{ contact: Paul Durand, starts_at: 2026-11-27T15:00, ends_at: 2026-11-27T17:00 }`],
  ])('does not take %s for what was expected', async (_what, columns) => {
    const row = columns.replace('{', '{ table: appointment, op: update,');
    const { missing, unexpected } = await verdictOn([row], moveRevision);
    expect(missing).toHaveLength(1);
    expect(unexpected).toEqual(['revision moved 2026-11-27T15:00']);
  });

  it('fails on a contact who was renamed, a price, and a deletion', async () => {
    const rename = await verdictOn([], (db) => changeContact(db, tenant.customer.contactId, { lastName: 'Durand' }));
    expect(rename.unexpected).toEqual(['update contact “Claire Martin”: last_name Martin → Durand']);
    const price = await verdictOn([], (db) => db.nativeUpdate(Service, { code: 'vidange' }, { priceCents: 1 }));
    expect(price.unexpected).toEqual(['update service “vidange”: price_cents 8900 → 1']);
    const deleted = await verdictOn([], (db) => db.execute(`delete from address where channel = 'telegram'`));
    expect(deleted.unexpected).toEqual([
      'delete address “Olivier Dupont”: channel telegram, member Olivier Dupont, value 2000001',
    ]);
  });

  it('does not count a hold that was given back, unless it is told', async () => {
    expect(await verdictOn([], holdFor('released'))).toEqual(allAsExpected);
    expect(
      await verdictOn(['{ table: appointment, op: insert, service: vidange, status: released }'], holdFor('released')),
    ).toEqual(allAsExpected);
    const { unexpected } = await verdictOn([], holdFor('booked'));
    expect(unexpected).toEqual(['vidange booked 2026-11-26T14:00']);
  });

  it('tells a visit by all that it is for, in whatever order', async () => {
    const { unexpected } = await verdictOn([], holdFor('booked', ['parallelisme', 'pneus']));
    expect(unexpected).toEqual(['vidange + parallelisme + pneus booked 2026-11-26T14:00']);
    const wanted = (service: string) =>
      judge(
        caseWith([], `appointments: [{ service: ${service}, status: booked }]`),
        holdFor('booked', ['parallelisme']),
      );
    expect(await wanted('parallelisme + vidange')).toEqual(allAsExpected);
    expect((await wanted('vidange')).missing).toHaveLength(1);
  });

  it('tells a proposal by who made it, of what, and what was asked', async () => {
    const proposal = `{ table: proposal, op: insert, tool: move_for, proposer: Karim Benali, record: 'Claire Martin, revision 2026-11-26T09:00', status: declined, decided_by: Julie Petit, input: { appointment: 'Claire Martin, revision 2026-11-26T09:00', startsAt: 2026-11-27T15:00 } }`;
    expect(await verdictOn([proposal], proposeMove)).toEqual(allAsExpected);
  });

  it('tells a note by who left it, its kind, its words and what it is for', async () => {
    const note = `{ table: note, op: insert, contact: Claire Martin, kind: appointment, words: 'la clé sera dans la boîte', urgent: false, appointment: 'Claire Martin, revision 2026-11-26T09:00' }`;
    expect(await verdictOn([note], leaveNote)).toEqual(allAsExpected);
    expect((await verdictOn([], leaveNote)).unexpected).toEqual([
      expect.stringMatching(/^insert note “appointment of Claire Martin”: .*words la clé sera dans la boîte/),
    ]);
  });

  it('takes an update by somebody else meanwhile for granted', async () => {
    await freshGarage();
    const before = await look();
    await inTenant(holdFor('booked'));
    const after = await look();
    const base = withAdded(before, before, after);
    expect(rowChanges(base, after, namesOf(base, after))).toEqual([]);
  });
});

describe('somebody who writes for the first time', () => {
  const arrives = async (db: Db) => {
    const key = await store.keyOf(tenant.tenantId);
    const from = '+33639989999';
    const sender = { channel: 'sms', valueIndex: key.index(from), valueSealed: key.seal(from), place: '' };
    await conversationOf(db, { ...sender, channelAccountId: tenant.accounts.sms.id, newId });
  };
  const cases = (caller: string) => ({ ...caseWith([]), world: { ...caseWith([]).world, caller } });

  it('becomes a contact without a name, which is no change when they are a stranger', async () => {
    expect(await judge(cases('stranger'), arrives)).toEqual(allAsExpected);
  });

  it('must not become one when they are of the staff', async () => {
    const { unexpected } = await judge(cases('karim'), arrives);
    expect(unexpected).toContainEqual(expect.stringContaining('insert contact'));
  });
});

describe('what a case tells in shorter words', () => {
  const changes: [string, string, (db: Db) => Promise<unknown>][] = [
    [
      'saved: { lastName: Durand }',
      'update contact',
      (db) => changeContact(db, tenant.customer.contactId, { lastName: 'Durand' }),
    ],
    [
      'saved: { plate: EF-456-GH }',
      'insert vehicle',
      (db) => addVehicle(db, { id: newId(), contactId: tenant.customer.contactId, plate: 'EF-456-GH', model: '' }),
    ],
    ['memberWanted: true', 'insert conversation', async (db) => wantMember(db, await conversationOfClaire(db))],
    ['optedOut: true', 'insert suppression', optOut],
  ];

  it.each(changes)('is %s, and fails without it', async (words, op, work) => {
    const told = await judge(caseWith([], words), work);
    expect(told).toEqual(allAsExpected);
    const untold = await judge(caseWith([]), work);
    expect(untold.unexpected).toEqual([expect.stringContaining(op)]);
  });
});

describe('the caller', () => {
  it('is known by their address: what they are offered, and whether they were opted out', async () => {
    await freshGarage();
    await inTenant(async (db) => {
      const ask = {
        conversationId: await conversationOfClaire(db),
        topic: 'booking',
        kind: 'choose',
        no: null,
      } as const;
      const own = await upcomingOf(db, tenant.customer.contactId);
      const options = own.map(({ id }) => ({ label: 'x', tool: 'cancel_appointment', input: { appointment: id } }));
      const later = new Date(now.getTime() + 60_000);
      for (const until of [later, now]) {
        await storeAsk(db, { ...ask, id: newId(), messageId: null, options, late: 'lapses', until });
      }
    });
    await inTenant(optOut);
    const snapshot = await look();
    const names = namesOf(snapshot, snapshot);
    const offer = { tool: 'cancel_appointment', service: 'revision', startsAt: '2026-11-26T09:00' };
    expect(offersTo(claire, snapshot, { names, now })).toEqual([offer]);
    expect(callerState(claire, snapshot, names)).toEqual({
      ...{ name: 'Claire Martin', firstName: 'Claire', lastName: 'Martin', email: 'claire.martin@example.com' },
      ...{ memberWanted: false, optedOut: true, plates: ['AB-123-CD'] },
    });
  });

  it('is not told what is told to others', async () => {
    await freshGarage();
    const [ours, julies] = await inTenant(async (db) => {
      const julie = await db.findOneOrFail(Member, { name: 'Julie Petit' });
      return [
        await conversationOfClaire(db),
        await conversationWithOne(db, { memberId: julie.id }, ['sms', 'terminal'], newId),
      ];
    });
    const snapshot = await look();
    const message = { status: 'sent', text: 'Vous validez ?' } as const;
    const messages = [
      { ...message, id: 'reply', conversationId: ours ?? '' },
      { ...message, id: 'notice', conversationId: julies ?? '' },
      { ...message, id: 'refused', conversationId: julies ?? '', status: 'refused' as const },
    ];
    const names = namesOf(snapshot, snapshot);
    expect(toldIn(messages, ['reply'], { business: 'garage', snapshot, names })).toEqual([
      { to: 'julie', contactId: null, text: 'Vous validez ?' },
    ]);
  });
});

/** Judges what `work` changed by a case with these rows, each told in YAML. */
function verdictOn(rows: string[], work: (db: Db) => Promise<unknown>): Promise<Judgement> {
  return judge(caseWith(rows), work);
}

async function judge(one: EvalCase, work: (db: Db) => Promise<unknown>): Promise<Judgement> {
  await freshGarage();
  const before = await look();
  await inTenant(work);
  const after = await look();
  const names = namesOf(before, after);
  const changes = rowChanges(before, after, names);
  const { contactId: customerId } = tenant.customer;
  const caller = callerState(claire, after, names);
  const played: Played = { turns: [], told: [], changes, caller, before, after, customerId };
  return judgeChanges(one, played);
}

function caseWith(rows: string[], words = ''): EvalCase {
  const lines = ['id: one', 'language: fr', 'business: garage', 'now: 2026-11-23T09:00', 'turns: [salut]', 'expect:'];
  const list = rows.length > 0 ? rows.map((row) => `\n    - ${row}`).join('') : ' []';
  return readCase('one.yaml', [...lines, `  rows:${list}`, ...(words ? [`  ${words}`] : [])].join('\n'));
}

async function freshGarage(): Promise<void> {
  count += 1;
  const own = { slug: `rows-${count}`, numbers: { sms: `+3363998${2_000 + count}` }, size: 'small' as const };
  tenant = await seedGarage(store, { now, masterKey: testMasterKey, newId, random: seededRandom(1), ...own });
}

async function look(): Promise<Snapshot> {
  const key = await store.keyOf(tenant.tenantId);
  return inTenant((db) => takeSnapshot(db, key));
}

function inTenant<T>(work: (db: Db) => Promise<T>): Promise<T> {
  return store.forTenant(tenant.tenantId, work);
}

function claireIn(): { contactId: string } {
  return { contactId: tenant.customer.contactId };
}

async function conversationOfClaire(db: Db): Promise<string> {
  const id = await conversationWithOne(db, claireIn(), ['sms'], newId);
  if (!id) throw new Error('Claire has an address.');
  return id;
}

async function moveRevision(db: Db): Promise<void> {
  const [own] = await upcomingOf(db, tenant.customer.contactId);
  const times = { startsAt: new Date('2026-11-27T14:00:00Z'), endsAt: new Date('2026-11-27T16:00:00Z') };
  await db.nativeUpdate(Appointment, { id: own?.id ?? '' }, times);
}

function holdFor(status: 'released' | 'booked', others: string[] = []) {
  return async (db: Db) => {
    const [own] = await upcomingOf(db, tenant.customer.contactId);
    const service = await db.findOneOrFail(Service, { code: 'vidange' });
    const more = await db.find(Service, { code: { $in: others } }, { orderBy: { code: 'asc' } });
    const bay = await db.findOneOrFail(Resource, { kind: 'bay', name: 'Pont 1' });
    const technician = await db.findOneOrFail(Resource, { kind: 'technician', name: 'Lucas Garnier' });
    if (!own) throw new Error('Claire has an appointment.');
    const times = { startsAt: new Date('2026-11-26T13:00:00Z'), endsAt: new Date('2026-11-26T14:00:00Z') };
    const hold = { id: newId(), ...times, contactId: own.contactId, siteId: own.siteId, serviceId: service.id };
    const isHeld = await placeHold(db, {
      ...{ ...hold, bayId: bay.id, technicianId: technician.id, heldUntil: times.startsAt, priceCents: 8900 },
      ...{
        conversationId: await conversationOfClaire(db),
        vehicleId: null,
        replacesId: null,
        also: more.map(({ id }) => id),
      },
    });
    expect(isHeld).toBe(true);
    await changeAppointment(db, hold.id, { status });
  };
}

async function leaveNote(db: Db): Promise<void> {
  const { contactId } = claireIn();
  const [own] = await upcomingOf(db, contactId);
  const kept = { kind: 'appointment', words: 'la clé sera dans la boîte', urgent: false } as const;
  const conversationId = await conversationOfClaire(db);
  await storeNote(db, { ...kept, id: newId(), contactId, conversationId, appointmentId: own?.id ?? null });
}

async function proposeMove(db: Db): Promise<void> {
  const [own] = await upcomingOf(db, tenant.customer.contactId);
  const karim = await db.findOneOrFail(Member, { name: 'Karim Benali' });
  const julie = await db.findOneOrFail(Member, { name: 'Julie Petit' });
  const conversationId = await conversationWithOne(db, { memberId: karim.id }, ['sms', 'terminal'], newId);
  if (!own || !conversationId) throw new Error('Claire has an appointment, and Karim an address.');
  const id = newId();
  await storeProposal(db, {
    ...{ id, tool: 'move_for', summary: { fr: 'déplacer', en: 'move' }, proposerId: karim.id, conversationId },
    ...{ input: { appointment: own.id, startsAt: '2026-11-27T15:00' }, approverRole: 'MANAGER', expiresAt: now },
    ...{ recordTable: 'appointment', recordId: own.id, recordVersion: 1 },
  });
  await endProposal(db, id, { status: 'declined', by: julie.id });
}

async function optOut(db: Db): Promise<void> {
  const address = await db.findOneOrFail(Address, { contactId: tenant.customer.contactId, channel: 'sms' });
  await suppress(db, { id: newId(), channel: 'sms', addressIndex: address.valueIndex, messageId: null });
}
