import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import {
  Appointment,
  appointmentOf,
  changeAppointment,
  expireHolds,
  holdsOf,
  lockDiary,
  type NewHold,
  occupiedBetween,
  placeHold,
  upcomingOf,
} from './appointment.ts';
import type { Db } from './db.ts';
import { fullTenant, type FullTenant } from './fixtures/full-tenant.ts';
import { testStore, type TestStore } from './fixtures/test-store.ts';
import { Resource } from './resource.ts';
import { Service } from './service.ts';
import { mainSite } from './site.ts';

const start = new Date('2026-11-23T08:00:00Z');
let clock = start;
let tenants = 0;
let store: TestStore;
let tenant: FullTenant;
let blank: NewHold;
let otherBay: string;
let otherTechnician: string;

beforeAll(async () => {
  store = await testStore(() => clock);
});
afterAll(() => store.close());

beforeEach(async () => {
  clock = start;
  tenants += 1;
  tenant = await fullTenant(store, { now: start, sms: `+3363998${4000 + tenants}` });
  await inTenant(async (db) => {
    const site = await mainSite(db);
    const [bay, nextBay] = await db.find(Resource, { kind: 'bay' });
    const [technician, nextTechnician] = await db.find(Resource, { kind: 'technician' });
    const service = await db.findOneOrFail(Service, { code: 'vidange' });
    otherBay = nextBay!.id; // The garage has two of each.
    otherTechnician = nextTechnician!.id;
    blank = {
      id: '',
      contactId: tenant.customer.contactId,
      conversationId: tenant.conversationId,
      vehicleId: null,
      serviceId: service.id,
      also: [],
      siteId: site.id,
      bayId: bay!.id, // As above.
      technicianId: technician!.id,
      startsAt: far(9),
      endsAt: far(10),
      heldUntil: minutes(10),
      priceCents: 8900,
      replacesId: null,
    };
  });
});

describe('double booking', () => {
  test('is refused for the same bay and for the same technician, even if the code asks for it', async () => {
    await inTenant((db) => db.insert(Appointment, booked(9, 10)));
    const sameBay = inTenant((db) => db.insert(Appointment, { ...booked(9.5, 10.5), technicianId: otherTechnician }));
    await expect(sameBay).rejects.toMatchObject({ code: '23P01' });
    const sameTechnician = inTenant((db) => db.insert(Appointment, { ...booked(9.5, 10.5), bayId: otherBay }));
    await expect(sameTechnician).rejects.toMatchObject({ code: '23P01' });
  });

  test('is not what two appointments are that touch, or have another bay and another technician', async () => {
    const apart = [booked(9, 10), booked(10, 11), booked(8, 9)];
    const elsewhere = { ...booked(9, 10), bayId: otherBay, technicianId: otherTechnician };
    const rows = [...apart, elsewhere];
    await inTenant((db) => db.insertMany(Appointment, rows));
    expect(await inTenant((db) => db.count(Appointment, { id: { $in: rows.map(({ id }) => id) } }))).toBe(4);
  });

  test.each(['expired', 'released', 'cancelled', 'moved', 'no_show', 'done'] as const)(
    'cannot happen with an appointment that is %s, which frees its time',
    async (status) => {
      const row = booked(9, 10);
      await inTenant(async (db) => {
        await db.insert(Appointment, row);
        await db.nativeUpdate(Appointment, { id: row.id }, { status });
        await db.insert(Appointment, booked(9, 10));
      });
      const revived = inTenant((db) => db.nativeUpdate(Appointment, { id: row.id }, { status: 'booked' }));
      await expect(revived).rejects.toMatchObject({ code: '23P01' });
    },
  );
});

describe('a hold that shall replace an appointment', () => {
  test('may be at the same time and place, and is booked once that one has given its time back', async () => {
    const old = booked(9, 10);
    const next = { ...hold(9, 11), replacesId: old.id };
    await inTenant((db) => db.insert(Appointment, old));
    expect(await inTenant((db) => placeHold(db, next))).toBe(true);
    const both = inTenant((db) => changeAppointment(db, next.id, { status: 'booked' }));
    await expect(both).rejects.toMatchObject({ code: '23P01' });
    await inTenant(async (db) => {
      await changeAppointment(db, old.id, { status: 'moved' });
      await changeAppointment(db, next.id, { status: 'booked' });
    });
    // What replaced something may be replaced itself.
    expect(await inTenant((db) => placeHold(db, { ...hold(9, 11), replacesId: next.id }))).toBe(true);
  });

  test('is in the way of everybody else, and they in its', async () => {
    const old = booked(9, 10);
    await inTenant((db) => db.insertMany(Appointment, [old, booked(11, 12)]));
    expect(await inTenant((db) => placeHold(db, { ...hold(9, 11.5), replacesId: old.id }))).toBe(false);
    expect(await inTenant((db) => placeHold(db, { ...hold(9, 11), replacesId: old.id }))).toBe(true);
    expect(await inTenant((db) => placeHold(db, hold(10, 11)))).toBe(false);
  });

  test('keeps the services of its visit in their order', async () => {
    const also = [randomUUID(), randomUUID(), randomUUID()];
    const next = { ...hold(14, 15), also };
    await inTenant((db) => placeHold(db, next));
    const row = await inTenant((db) => appointmentOf(db, next.contactId, next.id));
    expect(row?.also).toEqual(also);
  });
});

describe('a hold', () => {
  test('takes a free slot once: of twenty at the same time, one gets it', async () => {
    const answers = await Promise.all(Array.from({ length: 20 }, () => inTenant((db) => placeHold(db, hold(9, 10)))));
    expect(answers.filter(Boolean)).toHaveLength(1);
  });

  test('taken in any order never waits in a circle, when the diary is locked first', async () => {
    const take = (first: number, second: number) =>
      inTenant(async (db) => {
        await lockDiary(db);
        return [await placeHold(db, hold(first, first + 1)), await placeHold(db, hold(second, second + 1))];
      });
    const answers = await Promise.all(Array.from({ length: 8 }, (_, i) => (i % 2 ? take(9, 14) : take(14, 9))));
    expect(answers.flat().filter(Boolean)).toHaveLength(2);
  });

  test('occupies its time for others, not for its own conversation, until it expires', async () => {
    await inTenant((db) => placeHold(db, hold(9, 10)));
    const occupied = (conversationId?: string) =>
      inTenant((db) => occupiedBetween(db, blank.siteId, far(8), far(12), conversationId ? { conversationId } : {}));
    expect(await occupied()).toEqual([
      { bayId: blank.bayId, technicianId: blank.technicianId, startsAt: far(9), endsAt: far(10) },
    ]);
    expect(await occupied(tenant.conversationId)).toEqual([]);
    clock = minutes(10);
    expect(await occupied()).toEqual([]);
  });

  test('is live until its time is over, and then expires once', async () => {
    await inTenant((db) => placeHold(db, hold(9, 10)));
    clock = minutes(9.99);
    expect(await inTenant((db) => holdsOf(db, tenant.conversationId))).toHaveLength(1);
    expect(await inTenant(expireHolds)).toHaveLength(0);
    clock = minutes(10);
    expect(await inTenant((db) => holdsOf(db, tenant.conversationId))).toEqual([]);
    expect(await inTenant(expireHolds)).toHaveLength(1);
    expect(await inTenant(expireHolds)).toHaveLength(0);
  });

  test('that nobody has expired yet still keeps its slot from another: expire first', async () => {
    await inTenant((db) => placeHold(db, hold(9, 10)));
    clock = minutes(11);
    expect(await inTenant((db) => placeHold(db, hold(9, 10)))).toBe(false);
    await inTenant(expireHolds);
    expect(await inTenant((db) => placeHold(db, hold(9, 10)))).toBe(true);
  });
});

describe('a customer', () => {
  test('sees the coming appointments, soonest first, and none that was cancelled or is past', async () => {
    await inTenant(async (db) => {
      await db.insert(Appointment, booked(15, 16));
      await db.insert(Appointment, { ...booked(14, 15), status: 'cancelled' });
      await db.insert(Appointment, { ...booked(11, 12), startsAt: minutes(-120), endsAt: minutes(-60) });
    });
    const rows = await inTenant((db) => upcomingOf(db, tenant.customer.contactId));
    expect(rows.map(({ startsAt }) => startsAt)).toEqual([new Date('2026-11-26T08:00:00Z'), far(15)]);
  });

  test('cannot reach the appointment of somebody else', async () => {
    const [theirs] = await inTenant((db) =>
      db.find(Appointment, { contactId: { $ne: tenant.customer.contactId } }, { limit: 1 }),
    );
    const find = (contactId: string) => inTenant((db) => appointmentOf(db, contactId, theirs!.id)); // The diary is not empty.
    expect(await find(theirs!.contactId)).not.toBeNull();
    expect(await find(tenant.customer.contactId)).toBeNull();
  });
});

function inTenant<T>(work: (db: Db) => Promise<T>): Promise<T> {
  return store.forTenant(tenant.tenantId, work);
}

function hold(from: number, to: number): NewHold {
  return { ...blank, id: randomUUID(), startsAt: far(from), endsAt: far(to) };
}

function booked(from: number, to: number) {
  return { ...hold(from, to), status: 'booked' as const, heldUntil: null };
}

/** An hour of a day on which the seed has put nothing. */
function far(hour: number): Date {
  return new Date(Date.UTC(2027, 2, 1) + hour * 3_600_000);
}

function minutes(n: number): Date {
  return new Date(start.getTime() + n * 60_000);
}
