import { Counter } from '../counter.ts';
import type { Db } from '../db.ts';
import { Invoice, InvoiceLine, Payment, type PaymentMethod } from '../invoice.ts';
import { Quote, QuoteLine, type QuoteStatus } from '../quote.ts';
import type { ServiceOffer } from '../business.ts';

/** The quotes and invoices of a demo business; days count back from today. */
export interface Papers {
  quotes: QuotePlan[];
  invoices: InvoicePlan[];
}

interface Plan {
  /** The number of their customer in the list of people; the one whom one plays is the first. */
  who: number;
  services: string[];
  daysAgo: number;
}

export interface QuotePlan extends Plan {
  status: QuoteStatus;
}

export interface InvoicePlan extends Plan {
  /** Left out: nothing was paid. An amount left out: all of it. */
  paid?: { method: PaymentMethod; daysAgo: number; cents?: number };
}

interface Sown {
  /** The local day. */
  today: string;
  now: Date;
  newId: () => string;
  services: readonly ServiceOffer[];
  serviceIds: ReadonlyMap<string, string>;
  people: readonly { id: string; vehicleId: string | null }[];
}

const holdsDays = 30;
const dayMs = 86_400_000;
/** A business of the demo pays the standard rate. */
const vatBp = 2_000;

/** Stores them, the oldest first, so that their numbers follow their days; those of whom the seed has no such customer are left out. */
export async function insertPapers(db: Db, { quotes, invoices }: Papers, sown: Sown): Promise<void> {
  const counters = new Map<string, { series: string; year: number; value: number }>();
  const next = (series: string, day: string) => {
    const year = Number(day.slice(0, 4));
    const counter = counters.get(`${series} ${year}`) ?? { series, year, value: 0 };
    counter.value += 1;
    counters.set(`${series} ${year}`, counter);
    return `${series}-${year}-${String(counter.value).padStart(4, '0')}`;
  };
  for (const plan of inOrder(quotes, sown)) await insertQuote(db, plan, { ...sown, next });
  for (const plan of inOrder(invoices, sown)) await insertInvoice(db, plan, { ...sown, next });
  const stamps = { createdAt: sown.now, updatedAt: sown.now };
  await db.insertMany(
    Counter,
    Array.from(counters.values(), (counter) => ({ id: sown.newId(), ...counter, ...stamps })),
  );
}

type Numbering = Sown & { next(series: string, day: string): string };

async function insertQuote(db: Db, plan: QuotePlan, sown: Numbering): Promise<void> {
  const { status, daysAgo } = plan;
  const made = paperOf(plan, sown);
  const isOut = status !== 'draft' && status !== 'cancelled';
  const decided = status === 'accepted' || status === 'refused' ? instant(sown, daysAgo - 1) : null;
  await db.insert(Quote, {
    ...{ ...made.row, number: sown.next('DEV', dayIn(sown, daysAgo)), status, decidedAt: decided },
    ...{ sentAt: isOut ? instant(sown, daysAgo) : null },
    validUntil: isOut ? dayIn(sown, daysAgo - holdsDays) : null,
  });
  await db.insertMany(
    QuoteLine,
    made.lines.map((line) => ({ ...line, quoteId: made.row.id })),
  );
}

async function insertInvoice(db: Db, plan: InvoicePlan, sown: Numbering): Promise<void> {
  const { daysAgo, paid } = plan;
  const made = paperOf(plan, sown);
  const { id, totalCents } = made.row;
  const paidCents = paid ? (paid.cents ?? totalCents) : 0;
  await db.insert(Invoice, { ...made.row, status: 'draft', kind: 'invoice' });
  await db.insertMany(
    InvoiceLine,
    made.lines.map((line) => ({ ...line, invoiceId: id })),
  );
  // The lines of what has its number cannot be written any more.
  const issuedOn = dayIn(sown, daysAgo);
  await db.nativeUpdate(
    Invoice,
    { id },
    {
      ...{ number: sown.next('FAC', issuedOn), issuedOn, dueOn: dayIn(sown, daysAgo - holdsDays), paidCents },
      status: paidCents === totalCents ? 'paid' : 'issued',
    },
  );
  if (!paid) return;
  const at = { createdAt: instant(sown, paid.daysAgo), updatedAt: instant(sown, paid.daysAgo) };
  const payment = { id: sown.newId(), invoiceId: id, amountCents: paidCents, method: paid.method };
  await db.insert(Payment, { ...payment, paidOn: dayIn(sown, paid.daysAgo), ...at });
}

/** What quotes and invoices have alike. */
function paperOf({ who, services: codes, daysAgo }: Plan, sown: Sown) {
  const { newId, people, services, serviceIds } = sown;
  const at = { createdAt: instant(sown, daysAgo), updatedAt: instant(sown, daysAgo) };
  const person = people[who];
  if (!person) throw new Error(`The seed has no customer ${who}.`);
  const lines = codes.map((code, position) => {
    const service = services.find((each) => each.code === code);
    if (!service) throw new Error(`The business has no service "${code}".`);
    const { nameFr: label, priceCents: unitCents } = service;
    return { id: newId(), label, position, serviceId: serviceIds.get(code) ?? null, unitCents, vatBp, ...at };
  });
  const totalCents = lines.reduce((sum, { unitCents }) => sum + unitCents, 0);
  return { row: { id: newId(), contactId: person.id, vehicleId: person.vehicleId, totalCents, ...at }, lines };
}

function inOrder<Item extends Plan>(plans: readonly Item[], { people }: Sown): Item[] {
  return plans.filter(({ who }) => who < people.length).toSorted((a, b) => b.daysAgo - a.daysAgo);
}

function instant({ now }: Sown, daysAgo: number): Date {
  return new Date(now.getTime() - daysAgo * dayMs);
}

/** A local day before today, or after it where the count is below zero. */
function dayIn({ today }: Sown, daysAgo: number): string {
  return new Date(Date.parse(today) - daysAgo * dayMs).toISOString().slice(0, 10);
}
