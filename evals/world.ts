import { Appointment, changeAppointment, expireHolds, occupiedBetween, upcomingOf } from '#db/appointment.ts';
import { Contact } from '#db/contact.ts';
import type { Db } from '#db/db.ts';
import { resourcesOf } from '#db/resource.ts';
import { seededRandom } from '#db/seed/chance.ts';
import { seedGarage, type SeededTenant, seedSalon } from '#db/seed/seed.ts';
import { catalogue } from '#db/service.ts';
import { mainSite, Site } from '#db/site.ts';
import type { Store } from '#db/store.ts';
import { toInstant } from '#language/zone.ts';
import type { Script } from './case.ts';
import { demoZone } from './expectation.ts';

const takenMs = 60 * 60_000;

/** The instant of a local time of the businesses of the demo. */
export function instantOf(startsAt: string): Date {
  const instant = toInstant(startsAt.slice(0, 10), startsAt.slice(11), demoZone);
  if (!instant) throw new Error(`There is no ${startsAt} in ${demoZone}.`);
  return instant;
}

/** Makes the business of a case, with what its world changes. */
export async function makeWorld(
  store: Store,
  { business, world }: Script,
  options: { now: Date; masterKey: Buffer; newId: () => string; slug: string; number: string },
): Promise<SeededTenant> {
  const { number, ...seedOptions } = options;
  const seed = business === 'garage' ? seedGarage : seedSalon;
  const tenant = await seed(store, {
    ...seedOptions,
    random: seededRandom(1),
    size: world.size,
    numbers: { sms: number },
  });
  const { contactId } = tenant.customer;
  await store.forTenant(tenant.tenantId, async (db) => {
    if (world.appointments === 'none') {
      for (const { id } of await upcomingOf(db, contactId)) await changeAppointment(db, id, { status: 'cancelled' });
    }
    if (world.closed.length > 0) {
      const site = await mainSite(db);
      const closures = world.closed.map((day) => ({ from: day, to: day, reason: 'Inventaire' }));
      await db.nativeUpdate(Site, { id: site.id }, { closures: [...site.closures, ...closures] });
    }
    for (const startsAt of world.taken) await takeAll(db, { startsAt, contactId, newId: options.newId });
  });
  return tenant;
}

/** Others book whatever is free for an hour from a time on, until no bay or no technician is left. */
export async function takeAll(
  db: Db,
  { startsAt, contactId, newId }: { startsAt: string; contactId: string; newId: () => string },
): Promise<void> {
  const [start, end] = [instantOf(startsAt), new Date(instantOf(startsAt).getTime() + takenMs)];
  await expireHolds(db);
  const site = await mainSite(db);
  const [service] = await catalogue(db);
  const other = await db.findOneOrFail(Contact, { id: { $ne: contactId } });
  const busy = (await occupiedBetween(db, site.id, start, end)).flatMap(({ bayId, technicianId }) => [
    bayId,
    technicianId,
  ]);
  const free = (await resourcesOf(db, site.id)).filter(({ id }) => !busy.includes(id));
  const technicians = free.filter(({ kind }) => kind === 'technician');
  for (const [index, bay] of free.filter(({ kind }) => kind === 'bay').entries()) {
    const technician = technicians[index];
    if (!technician || !service) return;
    await db.insert(Appointment, {
      ...{ id: newId(), contactId: other.id, siteId: site.id, serviceId: service.id, vehicleId: null },
      ...{ bayId: bay.id, technicianId: technician.id, startsAt: start, endsAt: end, status: 'booked' },
      priceCents: service.priceCents,
    });
  }
}
