import { at, type Day, minutesInDay } from './calendar.ts';
import type { ServiceOffer } from '../business.ts';
import type { Business } from './business.ts';

/** An appointment before it has rows to point to: bays and technicians by number, `who` a part of the customers from 0 to 1. */
export interface Slot {
  service: ServiceOffer;
  place: number;
  person: number;
  startsAt: Date;
  endsAt: Date;
  who: 'customer' | number;
  status: 'booked' | 'in_workshop' | 'ready' | 'done' | 'cancelled' | 'no_show';
  readyAt: Date | null;
}

interface Diary {
  business: Business;
  days: Day[];
  /** The number of today in `days`. */
  today: number;
  /** How many days before today others have been here: the customer's own history may go further back. */
  before: number;
  now: Date;
  random: () => number;
}

/** At most this part of a day is taken, so that whoever asks for a day finds a free slot. */
const busyShare = 0.33;

/** The diary around now: the customer's own appointments first, then those of others where these leave room. */
export function fillDiary(diary: Diary): Slot[] {
  const slots = [...customersOwn(diary)];
  const coming = diary.days.slice(diary.today);
  const past = diary.days.slice(diary.today - diary.before, diary.today).toReversed();
  // What comes is drawn first: a small seed has no past, and the same coming days.
  for (const day of coming) fillDay(diary, day, { slots, attempts: 8 });
  for (const day of past) fillDay(diary, day, { slots, attempts: 2 });
  return slots;
}

function customersOwn(diary: Diary): Slot[] {
  const { customer } = diary.business;
  const slots = customer.past.flatMap(({ service, daysAgo }) => {
    const day = diary.days.slice(0, Math.max(0, diary.today - daysAgo + 1)).findLast(isOpen);
    return day ? [slotAt(diary, { day, minutes: day.open[0]!.from + 60, service, status: 'done' })] : []; // Open: it has a stretch.
  });
  const { coming, inWorkshop } = customer;
  const day = diary.days.slice(diary.today + 1).find((one) => isOpen(one) && one.weekday === coming.weekday);
  if (!day) throw new Error('No open day for the coming appointment: the calendar is too short.');
  slots.push(slotAt(diary, { day, minutes: minutesInDay(coming.time), service: coming.service, status: 'booked' }));
  if (inWorkshop) slots.push(workshopSlot(diary, inWorkshop));
  return slots;
}

/** Came in when the last open day before now began; ready today, or on the next open day once today is over. */
function workshopSlot(diary: Diary, { service, readyAt }: { service: string; readyAt: string }): Slot {
  const { days, today, now } = diary;
  const cameIn = days.slice(0, today + 1).findLast((day) => isOpen(day) && at(day, day.open[0]!.from) <= now); // As above.
  if (!cameIn) throw new Error('No open day for the workshop: the calendar is too short.');
  const ready = days
    .slice(today)
    .filter(isOpen)
    .map((day) => at(day, Math.min(minutesInDay(readyAt), day.open.at(-1)!.to - 30))) // As above.
    .find((time) => time > now);
  if (!ready) throw new Error('No open day for the car to be ready: the calendar is too short.');
  const slot = slotAt(diary, { day: cameIn, minutes: cameIn.open[0]!.from, service, status: 'in_workshop' });
  return { ...slot, readyAt: ready };
}

function slotAt(
  { business }: Diary,
  { day, minutes, service, status }: { day: Day; minutes: number; service: string; status: Slot['status'] },
): Slot {
  const offer = business.services.find(({ code }) => code === service);
  if (!offer) throw new Error(`The business has no service "${service}".`);
  const [startsAt, endsAt] = [at(day, minutes), at(day, minutes + offer.durationMinutes)];
  return { service: offer, place: 0, person: 0, startsAt, endsAt, who: 'customer', status, readyAt: null };
}

function fillDay(diary: Diary, day: Day, { slots, attempts }: { slots: Slot[]; attempts: number }): void {
  const { business, random } = diary;
  const { services, bays, technicians } = business;
  const sameDay = slots.filter(({ startsAt }) => Math.abs(startsAt.getTime() - day.noon) < 43_200_000);
  const capacity = Math.min(bays.length, technicians.length) * total(day.open.map(({ from, to }) => to - from));
  let left = capacity * busyShare - total(sameDay.map(({ service }) => service.durationMinutes));
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    const draw = {
      service: random(),
      stretch: random(),
      start: random(),
      person: random(),
      who: random(),
      fate: random(),
    };
    const service = pick(services, draw.service);
    const stretch = day.open.length > 0 ? pick(day.open, draw.stretch) : null;
    if (!stretch || service.durationMinutes > left || service.durationMinutes > stretch.to - stretch.from) continue;
    const starts = Math.floor((stretch.to - stretch.from - service.durationMinutes) / 30) + 1;
    const minutes = stretch.from + 30 * Math.floor(draw.start * starts);
    const [startsAt, endsAt] = [at(day, minutes), at(day, minutes + service.durationMinutes)];
    const clashing = sameDay.filter((slot) => slot.startsAt < endsAt && startsAt < slot.endsAt);
    // One appointment at a time after noon: whoever tries the demo and asks for an afternoon hour finds it free.
    if (clashing.length > 0 && endsAt.getTime() > day.noon) continue;
    const place = bays.findIndex((_, index) => clashing.every((slot) => slot.place !== index));
    const free = technicians.flatMap((_, index) => (clashing.every((slot) => slot.person !== index) ? [index] : []));
    if (place < 0 || free.length === 0) continue;
    const status = statusAt(diary.now, { startsAt, endsAt, fate: draw.fate });
    const readyAt = status === 'in_workshop' ? endsAt : null;
    const slot: Slot = {
      service,
      place,
      person: pick(free, draw.person),
      startsAt,
      endsAt,
      who: draw.who,
      status,
      readyAt,
    };
    slots.push(slot);
    sameDay.push(slot);
    left -= service.durationMinutes;
  }
}

function statusAt(
  now: Date,
  { startsAt, endsAt, fate }: { startsAt: Date; endsAt: Date; fate: number },
): Slot['status'] {
  if (startsAt > now) return 'booked';
  if (endsAt > now) return 'in_workshop';
  if (fate < 0.06) return 'no_show';
  return fate < 0.13 ? 'cancelled' : 'done';
}

function isOpen(day: Day): boolean {
  return day.open.length > 0;
}

function pick<Item>(items: Item[], part: number): Item {
  return items[Math.floor(part * items.length)]!; // `part` is below 1 and the lists of a business are not empty.
}

function total(numbers: number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0);
}
