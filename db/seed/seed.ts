import { Address } from '../address.ts';
import { Appointment } from '../appointment.ts';
import { type Offer, storeOffer } from '../business.ts';
import { connectAccount } from '../channel-account.ts';
import { Contact } from '../contact.ts';
import { Member } from '../member.ts';
import type { Db } from '../db.ts';
import { newWrappedKey, openTenantKey, type TenantKey } from '../seal.ts';
import type { Store } from '../store.ts';
import { Tenant } from '../tenant.ts';
import { Vehicle } from '../vehicle.ts';
import type { AddressOf, Business } from './business.ts';
import { busyDay } from './busy-day.ts';
import { calendar } from './calendar.ts';
import { fillDiary, type Slot } from './diary.ts';
import { garage } from './garage.ts';
import { insertPapers } from './papers.ts';
import { type Car, makeCars, makePeople, type Person } from './people.ts';
import { salon } from './salon.ts';
import { insertWeek } from './week.ts';
import { insertWorkload } from './workload.ts';

export interface SeedOptions {
  now: Date;
  masterKey: Buffer;
  newId: () => string;
  random: () => number;
  tenantId?: string;
  slug?: string;
  numbers?: { sms: string };
  /**
   * `small` has five other customers and no history but the customer's own; the coming two weeks are the same. `busy` is the
   * demo with more visits today, and with what customers wrote the week before.
   */
  size?: 'demo' | 'small' | 'busy';
}

export interface SeededTenant {
  tenantId: string;
  slug: string;
  accounts: { sms: SeededAccount; terminal: SeededAccount };
  /** Whom one plays; the address is the one for SMS. */
  customer: { contactId: string; address: string };
}

export interface SeededAccount {
  id: string;
  externalId: string;
}

/** How much there is, and over how many days before and after today. */
interface Amount {
  contacts: number;
  vehicles: number;
  before: number;
  after: number;
}

/** For as many days before today the chart of the page has bars. */
const daysOfTalk = 6;

const dayMs = 86_400_000;
/** In as many days one at least is open. */
const longestClosed = 7;

/** Stores the demo garage. The same seed gives the same rows relative to `now`, sealed values apart. */
export function seedGarage(store: Store, options: SeedOptions): Promise<SeededTenant> {
  return seedBusiness(store, garage, options);
}

/** Stores the demo salon: another trade, another rhythm, no vehicles. */
export function seedSalon(store: Store, options: SeedOptions): Promise<SeededTenant> {
  return seedBusiness(store, salon, options);
}

async function seedBusiness(store: Store, business: Business, options: SeedOptions): Promise<SeededTenant> {
  const { masterKey, newId, now, random } = options;
  const tenantId = options.tenantId ?? newId();
  const slug = options.slug ?? business.tenant.slug;
  const keySealed = newWrappedKey(masterKey);
  const sowing: Sowing = { business, now, newId, key: openTenantKey(masterKey, keySealed) };
  return store.forTenant(tenantId, async (db) => {
    await db.insert(Tenant, { ...business.tenant, id: tenantId, slug, keySealed, createdAt: now, updatedAt: now });
    const offer = await insertOffer(db, sowing);
    const accounts = await insertAccounts(db, sowing, { tenantId, slug, number: options.numbers?.sms });
    const members = await insertStaff(db, sowing);
    const { zone } = business.tenant;
    const isBusy = options.size === 'busy';
    const amount = amountOf(business, options.size ?? 'demo');
    const before = Math.max(amount.before, ...business.customer.past.map(({ daysAgo }) => daysAgo + longestClosed));
    const { days, today } = await calendar(db, { now, zone, hours: business.site.hours, after: amount.after, before });
    // Drawn before the people, whose number depends on the size, so that both sizes have the same diary to come.
    const diary = fillDiary({ business, days, today, before: amount.before, now, random });
    const day = days[today]!; // Today is a day of the calendar.
    if (isBusy) diary.push(...busyDay({ visits: business.bustle.visits, day, now, slots: diary }, business));
    const people = makePeople(business, amount.contacts, random).map((person) => ({ ...person, id: newId() }));
    const cars = makeCars(business, people.length, amount.vehicles, random).map((car) => ({ ...car, id: newId() }));
    const appointments = diary.map((slot) => appointmentRow(slot, { sowing, offer, people, cars }));
    await insertCustomers(db, sowing, { people, cars, appointments });
    await db.insertMany(Appointment, appointments);
    if (business.workload) await insertWorkload(db, business.workload, { now, newId, members });
    if (business.papers) {
      const owners = people.map(({ id }, owner) => ({
        id,
        vehicleId: cars.find((car) => car.owner === owner)?.id ?? null,
      }));
      // A small business has the papers of the customer one plays only.
      const known = options.size === 'small' ? owners.slice(0, 1) : owners;
      const { services } = business;
      const sown = { today: day.date, now, newId, services, serviceIds: offer.serviceIds, people: known };
      await insertPapers(db, business.papers, sown);
    }
    if (isBusy) {
      const week = days.slice(Math.max(0, today - daysOfTalk), today);
      await insertWeek(db, business.bustle.talks, { week, now, newId, accountId: accounts.sms.id, contacts: people });
    }
    const [customer] = people;
    if (!customer) throw new Error('A business has at least the customer one plays.');
    return { tenantId, slug, accounts, customer: { contactId: customer.id, address: customer.phone } };
  });
}

/** What every part of a seed needs. */
interface Sowing {
  business: Business;
  now: Date;
  newId: () => string;
  key: TenantKey;
}

async function insertOffer(db: Db, { business, now, newId }: Sowing): Promise<Offer> {
  // Two weeks of leave, far enough away to leave the demo alone.
  const closures = [{ from: dateIn(now, 70), to: dateIn(now, 83), reason: business.leave }];
  return storeOffer(db, { ...business, site: { ...business.site, closures } }, { newId, at: now });
}

async function insertAccounts(
  db: Db,
  { business, newId, key }: Sowing,
  { tenantId, slug, number }: { tenantId: string; slug: string; number: string | undefined },
): Promise<SeededTenant['accounts']> {
  const sms = { id: newId(), externalId: number ?? business.sms.number };
  const terminal = { id: newId(), externalId: slug };
  const secretsSealed = key.seal(JSON.stringify(business.sms.secrets));
  await connectAccount(db, { ...sms, tenantId, channel: 'sms', secretsSealed });
  await connectAccount(db, { ...terminal, tenantId, channel: 'terminal', secretsSealed: key.seal('{}') });
  return { sms, terminal };
}

/** Gives the ids of the members by their name at the terminal. */
async function insertStaff(db: Db, sowing: Sowing): Promise<Map<string, string>> {
  const { business, now, newId } = sowing;
  const staff = business.staff.map((member) => ({ ...member, id: newId() }));
  const members = staff.map(({ id, name, role }) => ({ id, name, role, createdAt: now, updatedAt: now }));
  const addresses = staff.flatMap(({ id, addresses: own }) =>
    own.map((address) => ({ ...addressRow(address, sowing), memberId: id })),
  );
  await db.insertMany(Member, members);
  await db.insertMany(Address, addresses);
  const named = staff.flatMap(({ id, addresses: own }) =>
    own.flatMap(({ channel, value }): [string, string][] => (channel === 'terminal' ? [[value, id]] : [])),
  );
  return new Map(named);
}

type Known = Person & { id: string };
type Owned = Car & { id: string };

function appointmentRow(
  slot: Slot,
  { sowing, offer, people, cars }: { sowing: Sowing; offer: Offer; people: Known[]; cars: Owned[] },
) {
  const { service, startsAt, endsAt, status, readyAt } = slot;
  const owner = slot.who === 'customer' ? 0 : 1 + Math.floor(slot.who * (people.length - 1));
  // People book some days before they come, and never in the future.
  const early = new Date(startsAt.getTime() - (3 + (service.durationMinutes % 7)) * 86_400_000);
  const createdAt = early < sowing.now ? early : sowing.now;
  return {
    ...{ id: sowing.newId(), siteId: offer.siteId, startsAt, endsAt, status, readyAt, createdAt, updatedAt: createdAt },
    ...{ contactId: people[owner]!.id, vehicleId: cars.find((car) => car.owner === owner)?.id ?? null }, // `who` is below 1.
    // The diary was filled from these.
    ...{ serviceId: offer.serviceIds.get(service.code)!, priceCents: service.priceCents },
    ...{ bayId: offer.bayIds[slot.place]!, technicianId: offer.technicianIds[slot.person]! },
  };
}

async function insertCustomers(
  db: Db,
  sowing: Sowing,
  rows: { people: Known[]; cars: Owned[]; appointments: { contactId: string; createdAt: Date }[] },
): Promise<void> {
  const { business, now, key } = sowing;
  const papers = [...(business.papers?.quotes ?? []), ...(business.papers?.invoices ?? [])];
  // A customer is known since their first booking or paper, with their number and their car.
  const since = rows.people.map(({ id }, at) => {
    const booked = rows.appointments.filter(({ contactId }) => contactId === id);
    const written = papers.filter(({ who }) => who === at).map(({ daysAgo }) => now.getTime() - daysAgo * dayMs);
    return new Date(Math.min(now.getTime(), ...written, ...booked.map(({ createdAt }) => createdAt.getTime())));
  });
  const stampsOf = (at: number) => ({ createdAt: since[at] ?? now, updatedAt: since[at] ?? now });
  const contacts = rows.people.map(({ id, firstName, lastName, email, language, phone }, at) => {
    const sealed = {
      ...{ emailSealed: email && key.seal(email), emailIndex: email && key.index(email) },
      ...{ phoneSealed: key.seal(phone), phoneIndex: key.index(phone) },
    };
    return { id, firstName, lastName, language, ...sealed, ...stampsOf(at) };
  });
  const addresses = rows.people.flatMap(({ id, phone, terminal }, at) => {
    const own = [{ channel: 'sms', value: phone }, ...(terminal ? [{ channel: 'terminal', value: terminal }] : [])];
    return own.map((address) => ({ ...addressRow(address, sowing), ...stampsOf(at), contactId: id }));
  });
  const vehicles = rows.cars.map(({ owner, ...car }) => {
    return { ...car, contactId: rows.people[owner]!.id, ...stampsOf(owner) }; // An owner is one of the people.
  });
  await db.insertMany(Contact, contacts);
  await db.insertMany(Address, addresses);
  if (vehicles.length > 0) await db.insertMany(Vehicle, vehicles);
}

function amountOf({ people }: Business, size: 'demo' | 'small' | 'busy'): Amount {
  const vehicles = people.vehicles?.count ?? 0;
  if (size !== 'small') return { contacts: people.contacts, vehicles, before: 365, after: 28 };
  // A week back is enough for a car that came in before a holiday.
  return { contacts: 6, vehicles: Math.min(vehicles, 7), before: 7, after: 21 };
}

function addressRow({ channel, value }: AddressOf, { now, newId, key }: Sowing) {
  const sealed = { valueSealed: key.seal(value), valueIndex: key.index(value) };
  return { id: newId(), channel, ...sealed, contactId: null, memberId: null, createdAt: now, updatedAt: now };
}

function dateIn(now: Date, days: number): string {
  return new Date(now.getTime() + days * dayMs).toISOString().slice(0, 10);
}
