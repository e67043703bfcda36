import { Address } from '../address.ts';
import { Appointment } from '../appointment.ts';
import { connectAccount } from '../channel-account.ts';
import { Contact } from '../contact.ts';
import { Member } from '../member.ts';
import type { Db } from '../orm.ts';
import { Resource } from '../resource.ts';
import { newWrappedKey, openTenantKey, type TenantKey } from '../seal.ts';
import { Service } from '../service.ts';
import { Site } from '../site.ts';
import type { Store } from '../store.ts';
import { Tenant } from '../tenant.ts';
import { Vehicle } from '../vehicle.ts';
import type { AddressOf, Business } from './business.ts';
import { calendar } from './calendar.ts';
import { fillDiary, type Slot } from './diary.ts';
import { garage } from './garage.ts';
import { makeCars, makePeople } from './people.ts';
import { salon } from './salon.ts';

export interface SeedOptions {
  now: Date;
  masterKey: Buffer;
  newId: () => string;
  random: () => number;
  tenantId?: string;
  slug?: string;
  numbers?: { sms: string };
  /** `small` has five other customers and no history; the coming two weeks are the same. */
  size?: 'demo' | 'small';
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

/** Another variant of the demo: how much of it there is. */
interface Amount {
  contacts: number;
  vehicles: number;
  before: number;
  after: number;
}

/** Stores the demo garage. The same seed gives the same rows relative to `now`, sealed values apart. */
export function seedGarage(store: Store, options: SeedOptions): Promise<SeededTenant> {
  return seedBusiness(store, garage, options);
}

/** Stores the demo salon: another trade, another rhythm, no vehicles. */
export function seedSalon(store: Store, options: SeedOptions): Promise<SeededTenant> {
  return seedBusiness(store, salon, options);
}

async function seedBusiness(store: Store, business: Business, options: SeedOptions): Promise<SeededTenant> {
  const { newId, masterKey } = options;
  const tenantId = options.tenantId ?? newId();
  const slug = options.slug ?? business.tenant.slug;
  const keySealed = newWrappedKey(masterKey);
  const key = openTenantKey(masterKey, keySealed);
  const stamp = { createdAt: options.now, updatedAt: options.now };
  return store.forTenant(tenantId, async (db) => {
    await db.insert(Tenant, { ...business.tenant, ...stamp, id: tenantId, slug, keySealed });
    const siteId = await insertSite(db, business, options);
    const accounts = await insertAccounts(db, business, { tenantId, slug, key, options });
    await insertStaff(db, business, { key, options });
    const contactId = await insertCustomersAndDiary(db, business, { siteId, key, options });
    return { tenantId, slug, accounts, customer: { contactId, address: business.customer.phone } };
  });
}

async function insertSite(db: Db, { site, leave }: Business, { now, newId }: SeedOptions): Promise<string> {
  const id = newId();
  // Two weeks of leave, far enough away to leave the demo alone.
  const closures = [{ from: dateIn(now, 70), to: dateIn(now, 83), reason: leave }];
  await db.insert(Site, { ...site, id, closures, createdAt: now, updatedAt: now });
  return id;
}

interface Keyed {
  key: TenantKey;
  options: SeedOptions;
}

async function insertAccounts(
  db: Db,
  { sms }: Business,
  { tenantId, slug, key, options }: Keyed & { tenantId: string; slug: string },
): Promise<SeededTenant['accounts']> {
  const number = options.numbers?.sms ?? sms.number;
  const accounts = {
    sms: { id: options.newId(), externalId: number },
    terminal: { id: options.newId(), externalId: slug },
  };
  const sealed = { sms: key.seal(JSON.stringify(sms.secrets)), terminal: key.seal('{}') };
  await connectAccount(db, { ...accounts.sms, tenantId, channel: 'sms', secretsSealed: sealed.sms });
  await connectAccount(db, { ...accounts.terminal, tenantId, channel: 'terminal', secretsSealed: sealed.terminal });
  return accounts;
}

async function insertStaff(db: Db, { staff }: Business, { key, options }: Keyed): Promise<void> {
  const stamp = { createdAt: options.now, updatedAt: options.now };
  const members = staff.map(({ name, role, addresses }) => ({ id: options.newId(), name, role, addresses }));
  await db.insertMany(
    Member,
    members.map(({ id, name, role }) => ({ id, name, role, ...stamp })),
  );
  const rows = members.flatMap(({ id, addresses }) =>
    addresses.map((address) => ({ ...addressRow(address, { key, options }), memberId: id })),
  );
  await db.insertMany(Address, rows);
}

/** Returns the id of the customer one plays. */
async function insertCustomersAndDiary(
  db: Db,
  business: Business,
  { siteId, key, options }: Keyed & { siteId: string },
): Promise<string> {
  const { now, newId, random } = options;
  const amount = amountOf(business, options.size ?? 'demo');
  const { zone } = business.tenant;
  const { days, today } = await calendar(db, { now, zone, hours: business.site.hours, ...amount });
  const diary = fillDiary({ business, days, today, now, random });
  const people = makePeople(business, amount.contacts, random).map((person) => ({ ...person, id: newId() }));
  const cars = makeCars(business, people.length, amount.vehicles, random).map((car) => ({ ...car, id: newId() }));
  const services = business.services.map((service, position) => ({ ...service, id: newId(), position }));
  const places = business.places.map((name, position) => ({ id: newId(), kind: 'place' as const, name, position }));
  const persons = business.persons.map((name, position) => ({ id: newId(), kind: 'person' as const, name, position }));
  const stamp = { createdAt: now, updatedAt: now };

  const addresses = people.flatMap(({ id, phone, terminal }) => {
    const values = [{ channel: 'sms', value: phone }, ...(terminal ? [{ channel: 'terminal', value: terminal }] : [])];
    return values.map((value) => ({ ...addressRow(value, { key, options }), contactId: id }));
  });
  const vehicles = cars.map(({ owner, ...car }) => ({ ...car, contactId: people[owner]!.id, ...stamp })); // Counted by it.
  const appointments = diary.map((slot) => {
    const owner = slot.who === 'customer' ? 0 : 1 + Math.floor(slot.who * (people.length - 1));
    const { service, startsAt, endsAt, status, readyAt } = slot;
    return {
      ...{ id: newId(), siteId, startsAt, endsAt, status, readyAt, priceCents: service.priceCents },
      contactId: people[owner]!.id, // `who` is below 1.
      vehicleId: cars.find((car) => car.owner === owner)?.id ?? null,
      serviceId: services.find(({ code }) => code === service.code)!.id, // The diary was filled from these.
      placeId: places[slot.place]!.id,
      personId: persons[slot.person]!.id,
      ...bookedAt(slot, now),
    };
  });
  // A customer is known since their first booking.
  const contacts = people.map(({ id, firstName, lastName, email, language }) => {
    const sealed = email ? { emailSealed: key.seal(email), emailIndex: key.index(email) } : {};
    const own = appointments.filter(({ contactId }) => contactId === id).map(({ createdAt }) => createdAt.getTime());
    const since = new Date(Math.min(now.getTime(), ...own));
    const row = { id, firstName, lastName, language, emailSealed: null, emailIndex: null, ...sealed };
    return { ...row, createdAt: since, updatedAt: since };
  });
  await db.insertMany(
    Service,
    services.map((row) => ({ ...row, ...stamp })),
  );
  await db.insertMany(
    Resource,
    [...places, ...persons].map((row) => ({ ...row, siteId, ...stamp })),
  );
  await db.insertMany(Contact, contacts);
  await db.insertMany(Address, addresses);
  if (vehicles.length > 0) await db.insertMany(Vehicle, vehicles);
  await db.insertMany(Appointment, appointments);
  return people[0]!.id; // The list begins with the customer one plays.
}

function amountOf({ people }: Business, size: 'demo' | 'small'): Amount {
  const vehicles = people.vehicles?.count ?? 0;
  if (size === 'demo') return { contacts: people.contacts, vehicles, before: 365, after: 28 };
  // A week back is enough for a car that came in before a holiday.
  return { contacts: 6, vehicles: Math.min(vehicles, 7), before: 7, after: 21 };
}

function addressRow({ channel, value }: AddressOf, { key, options }: Keyed) {
  const stamp = { createdAt: options.now, updatedAt: options.now };
  const sealed = { valueSealed: key.seal(value), valueIndex: key.index(value) };
  return { id: options.newId(), channel, ...sealed, contactId: null, memberId: null, ...stamp };
}

/** People book some days before they come, and never in the future. */
function bookedAt({ startsAt, service }: Slot, now: Date): { createdAt: Date; updatedAt: Date } {
  const early = new Date(startsAt.getTime() - (3 + (service.durationMinutes % 7)) * 86_400_000);
  const createdAt = early < now ? early : now;
  return { createdAt, updatedAt: createdAt };
}

function dateIn(now: Date, days: number): string {
  return new Date(now.getTime() + days * 86_400_000).toISOString().slice(0, 10);
}
